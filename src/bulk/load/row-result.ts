import { decodeCsv } from '../../csv/read.ts';
import type { RowError } from '../../load/load.ts';
import type { Settlement } from './load-batch.ts';

/** Results have cells as long as the rows had, and errors beside them. */
const NO_LIMITS = { maxCellCharacters: Number.POSITIVE_INFINITY, maxRowCharacters: Number.POSITIVE_INFINITY } as const;

/** What became of each row of a Bulk 1.0 batch, in the order of the rows: `"Id","Success","Created","Error"`. Throws ParseError. */
export function readBatchResult(csv: Uint8Array): Settlement[] {
  return decodeCsv(csv, NO_LIMITS).map(({ Id = '', Success, Created, Error: error = '' }) => {
    if (Success === 'true') return { status: 'ok', id: Id, created: Created === 'true' };
    return { status: 'failed', errors: [readRowError(error)] };
  });
}

/** `REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --`, as both bulk APIs spell it. */
export function readRowError(text: string): RowError {
  const [, code, message, fields] = /^([A-Z][A-Z0-9_]*):(.*):([^:]*)--\s*$/s.exec(text) ?? [];
  if (code === undefined) return { code: 'UNKNOWN_EXCEPTION', message: text, fields: [], from: 'server' };
  const names = fields!.split(/[\s,]+/).filter((name) => name !== '');
  return { code, message: message!, fields: names, from: 'server' };
}
