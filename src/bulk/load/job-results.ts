import { pieces } from '../../csv/byte-chunks.ts';
import type { CsvDialect } from '../../csv/dialect.ts';
import { CsvReader } from '../../csv/read.ts';
import { ForcewireError } from '../../errors.ts';
import { type BulkLink, openBulk } from '../call.ts';
import { download, type OpenPart } from '../download.ts';
import type { JobHandle } from '../job-handle.ts';
import type { BulkOperation } from '../operation.ts';
import type { Settlement } from './load-batch.ts';
import { readRowError } from './row-result.ts';

/** Results have a row's cells and more beside them. */
const NO_LIMITS = { maxCellCharacters: Infinity, maxRowCharacters: Infinity, maxColumns: Infinity, header: false } as const;

/** A document that was sent, read a piece at a time as often as it is asked for: its columns, and the cells of each row in their order. */
export class SentRows implements Iterable<readonly string[]> {
  readonly columns: readonly string[];
  readonly #csv: Uint8Array;
  readonly #dialect: CsvDialect;

  /** Throws ParseError. */
  constructor(csv: Uint8Array, dialect: CsvDialect) {
    this.#csv = csv;
    this.#dialect = dialect;
    const [columns = []] = this.#all();
    this.columns = columns;
  }

  count(): number {
    let count = 0;
    for (const _row of this) count++;
    return count;
  }

  *[Symbol.iterator](): Generator<readonly string[], void, undefined> {
    let isHeader = true;
    for (const cells of this.#all()) {
      if (!isHeader) yield cells;
      isHeader = false;
    }
  }

  *#all(): Generator<readonly string[], void, undefined> {
    const reader = readerOf(this.#dialect);
    for (const piece of pieces(this.#csv)) yield* reader.push(piece);
    yield* reader.push(undefined);
    reader.finish();
  }
}

/** A row as it came back, and what became of it. */
export interface ReturnedRow {
  /** In the order of the columns as they were sent. */
  readonly cells: readonly string[];
  readonly settlement: Settlement;
}

/** successfulResults and the like. */
export type ResultOperation = BulkOperation<{ readonly jobId: string }, string | Uint8Array>;

/** A result of a job a piece at a time, since it has all the cells that were sent. */
export function downloadResult(
  link: BulkLink,
  operation: ResultOperation,
  { jobId, handle }: { readonly jobId: string; readonly handle: JobHandle },
  signal: AbortSignal | undefined,
): AsyncIterable<Uint8Array> {
  const open = async (): Promise<OpenPart> => {
    const { body, discard } = await openBulk(link, operation, { jobId }, { signal });
    return { body, discard, rows: undefined, next: undefined };
  };
  return download(link, { key: operation.name, open }, handle, signal).chunks;
}

/**
 * The rows of a result as they come, with the columns in the order in which they were sent. Throws ForcewireError (RESULT_COLUMNS) for other
 * columns, and ParseError.
 */
export async function* readReturned(
  chunks: AsyncIterable<Uint8Array>,
  sent: readonly string[],
  dialect: CsvDialect,
  settlementOf: (row: Own) => Settlement,
): AsyncGenerator<readonly ReturnedRow[], void, undefined> {
  const reader = readerOf(dialect);
  let places: Places | undefined;
  const read = (rows: readonly (readonly string[])[]): ReturnedRow[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const below = places === undefined ? rows.slice(1) : rows;
    const known = (places ??= placesIn(first, sent));
    return below.map((row) => ({ cells: cellsAt(row, placesOf(known, sent)), settlement: settlementOf(ownOf(row, known)) }));
  };
  for await (const chunk of chunks) for (const piece of pieces(chunk)) yield read(reader.push(piece));
  yield read(reader.push(undefined));
  reader.finish();
}

function readerOf({ delimiter }: CsvDialect): CsvReader<string[]> {
  return new CsvReader<string[]>({ ...NO_LIMITS, delimiter });
}

/** Where things stand in the rows of a result. */
interface Places {
  readonly columns: readonly string[];
  readonly cells: readonly number[];
  readonly id: number;
  readonly created: number;
  readonly error: number;
}

function placesIn(columns: readonly string[], sent: readonly string[]): Places {
  const own = columns.filter((name) => /^sf__/.test(name)).length;
  const [id, created, error] = ['sf__Id', 'sf__Created', 'sf__Error'].map((name) => columns.indexOf(name));
  return { columns, cells: sent.map((name) => columns.indexOf(name, own)), id: id!, created: created!, error: error! };
}

/** Other columns do no harm where there are no rows: an empty result may have no header. */
function placesOf({ columns, cells }: Places, sent: readonly string[]): readonly number[] {
  if (!cells.includes(-1)) return cells;
  const missing = sent.filter((name) => !columns.includes(name));
  throw new ForcewireError('RESULT_COLUMNS', `A result lacks columns that were sent: ${missing.join(', ')}.`);
}

function cellsAt(row: readonly string[], places: readonly number[]): string[] {
  return places.map((place) => row[place] ?? '');
}

/** What the server says of a row. */
interface Own {
  readonly id: string;
  readonly created: boolean;
  readonly error: string;
}

function ownOf(row: readonly string[], { id, created, error }: Places): Own {
  return { id: row[id] ?? '', created: row[created] === 'true', error: row[error] ?? '' };
}

/** Of a row in successfulResults. */
export function succeeded({ id, created }: Own): Settlement {
  return { status: 'ok', id, created };
}

/** Distinct texts that are kept, so that a million rows that fail alike share one error. */
const MOST_TEXTS = 1_000;

/** Of rows in failedResults. */
export function failures(): (row: Own) => Settlement {
  const known = new Map<string, Settlement>();
  return ({ error }) => {
    const before = known.get(error);
    if (before !== undefined) return before;
    const settlement: Settlement = { status: 'failed', errors: [readRowError(error)] };
    if (known.size < MOST_TEXTS) known.set(error, settlement);
    return settlement;
  };
}
