import type { CsvForm } from '../query/csv-lines.ts';

/** The delimiters of Bulk API 2.0 by name. */
export const DELIMITERS = { COMMA: ',', TAB: '\t', SEMICOLON: ';', PIPE: '|', CARET: '^', BACKQUOTE: '`' } as const;
/** The line endings of Bulk API 2.0 by name. */
export const LINE_ENDINGS = { LF: '\n', CRLF: '\r\n' } as const;

/** How the CSV of a job is written, the client's as well as the org's. */
export interface JobDialect {
  readonly columnDelimiter: keyof typeof DELIMITERS;
  readonly lineEnding: keyof typeof LINE_ENDINGS;
}

/** The same as the characters themselves. */
export function csvForm({ columnDelimiter, lineEnding }: JobDialect): CsvForm {
  return { delimiter: DELIMITERS[columnDelimiter], lineEnding: LINE_ENDINGS[lineEnding] };
}
