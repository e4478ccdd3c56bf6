import { ForcewireError } from '../errors.ts';

/** How a file is written, in the words of Bulk API 2.0's `columnDelimiter` and `lineEnding`. */
export interface CsvDialect {
  /** Default comma. */
  delimiter?: 'comma' | 'tab' | 'semicolon' | 'pipe' | 'caret' | 'backquote' | undefined;
  /** Default for writing LF. A reader that is not told takes both, also mixed; told, it refuses the other. */
  lineEnding?: 'LF' | 'CRLF' | undefined;
}

/** What Salesforce takes in one row. More is an error; `Infinity` switches a limit off. */
export interface CsvLimits {
  /** UTF-16 units in one cell. Default 131,072, the longest text that a field can hold. */
  maxCellCharacters?: number | undefined;
  /** UTF-16 units in all cells of one row. Default 400,000. */
  maxRowCharacters?: number | undefined;
  /** Default 5,000. */
  maxColumns?: number | undefined;
}

const DELIMITERS = { comma: ',', tab: '\t', semicolon: ';', pipe: '|', caret: '^', backquote: '`' } as const;

/** The delimiter's character code. Throws ForcewireError (INVALID_OPTION) for a name that is none of the six. */
export function delimiterOf({ delimiter = 'comma' }: CsvDialect): number {
  if (!Object.hasOwn(DELIMITERS, delimiter)) {
    throw new ForcewireError(
      'INVALID_OPTION',
      `delimiter is ${String(delimiter)}; it must be one of ${Object.keys(DELIMITERS).join(', ')}.`,
    );
  }
  return DELIMITERS[delimiter].charCodeAt(0);
}

/** The line ending, or undefined if the dialect leaves it open. Throws ForcewireError (INVALID_OPTION) for any other. */
export function lineEndingOf({ lineEnding }: CsvDialect): '\n' | '\r\n' | undefined {
  if (lineEnding === undefined) return undefined;
  if (lineEnding !== 'LF' && lineEnding !== 'CRLF') {
    throw new ForcewireError('INVALID_OPTION', `lineEnding is ${String(lineEnding)}; it must be LF or CRLF.`);
  }
  return lineEnding === 'LF' ? '\n' : '\r\n';
}

/** The limits with their defaults. Throws ForcewireError (INVALID_OPTION) for one that is no positive number. */
export function limitsOf(options: CsvLimits): Required<{ [Limit in keyof CsvLimits]: number }> {
  return {
    maxCellCharacters: limit('maxCellCharacters', options.maxCellCharacters ?? 131_072),
    maxRowCharacters: limit('maxRowCharacters', options.maxRowCharacters ?? 400_000),
    maxColumns: limit('maxColumns', options.maxColumns ?? 5_000),
  };
}

function limit(name: string, value: number): number {
  if (value > 0) return value;
  throw new ForcewireError('INVALID_OPTION', `${name} is ${value}; it must be a positive number.`);
}

/** What is wrong with a document that does not follow the grammar, and what to do. */
export const DAMAGE = {
  quoteInside: 'a quote in the middle of a cell that is not quoted: quote the whole cell and double the quotes in it',
  textBehind: 'text behind the closing quote of a cell: double the quotes inside a quoted cell, and put nothing around it',
  unterminated: 'the input ends inside a quoted cell: it was cut short, or a closing quote is missing',
  bareReturn: 'a carriage return without a line feed: end rows with LF or CRLF, and quote a cell that has one in it',
  returnFound: 'a row ends with CRLF where the line ending is LF: state the line ending that the data has',
  returnMissing: 'a row ends with LF where the line ending is CRLF: state the line ending that the data has',
  utf16: 'the input is UTF-16: save it as UTF-8',
} as const;

/** For a row with more or fewer cells than the header. */
export function otherCount(cells: number, columns: number): string {
  const advice = 'look for a missing delimiter, another delimiter, or a cell with a delimiter or line break that is not quoted';
  return `${cells} ${cells === 1 ? 'cell' : 'cells'} where the header has ${columns}: ${advice}`;
}

/** A row that is longer is refused even where limits are off: memory must be bounded by something. */
export const MAX_ROW_BYTES: number = 128 * 1024 * 1024;
