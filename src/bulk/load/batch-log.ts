/** What is written down of a batch before it is acted upon, and what a process that died had written of it. */
export interface BatchLog {
  /** The job that the batch was last meant for; undefined before the first. */
  readonly jobId: string | undefined;
  /** The batch in that job, once the server has said so. Bulk 1.0 alone has one. */
  readonly batchId: string | undefined;
  /** Whether the job may have got the batch (1.0), or have been told to begin (2.0). */
  readonly mayHaveRun: boolean;
  /** How often that may have been. */
  readonly attempts: number;
  /** A job was made for the batch, and does nothing yet. */
  begun(jobId: string): Promise<void>;
  /** What is done once this resolves may have the rows written, by this job. */
  intend(jobId: string): Promise<void>;
  placed(batchId: string): Promise<void>;
}

/** What a process that died had written of a load as a whole. */
export interface LoadLog {
  readonly jobIds: readonly string[];
  /** Batches in a job that are known to be of certain rows. */
  batchesIn(jobId: string): readonly string[];
}

const nothing = async (): Promise<void> => {};

/** Of a load without a journal. */
export const UNLOGGED: BatchLog = {
  jobId: undefined,
  batchId: undefined,
  mayHaveRun: false,
  attempts: 0,
  begun: nothing,
  intend: nothing,
  placed: nothing,
};

/** The same of the load as a whole. */
export const NO_LOG: LoadLog = { jobIds: [], batchesIn: () => [] };
