import { createReadStream } from 'node:fs';
import { type CsvObject, readCsv } from '../csv/index.ts';
import { type CsvSource, fromCsv, type RowInput } from '../index.ts';

/** A row as it stands in a file. */
export type Cells = Readonly<Record<string, string>>;

/** Bytes of a file, or of standard input. */
function openInput(file: string): AsyncIterable<Uint8Array> {
  return file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 });
}

/** A file of rows that passes through as it is. */
export function csvInput(file: string): CsvSource {
  return fromCsv(openInput(file));
}

/** Rows of a file as the bulk APIs read them: an empty cell says nothing, `#N/A` is null, `Owner.Email` and `Lead:Who.Email` name parents. */
export async function* rowsInput(file: string, cellsOf: WeakMap<RowInput, Cells>): AsyncGenerator<RowInput> {
  for await (const cells of readCsv(openInput(file))) {
    const row = toRow(cells);
    cellsOf.set(row, cells);
    yield row;
  }
}

/** Ids in the column Id of a file; an empty one is refused as any other row is. */
export async function* idsInput(file: string): AsyncGenerator<string> {
  for await (const cells of readCsv(openInput(file))) {
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
