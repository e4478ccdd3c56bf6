import type { CsvDialect } from '../../csv/dialect.ts';
import { decodeCsv } from '../../csv/read.ts';
import { ForcewireError } from '../../errors.ts';
import type { ReturnedRow } from './join-rows.ts';
import type { Settlement } from './load-batch.ts';
import { readRowError } from './row-result.ts';

/** Results have a row's cells and more beside them. */
const NO_LIMITS = { maxCellCharacters: Infinity, maxRowCharacters: Infinity, maxColumns: Infinity, header: false } as const;

/** A document of rows: its columns, and the cells of each row in their order. */
export interface Cells {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Throws ParseError. */
export function readCells(csv: Uint8Array, { delimiter }: CsvDialect): Cells {
  const [columns = [], ...rows] = decodeCsv(csv, { ...NO_LIMITS, delimiter });
  return { columns, rows };
}

/** The rows of a result, with the columns in the order in which they were sent. Throws ForcewireError (RESULT_COLUMNS) for other columns. */
export function readReturned(
  csv: Uint8Array,
  sent: readonly string[],
  dialect: CsvDialect,
  settlementOf: (row: Own) => Settlement,
): ReturnedRow[] {
  const { columns, rows } = readCells(csv, dialect);
  const own = columns.filter((name) => /^sf__/.test(name)).length;
  const places = sent.map((name) => columns.indexOf(name, own));
  // An empty result may have no header.
  if (rows.length > 0 && places.includes(-1)) throw otherColumns(sent, columns);
  const [id, created, error] = ['sf__Id', 'sf__Created', 'sf__Error'].map((name) => columns.indexOf(name));
  return rows.map((row) => ({
    cells: places.map((place) => row[place] ?? ''),
    settlement: settlementOf({ id: row[id!] ?? '', created: row[created!] === 'true', error: row[error!] ?? '' }),
  }));
}

/** What the server says of a row. */
interface Own {
  readonly id: string;
  readonly created: boolean;
  readonly error: string;
}

/** Of a row in successfulResults. */
export function succeeded({ id, created }: Own): Settlement {
  return { status: 'ok', id, created };
}

/** Of a row in failedResults. */
export function failed({ error }: Own): Settlement {
  return { status: 'failed', errors: [readRowError(error)] };
}

function otherColumns(sent: readonly string[], columns: readonly string[]): ForcewireError {
  const missing = sent.filter((name) => !columns.includes(name));
  return new ForcewireError('RESULT_COLUMNS', `A result lacks columns that were sent: ${missing.join(', ')}.`);
}
