import { ForcewireError } from '../../errors.ts';
import { pageEvents } from '../../events/channels.ts';
import type { BulkLink } from '../call.ts';
import type { Download } from '../download.ts';
import type { JobHandle } from '../job-handle.ts';

/** The bytes of a part on its way, and an event when they have ended, however they did. */
export async function* tellPage({ tags }: BulkLink, { protocol }: JobHandle, page: Download): AsyncGenerator<Uint8Array, void, undefined> {
  const started = performance.now();
  // Also of one whose reader leaves.
  let code: string | undefined = 'ABORTED';
  try {
    yield* page.chunks;
    code = undefined;
  } catch (error) {
    if (error instanceof ForcewireError) code = error.code;
    throw error;
  } finally {
    const { head } = page;
    pageEvents.publish(() => ({
      operation: protocol === '2.0' ? 'getQueryJobResults' : 'getBatchResultData',
      records: code === undefined ? head?.rows : 0,
      totalSize: undefined,
      done: head?.next === undefined ? undefined : head.next === null,
      code,
      durationMs: performance.now() - started,
      tags,
    }));
  }
}
