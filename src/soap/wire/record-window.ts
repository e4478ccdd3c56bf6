import type { SObject } from '../../sobject.ts';
import { type Mark, XmlReader } from '../../xml/reader.ts';
import { NEED_MORE } from '../../xml/window.ts';
import { closeEnvelope, openWrapper, readHead, refuseHtml } from './envelope.ts';
import { keepOptimised } from './keep-optimised.ts';
import { readScalar } from './scalar.ts';
import type { TypeTable } from './type-table.ts';
import { ValueReader } from './value-reader.ts';

// A record that is longer than this is refused: base64 fields end at 38 MB, and memory must be bounded by something.
const MAX_RECORD_BYTES = 128 * 1024 * 1024;
// From this size on an unfinished record is not read again for every chunk, or the work would grow with the square of its length: with 1 MiB
// here, 20 records of 900 KB in chunks of 1 KiB took 29 s, with 16 KiB 0.2 s (Node 20, 2026-11). Chunks of a network are larger than half.
const LARGE_REST_BYTES = 16 * 1024;
// As few live at a time: what lives when V8 clears its young generation makes it grow, up to 64 MB of memory on Node 24.
const MAX_RECORDS = 16;

/** What stands before the first record of a query's answer. */
export interface QueryHead {
  readonly done: boolean;
  readonly queryLocator: string | null;
  readonly headers: Readonly<Record<string, unknown>>;
}

/**
 * The answer of query, queryAll or queryMore, fed in chunks that are cut anywhere; gives the records that they complete, some at a time.
 *
 * ```
 *   head ──(first <records>, <size> or </result>)──► records ──(</result>)──► tail ──(end of input)──► finished
 * ```
 *
 * A step that meets the end of the window is taken back and tried again with more, so a record is read in one piece and no state is kept
 * inside one.
 */
export class RecordWindow {
  size: number | undefined;
  readonly #xml: XmlReader;
  readonly #reader: ValueReader;
  readonly #wrapper: string;
  #phase: 'head' | 'records' | 'tail' | 'finished' = 'head';
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  /** Whether nothing more can be read before the next chunk. */
  #isEmpty = true;
  #neededBytes = 0;
  #delivered = 0;
  #most = MAX_RECORDS;
  /** What ended the reading behind records that are handed over first. */
  #broken: unknown;
  #head: QueryHead | undefined;

  constructor(table: TypeTable, operation: string) {
    this.#xml = new XmlReader(new Uint8Array(0), { final: false });
    keepOptimised(table);
    this.#reader = new ValueReader(this.#xml, table);
    this.#wrapper = `${operation}Response`;
  }

  /** undefined ends the input. */
  push(chunk: Uint8Array | undefined): void {
    if (chunk !== undefined) {
      this.#waiting.push(chunk);
      this.#waitingBytes += chunk.length;
    }
    if (chunk === undefined || this.#waitingBytes >= this.#neededBytes) this.#feed(chunk === undefined);
  }

  /**
   * The next records, at most `most`; none where more has to be pushed. Throws SoapFaultError for a fault, ParseError for a document that is broken or ends early,
   * behind the records that come before that place, so that it does not matter where chunks were cut.
   */
  next(most: number = MAX_RECORDS): SObject[] {
    const records: SObject[] = [];
    this.#most = most;
    this.#read(records, () => records.length >= most);
    return records;
  }

  /** Whether a record that was read has a list of children that goes on in another answer. */
  get hasOpenLists(): boolean {
    return this.#reader.notes.hasOpenLists;
  }

  /** What stands before the records; undefined where more has to be pushed. Throws as `next` does. */
  readHead(): QueryHead | undefined {
    this.#read([], () => this.#phase !== 'head');
    return this.#head;
  }

  #read(records: SObject[], isEnough: () => boolean): void {
    if (this.#broken !== undefined) throw this.#broken;
    while (!this.#isEmpty && this.#phase !== 'finished' && !isEnough()) {
      const mark = this.#xml.mark();
      try {
        this.#step(records);
      } catch (error) {
        if (error === NEED_MORE) this.#takeBack(mark);
        else if (records.length === 0) throw error;
        else this.#broken = error;
        break;
      }
    }
  }

  #feed(isEnd: boolean): void {
    const place = this.#phase === 'records' ? { path: `${this.#wrapper}.result`, counts: { records: this.#delivered } } : undefined;
    if (this.#waitingBytes > 0) this.#xml.feed(this.#waiting.length === 1 ? this.#waiting[0] : Buffer.concat(this.#waiting), place);
    if (isEnd) this.#xml.feed(undefined, place);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#isEmpty = false;
  }

  #takeBack(mark: Mark): void {
    this.#xml.reset(mark);
    this.#isEmpty = true;
    const rest = this.#xml.bytes.length - mark.pos;
    if (rest > MAX_RECORD_BYTES) this.#xml.fail(`a record of more than ${MAX_RECORD_BYTES} bytes`);
    this.#neededBytes = rest > LARGE_REST_BYTES ? rest / 2 : 0;
  }

  #step(records: SObject[]): void {
    switch (this.#phase) {
      case 'head':
        return this.#readHead();
      case 'records':
        return this.#readNext(records);
      default:
        while (this.#xml.openChild()) this.#xml.skip();
        closeEnvelope(this.#xml);
        this.#phase = 'finished';
    }
  }

  #readHead(): void {
    const xml = this.#xml;
    xml.start();
    refuseHtml(xml.shown(0, 512));
    const headers = readHead(this.#reader);
    openWrapper(this.#reader, this.#wrapper);
    if (!xml.openChild() || xml.local !== 'result') xml.fail(`<${this.#wrapper}> without <result>`);
    let done: boolean | undefined;
    let queryLocator: string | null = null;
    for (;;) {
      const mark = xml.mark();
      const isOpen = xml.openChild();
      if (isOpen && xml.local === 'done') done = readScalar('boolean', xml) as boolean;
      else if (isOpen && xml.local === 'queryLocator') queryLocator = this.#readLocator();
      else {
        xml.reset(mark);
        break;
      }
    }
    this.#head = { done: done ?? queryLocator === null, queryLocator, headers };
    this.#phase = 'records';
  }

  #readLocator(): string | null {
    if (!this.#xml.nil) return this.#xml.readText() || null;
    this.#xml.skip();
    return null;
  }

  #readNext(records: SObject[]): void {
    const xml = this.#xml;
    const before = records.length;
    this.#reader.readMoreRecords(records, this.#most);
    this.#delivered += records.length - before;
    if (records.length > before) return;
    if (!xml.openChild()) {
      this.#phase = 'tail';
      return;
    }
    if (xml.local === 'records' && !xml.nil) {
      records.push(this.#reader.readRecord());
      this.#delivered++;
    } else if (xml.local === 'size') this.size = readScalar('int', xml) as number;
    else if (xml.local === 'done' || xml.local === 'queryLocator') {
      // Whoever asked has been told that there is no more.
      xml.fail(`<${xml.local}> behind the records`);
    } else xml.skip();
  }
}
