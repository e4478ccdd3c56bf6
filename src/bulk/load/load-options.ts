import { ForcewireError } from '../../errors.ts';
import type { Journal } from '../../journal/journal.ts';
import type { LoadOptions } from '../../load/load.ts';
import type { LoadHandle } from '../job-handle.ts';

/** How a bulk load runs, by either protocol. Bulk 1.0 unless told otherwise: its results are in the order of the rows. */
export type BulkLoadOptions = Bulk1LoadOptions | Bulk2LoadOptions;

/** A load by Bulk API 1.0: batches of a job. */
export interface Bulk1LoadOptions extends CommonOptions {
  protocol?: '1.0' | undefined;
  /** One batch after the other, where parallel ones would lock each other out. Default parallel. */
  mode?: 'parallel' | 'serial' | undefined;
  /**
   * `ZIP_CSV`: binary values (Uint8Array) go as files beside the rows, 999 of them and `batchBytes` with the rows in a batch, before they are packed.
   * Default `CSV`, which has no place for them. Not for a CSV file.
   */
  contentType?: 'CSV' | 'ZIP_CSV' | undefined;
  joinOn?: undefined;
}

/** A load by Bulk API 2.0, from 41.0 on: a job for each batch. */
export interface Bulk2LoadOptions extends CommonOptions {
  protocol: '2.0';
  mode?: undefined;
  contentType?: undefined;
  /**
   * A column whose values tell the rows of a job apart. Results come in any order and are joined by all cells, else by this column; default the Id or
   * external id that the verb goes by.
   */
  joinOn?: string | undefined;
}

/** `batchRows` and `concurrency` (uploads at a time, default 2) mean batches of Bulk 1.0 and jobs of Bulk 2.0. */
interface CommonOptions extends Omit<LoadOptions, 'headers' | 'groupBy' | 'reconcile'> {
  /** Bytes of a batch, with its header row. Default and maximum 10,000,000 with 1.0 and 100,000,000 with 2.0. */
  batchBytes?: number | undefined;
  /** Batches uploaded and not finished at the server; while there are so many, the source is not read. Default 10; 2 for files by Bulk 2.0. */
  maxQueued?: number | undefined;
  /** Of leads and cases: the rule that says whose they become. From 49.0 on with 2.0. */
  assignmentRuleId?: string | undefined;
  /** Longest wait without any batch coming to its end. Default 86,400,000, a day. */
  pollTimeoutMs?: number | undefined;
  /**
   * Written before each step, so that a load whose process died goes on in another: the same call, with the same journal and the same rows. Default
   * none. docs/resuming.md says what is promised.
   */
  journal?: Journal | undefined;
}

/** The load's verb, and what of it the server is told. */
export interface LoadTarget {
  readonly object: string;
  readonly operation: LoadHandle['operation'];
  readonly externalIdField?: string | undefined;
}

/** Throws ForcewireError (INVALID_OPTION) unless the value is a whole number in the range. */
export function requireWhole(name: string, value: number, max: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw invalidOption(`${name} is ${value}; it must be a whole number from 1 to ${max}.`);
}

/** An option that cannot be. */
export function invalidOption(message: string): ForcewireError {
  return new ForcewireError('INVALID_OPTION', message);
}
