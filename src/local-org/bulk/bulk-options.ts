/** How the org does bulk work. The times are the org's: tests make them long and turn the clock, or leave them short and poll. */
export interface BulkOptions {
  /** Milliseconds that a batch waits before it is begun. Default 50: a client that polls sees it queued, a demonstration does not wait. */
  readonly queuedMs?: number | undefined;
  /** Milliseconds that a row takes. Default 0.02; 200 rows, a chunk, then take 4. */
  readonly msPerRecord?: number | undefined;
  /** Batches worked on at a time, of all jobs; those of a serial job one after the other. Default 5. */
  readonly parallelBatches?: number | undefined;
  /** Batches that may be added in 24 hours, of Bulk API 1.0 and 2.0 together. Default 15,000. */
  readonly dailyBatches?: number | undefined;
  /** Query jobs of Bulk API 2.0 that may be made in 24 hours. Default 10,000. */
  readonly dailyQueryJobs?: number | undefined;
  /** Rows on a page of a Bulk API 2.0 query where the client does not say how many. Default 1,000,000, so that small results have one page. */
  readonly rowsPerResultPage?: number | undefined;
  /** Bytes of one result file; a query with more has several. Default 1 GB. */
  readonly bytesPerResult?: number | undefined;
  /** Whether the administrator has the permission "Bulk API Hard Delete", which real ones must be given. Default true. */
  readonly hardDelete?: boolean | undefined;
}

/** The options with their defaults. */
export type BulkSettings = { readonly [Name in keyof BulkOptions]-?: NonNullable<BulkOptions[Name]> };

const DEFAULTS: BulkSettings = {
  queuedMs: 50,
  msPerRecord: 0.02,
  parallelBatches: 5,
  dailyBatches: 15_000,
  dailyQueryJobs: 10_000,
  rowsPerResultPage: 1_000_000,
  bytesPerResult: 1_073_741_824,
  hardDelete: true,
};

/** Options of which there must be one at least, or nothing would ever be done. */
const POSITIVE: readonly string[] = ['parallelBatches', 'rowsPerResultPage', 'bytesPerResult'];

/** Throws RangeError for a number that cannot be. */
export function bulkSettings(options: BulkOptions = {}): BulkSettings {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    const least = POSITIVE.includes(name) ? 1 : 0;
    if (typeof value === 'number' && !(value >= least)) throw new RangeError(`bulk.${name} is ${value}; it must be ${least} or more.`);
  }
  return { ...DEFAULTS, ...Object.fromEntries(given) };
}
