// Compiled, never run: the resources of the bulk APIs are those of the pinned version, and so are their fields.
import { type BulkDownload, decodeBatchResult, encodeBatch, type Org } from 'forcewire';
import type { v40 } from 'forcewire/v40';
import type { v41 } from 'forcewire/v41';
import type { v46 } from 'forcewire/v46';
import type { v47 } from 'forcewire/v47';
import type { v48 } from 'forcewire/v48';
import type { v49 } from 'forcewire/v49';
import type { v57 } from 'forcewire/v57';
import type { v58 } from 'forcewire/v58';
import type { Bulk1, Bulk2, v62 } from 'forcewire/v62';

declare const at40: Org<typeof v40>;
declare const at41: Org<typeof v41>;
declare const at46: Org<typeof v46>;
declare const at47: Org<typeof v47>;
declare const at48: Org<typeof v48>;
declare const at49: Org<typeof v49>;
declare const at57: Org<typeof v57>;
declare const at58: Org<typeof v58>;
declare const org: Org<typeof v62>;
const jobId = '750000000000001AAA';
const lead = { object: 'Lead', operation: 'insert' } as const;

// ── each resource from the version that has it ──
at40.bulk.v1.createJob(lead) satisfies Promise<Bulk1.JobInfo>;
// @ts-expect-error Bulk API 2.0 begins with 41.0
at40.bulk.v2.createIngestJob(lead);
at41.bulk.v2.createIngestJob(lead) satisfies Promise<Bulk2.CreatedIngestJob>;
// @ts-expect-error queries begin with 47.0
at46.bulk.v2.createQueryJob({ operation: 'query', query: 'SELECT Id FROM Lead' });
at47.bulk.v2.createQueryJob({ operation: 'query', query: 'SELECT Id FROM Lead' }) satisfies Promise<Bulk2.CreatedQueryJob>;
// @ts-expect-error parallel result pages begin with 58.0
at57.bulk.v2.getQueryJobResultPages({ jobId });
at58.bulk.v2.getQueryJobResultPages({ jobId }) satisfies Promise<Bulk2.ResultPages>;
// @ts-expect-error and assignment rules with 49.0
at48.bulk.v2.createIngestJob({ ...lead, assignmentRuleId: '01Q000000000001AAA' });
at49.bulk.v2.createIngestJob({ ...lead, assignmentRuleId: '01Q000000000001AAA' });
org.withVersion(null as unknown as typeof v41).bulk.v2.createIngestJob(lead);
// @ts-expect-error another version of the same session
org.withVersion(null as unknown as typeof v41).bulk.v2.createQueryJob;

// ── requests and their options ──
// @ts-expect-error a job has an object
org.bulk.v1.createJob({ operation: 'insert' });
org.bulk.v1.createJob(lead, { headers: { pkChunking: { chunkSize: 1, parent: 'Account', startRow: '001' }, disableBatchRetry: true } });
org.bulk.v1.createJob(lead, { headers: { lineEnding: 'CRLF', format: 'json' }, compress: true, signal: new AbortController().signal });
// @ts-expect-error only a new job takes these
org.bulk.v1.getJob({ jobId }, { headers: { pkChunking: true } });
// @ts-expect-error nor does Bulk 2.0, which cuts queries by itself
org.bulk.v2.createQueryJob({ operation: 'query', query: 'SELECT Id FROM Lead' }, { headers: { pkChunking: true } });
// @ts-expect-error the session is the connection's
org.bulk.v1.getJob({ jobId }, { headers: { sessionId: '00D' } });
// @ts-expect-error the end of a line has a name
org.bulk.v1.createJob(lead, { headers: { lineEnding: '\n' } });
org.bulk.v2.listIngestJobs();
org.bulk.v2.listIngestJobs({ jobType: 'Classic', isPkChunkingEnabled: true, concurrencyMode: 'Serial' });
// @ts-expect-error a list is of what there are filters for
org.bulk.v2.listIngestJobs({ object: 'Lead' });

// ── what comes in pages is linked to, and what has rows can be opened ──
org.bulk.v2.listQueryJobs({ link: '/services/data/v62.0/jobs/ingest?queryLocator=01g-1000' }) satisfies Promise<Bulk2.JobList>;
// @ts-expect-error a job is no page
org.bulk.v2.getQueryJob({ link: '/services/data/v62.0/jobs/query/750' });
org.bulk.v2.getQueryJobResults.open({ jobId }) satisfies Promise<BulkDownload<{ readonly locator: string | null }>>;
org.bulk.v2.getSuccessfulResults.open({ jobId }) satisfies Promise<BulkDownload<undefined>>;
org.bulk.v1.getBatchResult.open({ jobId, batchId: '751' }) satisfies Promise<BulkDownload<{ readonly contentType: string }>>;
// @ts-expect-error a job is a document, and a short one
org.bulk.v2.getIngestJob.open({ jobId });
// @ts-expect-error a new job has no rows
org.bulk.v1.createJob.open(lead);

// ── batches of any content type ──
interface Note {
  readonly Title: string;
  readonly ParentId?: string;
  readonly Body: Uint8Array;
}
declare const notes: readonly Note[];
org.bulk.v1.createBatch({ jobId, ...encodeBatch('ZIP_XML', notes) }) satisfies Promise<Bulk1.BatchInfo>;
org.bulk.v1.getBatchResult({ jobId, batchId: '751' }).then(decodeBatchResult) satisfies Promise<readonly Bulk1.RecordResult[]>;
// @ts-expect-error there is no such content type
encodeBatch('AVRO', notes);
// @ts-expect-error rows have fields
encodeBatch('JSON', ['Acme']);
