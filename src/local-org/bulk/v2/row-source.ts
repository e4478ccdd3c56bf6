import { CsvReader } from '../../../csv/index.ts';
import { ParseError } from '../../../errors.ts';
import { type JobDialect, LINE_ENDINGS } from './dialect.ts';

const SLICE_BYTES = 65_536;
const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d];
const MARK = [0xef, 0xbb, 0xbf];

/** The rows of an upload, read as they are asked for: the whole of it is never there as text. */
export class RowSource {
  readonly #data: Uint8Array;
  readonly #reader: CsvReader<string[]>;
  #at = 0;
  #isEnded = false;
  #rows: string[][] = [];
  #broken: unknown;

  constructor(data: Uint8Array, { columnDelimiter, lineEnding }: JobDialect) {
    this.#data = data;
    const delimiter = columnDelimiter.toLowerCase() as Lowercase<typeof columnDelimiter>;
    this.#reader = new CsvReader({ as: 'arrays', header: false, delimiter, lineEnding });
  }

  /** The next rows, at most so many; none at the end. Throws ParseError at a place that is no CSV, behind the rows before it. */
  take(count: number): readonly string[][] {
    this.#fill(count);
    if (this.#rows.length === 0 && this.#broken !== undefined) throw this.#broken;
    return this.#rows.splice(0, count);
  }

  /** Whether `take` would give rows, or throw. */
  get hasMore(): boolean {
    this.#fill(1);
    return this.#rows.length > 0 || this.#broken !== undefined;
  }

  #fill(count: number): void {
    while (this.#rows.length < count && !this.#isEnded) {
      const slice = this.#data.subarray(this.#at, (this.#at += SLICE_BYTES));
      this.#isEnded = slice.byteLength === 0;
      try {
        for (const row of this.#reader.push(this.#isEnded ? undefined : slice)) this.#rows.push(row);
        if (this.#isEnded) this.#reader.finish();
      } catch (error) {
        if (!(error instanceof ParseError)) throw error;
        this.#broken = error;
        this.#isEnded = true;
      }
    }
  }
}

/** The header as it was sent, without its line end; the columns' names come back in results as they are. */
export function headerLine(data: Uint8Array): string {
  const start = MARK.every((byte, at) => data[at] === byte) ? MARK.length : 0;
  const end = endOfHeader(data);
  const stop = end > start && data[end - 1] === CR ? end - 1 : end;
  return new TextDecoder().decode(data.subarray(start, stop));
}

/** Whether all lines end as the job says: one that does not makes the servers refuse the whole upload. Line breaks inside cells do not count. */
export function hasLineEnding(data: Uint8Array, { lineEnding }: JobDialect): boolean {
  const hasReturn = LINE_ENDINGS[lineEnding] === '\r\n';
  let isQuoted = false;
  for (let at = 0; at < data.byteLength; at++) {
    if (data[at] === QUOTE) isQuoted = !isQuoted;
    else if (data[at] === LF && !isQuoted && (data[at - 1] === CR) !== hasReturn) return false;
  }
  return true;
}

/** Where the first line feed is that is not in quotes, or the end. */
function endOfHeader(data: Uint8Array): number {
  let isQuoted = false;
  for (let at = 0; at < data.byteLength; at++) {
    if (data[at] === QUOTE) isQuoted = !isQuoted;
    else if (data[at] === LF && !isQuoted) return at;
  }
  return data.byteLength;
}
