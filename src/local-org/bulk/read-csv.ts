import { DAMAGE } from '../../csv/dialect.ts';
import { type CsvDialect, CsvReader } from '../../csv/index.ts';
import { ParseError } from '../../errors.ts';
import { ApiError } from '../api-error.ts';

/** Bytes that are read in one step: some milliseconds. */
const STEP_BYTES = 262_144;

/**
 * The rows of a document, its header first, in steps that take none of the org's time. Throws ApiError (InvalidBatch) in the servers' words,
 * which are those of WSC's CSVReader, for what is no CSV.
 */
export function* readCsvSteps(data: Uint8Array, dialect: CsvDialect = {}): Generator<number, string[][]> {
  const reader = new CsvReader({ ...dialect, header: false, as: 'arrays' }) as unknown as CsvReader<string[]>;
  const rows: string[][] = [];
  try {
    for (let at = 0; at < data.length; at += STEP_BYTES) {
      for (const row of reader.push(data.subarray(at, at + STEP_BYTES))) if (!isBlank(row)) rows.push(row);
      if (at + STEP_BYTES < data.length) yield 0;
    }
    for (const row of reader.push(undefined)) if (!isBlank(row)) rows.push(row);
    reader.finish();
  } catch (error) {
    throw error instanceof ParseError ? describe(error) : error;
  }
  if (rows.length > 0) keepMark(data, rows[0]!);
  return rows;
}

function isBlank(row: readonly string[]): boolean {
  return row.length === 1 && row[0] === '';
}

// The servers do not know the byte order mark: it becomes part of the first name, or a text before its quote.
function keepMark(data: Uint8Array, header: string[]): void {
  if (data[0] !== 0xef || data[1] !== 0xbb || data[2] !== 0xbf) return;
  if (data[3] === 0x22) throw damaged('Found unescaped quote. A value with quote should be within a quote');
  header[0] = `\uFEFF${header[0]}`;
}

function describe(error: ParseError): ApiError {
  if (error.code === 'LINE_ENDING') {
    const expected = error.message.startsWith(DAMAGE.returnFound) ? 'LF' : 'CRLF';
    return new ApiError('ClientInputError', `LineEnding is invalid on user data. Current LineEnding setting is ${expected}`);
  }
  const { message } = error;
  if (message.startsWith(DAMAGE.quoteInside)) return damaged('Found unescaped quote. A value with quote should be within a quote');
  if (message.startsWith(DAMAGE.textBehind)) return damaged('Not expecting more text after end quote');
  if (message.startsWith(DAMAGE.unterminated)) return damaged('EOF reached before closing an opened quote');
  if (/^a cell of more than/.test(message)) return new ApiError('InvalidBatch', 'Exceeded max field size: 131072');
  if (/^a row of more than \d+ columns/.test(message))
    return new ApiError('InvalidBatch', 'Exceeded max number of columns per record : 5000');
  if (/^a row of more than/.test(message)) {
    return new ApiError(
      'InvalidBatch',
      'Exceeded max length for one record. Max length for one record should be less than or equal to 400000',
    );
  }
  return damaged(message);
}

function damaged(reason: string): ApiError {
  return new ApiError('InvalidBatch', `Failed to parse CSV. ${reason}`);
}
