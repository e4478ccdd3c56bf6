import { createReadStream } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { type CsvObject, readCsv } from '../csv/index.ts';
import { type CsvRow, type CsvSource, fromCsv, ParseError, type RowInput } from '../index.ts';

/** A row as it stands in a file. */
export type Cells = Readonly<Record<string, string>>;

/** A file of rows, and what ends the reading of it. */
export interface Input {
  /** `-` is standard input. */
  readonly file: string;
  /** Its reason is thrown in place of the rows that are left, as any error of a source: what was sent before is awaited. */
  readonly signal: AbortSignal;
}

/** Opened when it is first asked for bytes, so that a file that is not there is an error of whoever reads it. */
async function* openInput({ file, signal }: Input): AsyncGenerator<Uint8Array> {
  const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 });
  try {
    yield* addAbortSignal(signal, stream);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

/** A file of rows that passes through as it is. */
export function csvInput(input: Input): CsvSource {
  return fromCsv(openInput(input));
}

/** What a row that passed through has in its cells; undefined for bytes that are not UTF-8, which the org has refused or taken as it would. */
export function cellsOfRow(row: CsvRow): Cells | undefined {
  try {
    return row.fields();
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

/** Rows of a file as the bulk APIs read them: an empty cell says nothing, `#N/A` is null, `Owner.Email` and `Lead:Who.Email` name parents. */
export async function* rowsInput(input: Input, cellsOf: WeakMap<RowInput, Cells>): AsyncGenerator<RowInput> {
  for await (const cells of readCsv(openInput(input))) {
    input.signal.throwIfAborted();
    const row = toRow(cells);
    cellsOf.set(row, cells);
    yield row;
  }
}

/** Ids in the column Id of a file; an empty one is refused as any other row is. */
export async function* idsInput(input: Input): AsyncGenerator<string> {
  for await (const cells of readCsv(openInput(input))) {
    input.signal.throwIfAborted();
    const column = Object.keys(cells).find((name) => name.toLowerCase() === 'id');
    yield column === undefined ? '' : cells[column]!;
  }
}

function toRow(cells: CsvObject): RowInput {
  const row: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(cells)) {
    if (cell !== '') addField(row, column, cell === '#N/A' ? null : cell);
  }
  return row as RowInput;
}

function addField(row: Record<string, unknown>, column: string, value: string | null): void {
  const [, type, relationship, field] = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(column) ?? [];
  if (relationship === undefined || field === undefined) row[column] = value;
  else row[relationship] = { ...(type === undefined ? {} : { type }), [field]: value };
}
