import type { SObject } from '../../sobject.ts';
import { RecordWindow } from './record-window.ts';
import type { TypeTable } from './type-table.ts';

/** Smaller pages are read at once: their records take no memory to speak of. */
const SMALL_BYTES = 64 * 1024;
/** Records read at a time. */
const PART_RECORDS = 32;
/** What may stand behind the last record, with room for blanks and comments. */
const TAIL_BYTES = 1024;

/** A page of a query whose bytes have come to their end, and whose records are read as they are wanted. */
export interface OpenPage {
  readonly done: boolean;
  readonly queryLocator: string | null;
  readonly size: number;
  /** The first records. */
  readonly records: readonly SObject[];
  readonly rest: RestOfPage;
}

/** What query, queryAll and queryMore have for a caller that hands records over one by one. */
export interface PagedOperation {
  openPage(body: Uint8Array): { result: OpenPage; headers: object } | undefined;
}

/**
 * Opens the answer of query, queryAll or queryMore if it is large and ends as the servers end it; otherwise undefined, and it is to be read in whole. The
 * first records are read, so that what is no such answer shows here. Throws as `decodeResponse` does.
 */
export function openPage(table: TypeTable, operation: string, body: Uint8Array): { result: OpenPage; headers: object } | undefined {
  if (body.byteLength < SMALL_BYTES) return undefined;
  const size = sizeAtEnd(operation, body);
  if (size === undefined) return undefined;
  const window = windowOf(table, operation, body);
  const { done, queryLocator, headers } = window.readHead()!;
  const records = window.next(PART_RECORDS);
  return { result: { done, queryLocator, size, records, rest: new RestOfPage(window, () => windowOf(table, operation, body)) }, headers };
}

/** The records of a page behind the first ones. */
export class RestOfPage {
  readonly #window: RecordWindow;
  readonly #openAgain: () => RecordWindow;

  constructor(window: RecordWindow, openAgain: () => RecordWindow) {
    this.#window = window;
    this.#openAgain = openAgain;
  }

  /** Whether a record that was read has children in other answers. */
  get hasOpenLists(): boolean {
    return this.#window.hasOpenLists;
  }

  /** The next few; none at the end. Throws ParseError where the document is broken, behind the records that come before that place. */
  next(): SObject[] {
    return this.#window.next(PART_RECORDS);
  }

  /** The first `count` records of the page, those that came with it among them, once more. */
  again(count: number): SObject[] {
    const window = this.#openAgain();
    const read: SObject[] = [];
    while (read.length < count) read.push(...window.next(Math.min(PART_RECORDS, count - read.length)));
    return read;
  }
}

function windowOf(table: TypeTable, operation: string, body: Uint8Array): RecordWindow {
  const window = new RecordWindow(table, operation);
  window.push(body);
  window.push(undefined);
  return window;
}

/** What `<size>` says, if it stands last and the document is closed behind it. */
function sizeAtEnd(operation: string, body: Uint8Array): number | undefined {
  const tail = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1', body.byteLength - TAIL_BYTES);
  const [, size, wrapper] = TAIL.exec(tail) ?? [];
  return wrapper === `${operation}Response` ? Number(size) : undefined;
}

const TAIL =
  /<(?:[\w.-]+:)?size>(\d{1,9})<\/(?:[\w.-]+:)?size>\s*<\/(?:[\w.-]+:)?result>\s*<\/(?:[\w.-]+:)?(\w+)>\s*<\/[\w.-]+:Body>\s*<\/[\w.-]+:Envelope>\s*$/;
