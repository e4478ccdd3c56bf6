import type { RecordResult } from '../../../../generated/bulk/v1.ts';
import type { RowResult } from '../ingest.ts';
import { errorCell } from '../ingest-rules.ts';

const HEADER = '"Id","Success","Created","Error"\n';

/** What became of the rows, as CSV: in their order, every cell quoted. A row that failed has no Id. */
export function csvResults(results: readonly RowResult[]): string {
  let text = HEADER;
  for (const result of results) {
    const { success, created } = result;
    text += `"${success ? result.id : ''}","${success}","${created}","${errorCell(result).replaceAll('"', '""')}"\n`;
  }
  return text;
}

/** The same for XML and JSON documents. */
export function recordResults(results: readonly RowResult[]): RecordResult[] {
  return results.map(({ id, success, created, errors }) => ({
    errors: errors.map(({ fields, message, statusCode }) => ({ fields, message, statusCode })),
    ...(success && id !== null ? { id } : {}),
    success,
    created,
  }));
}
