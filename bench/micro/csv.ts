import { CsvReader, RowEncoder } from '../../src/csv/index.ts';
import { makeAccountInputs } from '../data/account-inputs.ts';
import { makeAccounts } from '../data/accounts.ts';
import { csvHeader, csvLine, flatRow } from '../data/bulk-csv.ts';

const rows = makeAccounts(200).map(flatRow);
const document = Buffer.from(csvHeader(rows[0]!) + rows.map((row) => csvLine(Object.values(row))).join(''));
const inputs = makeAccountInputs(200);
const columns = Object.keys(inputs[0]!);

function read(as: 'objects' | 'arrays'): number {
  const reader = as === 'objects' ? new CsvReader() : new CsvReader({ as });
  let count = 0;
  for (const _row of reader.push(document)) count++;
  for (const _row of reader.push(undefined)) count++;
  return count;
}

function write(): number {
  const encoder = new RowEncoder(columns);
  for (const row of inputs) encoder.add(row);
  return encoder.byteLength;
}

/** 200 rows at a time. */
export const cases: Readonly<Record<string, () => unknown>> = {
  'read 200 rows as objects': () => read('objects'),
  'read 200 rows as arrays': () => read('arrays'),
  'write 200 rows': write,
};
