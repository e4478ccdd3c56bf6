import { isDeepStrictEqual } from 'node:util';
import type { SObject } from '../sobject.ts';
import { hasOpenLists } from './wire/envelope.ts';
import type { RestOfPage } from './wire/open-page.ts';

/** The operation's QueryResult, with all of its records or, where there is a `rest`, the first of them. */
export interface PageAnswer {
  readonly done: boolean;
  readonly queryLocator: string | null;
  readonly size: number;
  readonly records?: readonly SObject[];
  readonly rest?: RestOfPage | undefined;
}

/** Some records of a page, in order. */
export interface PagePart<T> {
  readonly records: T[];
  readonly isLast: boolean;
}

/** What a page is read with. */
export interface PageMeans {
  /** Gives the fields of records their types, in place. */
  readonly convert: (records: readonly SObject[]) => Promise<void>;
  /** Asks for the page once more, since it is broken, and answers with all of its records. Throws the error where that may not be. */
  readonly askAgain: (broken: unknown) => Promise<PageAnswer>;
  /** Told that the page's bytes are no longer needed. */
  readonly release: () => void;
}

/**
 * A page of a query whose bytes have come to their end. Of a large one the records are read as they are wanted, so that few of them live at a time;
 * if it turns out to be broken in its middle, it is asked for again and goes on behind the records that were read.
 */
export class Page<T> {
  /** Of the whole query, as the server counts it. */
  readonly size: number;
  /** The first record. */
  readonly first: T | undefined;
  readonly #means: PageMeans;
  #answer: PageAnswer;
  #hasOpenLists: boolean;
  #waiting: readonly SObject[];
  #read: number;

  private constructor(answer: PageAnswer, means: PageMeans) {
    const { records = [], size } = answer;
    this.size = size;
    this.first = records[0] as T | undefined;
    this.#means = means;
    this.#answer = { ...answer, records: [] };
    this.#hasOpenLists = hasOpenLists(answer);
    this.#waiting = records;
    this.#read = records.length;
  }

  static async of<T>(answer: PageAnswer, means: PageMeans): Promise<Page<T>> {
    await means.convert(answer.records ?? []);
    return new Page<T>(answer, means);
  }

  /** Of the page behind this one; undefined where there is none. */
  get locator(): string | undefined {
    const { done, queryLocator } = this.#answer;
    return done ? undefined : (queryLocator ?? undefined);
  }

  /** Whether a record that was read has children in other answers. */
  get hasOpenLists(): boolean {
    return this.#hasOpenLists || this.#answer.rest?.hasOpenLists === true;
  }

  /** All records, once. Before the error of a page that stays broken come the records before that place. */
  async *parts(): AsyncGenerator<PagePart<T>> {
    let part = this.#waiting;
    this.#waiting = [];
    for (let next = part; ; part = next) {
      try {
        next = await this.#next();
      } catch (error) {
        if (part.length > 0) yield { records: part as T[], isLast: false };
        throw error;
      }
      yield { records: part as T[], isLast: next.length === 0 };
      if (next.length === 0) return;
    }
  }

  /** All records, once. */
  async all(): Promise<T[]> {
    const all: T[] = [];
    for await (const { records } of this.parts()) for (const record of records) all.push(record);
    return all;
  }

  async #next(): Promise<readonly SObject[]> {
    const { rest } = this.#answer;
    if (rest === undefined) return [];
    let records: readonly SObject[];
    try {
      records = rest.next();
    } catch (error) {
      records = await this.#goOn(rest, error);
    }
    this.#read += records.length;
    if (records.length === 0) this.#release();
    await this.#means.convert(records);
    return records;
  }

  /** The records behind those that were read, of another copy of the page, if it begins with the same. */
  async #goOn(rest: RestOfPage, broken: unknown): Promise<readonly SObject[]> {
    const answer = await this.#means.askAgain(broken);
    const { records = [] } = answer;
    if (!isDeepStrictEqual(records.slice(0, this.#read), rest.again(this.#read))) throw broken;
    this.#release();
    this.#hasOpenLists ||= hasOpenLists(answer);
    this.#answer = { ...answer, records: [] };
    return records.slice(this.#read);
  }

  /** Once: somebody else's page may come into the same memory. */
  #release(): void {
    const { rest } = this.#answer;
    if (rest === undefined) return;
    this.#hasOpenLists ||= rest.hasOpenLists;
    this.#answer = { ...this.#answer, rest: undefined };
    this.#means.release();
  }
}
