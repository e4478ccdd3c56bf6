import { ForcewireError } from '../../errors.ts';
import type { LoadOptions } from '../../load/load.ts';
import type { JobHandle } from '../job-handle.ts';

/** How a bulk load runs. `batchRows` and `concurrency` mean batches of Bulk 1.0 and jobs of Bulk 2.0; `headers` are for SOAP alone. */
export interface BulkLoadOptions extends Omit<LoadOptions, 'headers'> {
  /** Default 1.0, whose results are in the order of the rows. */
  protocol?: '1.0' | '2.0' | undefined;
  /** Bytes of a batch, with its header row. Default and maximum 10,000,000 with 1.0; with 2.0 100,000,000. */
  batchBytes?: number | undefined;
  /** Batches uploaded and not finished at the server. The source is not read while there are so many. Default 10. */
  maxQueued?: number | undefined;
  /** Bulk 1.0 alone: one batch after the other, where parallel ones would lock each other out. Default parallel. */
  mode?: 'parallel' | 'serial' | undefined;
  /** Of a lead or case: the rule that says whose it becomes. From 49.0 on with 2.0. */
  assignmentRuleId?: string | undefined;
  /** Bulk 2.0 alone: a column that tells the rows apart, to find a row again whose other cells the server spelled anew. */
  joinOn?: string | undefined;
  /** Longest wait without any batch coming to its end. Default 86,400,000, a day. */
  pollTimeoutMs?: number | undefined;
}

/** The load's verb, and what of it the server is told. */
export interface LoadTarget {
  readonly object: string;
  readonly operation: Exclude<JobHandle['operation'], 'query' | 'queryAll'>;
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
