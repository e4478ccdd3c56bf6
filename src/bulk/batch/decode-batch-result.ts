import type { RecordResult, RecordResults } from '../../../generated/bulk/v1.ts';
import { decodeCsv } from '../../csv/read.ts';
import { ParseError } from '../../errors.ts';
import { readRowError } from '../load/row-result.ts';
import type { BulkContent } from '../operation.ts';

/** Results have cells as long as the rows had, and errors beside them. */
const NO_LIMITS = { maxCellCharacters: Number.POSITIVE_INFINITY, maxRowCharacters: Number.POSITIVE_INFINITY } as const;

/**
 * What became of each row of an ingest batch, in the order of the rows, whatever the job's content type: of what `getBatchResult` gave. Throws
 * ParseError for CSV that is no such result.
 */
export function decodeBatchResult(result: BulkContent | RecordResults): readonly RecordResult[] {
  if ('result' in result) return result.result;
  const { data } = result;
  const rows = decodeCsv(typeof data === 'string' ? new TextEncoder().encode(data) : data, NO_LIMITS);
  return rows.map((row, at) => {
    const { Id, Success, Created, Error: error } = row;
    if (Success === undefined || Created === undefined)
      throw new ParseError('is no result of a batch', { offset: 0, path: `row ${at + 1}` });
    const isOk = Success === 'true';
    return {
      ...(Id === undefined || Id === '' ? {} : { id: Id }),
      success: isOk,
      created: Created === 'true',
      errors: isOk ? [] : [toRecordError(error ?? '')],
    };
  });
}

function toRecordError(text: string): RecordResult['errors'][number] {
  const { code, message, fields } = readRowError(text);
  return { statusCode: code, message, fields };
}
