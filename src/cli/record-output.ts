import { Option } from 'commander';
import { RowEncoder } from '../csv/index.ts';
import type { Rows, SObject } from '../index.ts';

/** How records are printed. */
export type RecordFormat = 'csv' | 'ndjson';

export const formatOption: Option = new Option('--format <format>', 'CSV with a header, or a line of JSON for each record')
  .choices(['csv', 'ndjson'])
  .default('csv');

/**
 * Records as they are printed, page by page, so that what came before an error is printed: parents are columns such as `Owner.Name`, children JSON in
 * a cell, and a null is an empty cell.
 */
export async function* printRecords(rows: Rows<SObject>, format: RecordFormat): AsyncGenerator<Uint8Array | string> {
  if (format === 'ndjson') {
    for await (const page of rows.pages()) yield page.map((record) => `${JSON.stringify(record)}\n`).join('');
    return;
  }
  const paths = (await rows.columns()).map(({ name }) => name);
  const steps = paths.map((path) => path.split('.'));
  const encoder = new RowEncoder(paths, { notAvailable: 'text' });
  yield encoder.take();
  for await (const page of rows.pages()) {
    for (const record of page) encoder.add(steps.map((names) => cellOf(valueAt(record, names))));
    yield encoder.take().subarray(encoder.headerLength);
  }
}

function valueAt(record: unknown, names: readonly string[]): unknown {
  let value = record;
  for (const name of names) value = (value as Record<string, unknown> | null | undefined)?.[name];
  return value;
}

function cellOf(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value;
}
