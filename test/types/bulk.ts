// The documents of both bulk APIs have names that the Partner API uses too, so a version exports them as Bulk1 and Bulk2.
import { type Bulk1, type Bulk2, v62 } from 'forcewire/v62';

export const ingest: Bulk2.NewIngestJobV49 = { object: 'Account', operation: 'insert' };
export const state: Bulk1.JobState = 'Closed';
export const path: string = v62.bulk2.createIngestJob.encodeRequest(ingest).path;
