import type { LoadHandle } from '../bulk/job-handle.ts';
import type { Load } from './load.ts';

/** A load by jobs at the server. `close()`, leaving the loop and a signal leave the jobs there; `handle` says where they are. */
export interface BulkLoad<Row> extends Load<Row> {
  readonly handle: LoadHandle | undefined;
  /**
   * Ends the load like `close()`, and its jobs at the server. `aborted`: batches that had not begun never will, and those that had begun may go on.
   * `ended`: there was no job, or all had come to their end. Throws what the server says.
   */
  abort(): Promise<'aborted' | 'ended'>;
}
