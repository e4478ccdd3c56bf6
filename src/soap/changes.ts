import { columnsOfRecords } from '../columnar/columns-of-records.ts';
import type { ColumnarOptions, ColumnarPage } from '../columnar/page.ts';
import { ForcewireError } from '../errors.ts';
import type { Changes, ChangesOptions, Column, Rows } from '../rows.ts';
import type { SObject } from '../sobject.ts';
import { soqlLiteral } from '../soql/literal.ts';
import { checkClause, writeSelect } from '../soql/select.ts';
import type { Describe } from '../soql/shape.ts';
import { readOperation, type SoapLink } from './call.ts';
import type { ChangeMemory } from './change-memory.ts';
import { queryRows } from './query.ts';

const TEN_MINUTES = 600_000;

/**
 * Rows created or changed since a watermark, oldest change first, each at least once:
 *
 * ```
 *   since ─────────────── watermark ── overlap ── the server's clock when the query was asked
 *     rows are read from here …                 … to whatever there is
 * ```
 *
 * What lies in the overlap is read again by the next call, which leaves out the rows that were handed over here, known by Id and stamp. Throws
 * ForcewireError: INVALID_OPTION for a time that is none, NO_CHANGE_FIELD for an object that does not say when rows change.
 */
export function changedRows<T = SObject>(link: SoapLink, object: string, options: ChangesOptions, memory: ChangeMemory): Changes<T> {
  const since = new Date(options.since).getTime();
  const { overlapMs = TEN_MINUTES } = options;
  if (Number.isNaN(since)) throw new ForcewireError('INVALID_OPTION', 'since is neither a watermark nor a time.');
  if (!(Number.isSafeInteger(overlapMs) && overlapMs >= 0)) {
    throw new ForcewireError('INVALID_OPTION', `overlapMs is ${overlapMs}; it must be a whole number of milliseconds.`);
  }
  return new ChangeRun<T>(link, object, options, { since, overlapMs, memory });
}

interface Span {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly overlapMs: number;
  readonly memory: ChangeMemory;
}

class ChangeRun<T> implements Changes<T> {
  readonly #link: SoapLink;
  readonly #object: string;
  readonly #options: ChangesOptions;
  readonly #span: Span;
  /** Whose memory counts: a row that one reader was given is news to another. */
  readonly #reader: string;
  readonly #rows: Rows<SObject>;
  /** As the org spells it. */
  #by = '';
  #nextMark = 0;
  #watermark: string | undefined;

  constructor(link: SoapLink, object: string, options: ChangesOptions, span: Span) {
    this.#link = link;
    this.#object = object;
    this.#options = options;
    this.#span = span;
    const { fields, where, by, deleted, batchSize, typed, signal } = options;
    this.#reader = JSON.stringify([object, fields, where, by, deleted]);
    const soql = (describe: Describe): Promise<string> => this.#writeSoql(describe);
    this.#rows = queryRows<SObject>(link, { soql }, { all: deleted, batchSize, typed, signal });
  }

  get watermark(): string | undefined {
    return this.#watermark;
  }

  get cursor(): string | undefined {
    return this.#rows.cursor;
  }

  [Symbol.asyncIterator](): AsyncGenerator<T> {
    return eachOf(this.pages());
  }

  pages(): AsyncGenerator<readonly T[]> {
    return this.#news(this.#rows.pages());
  }

  columnar(options?: ColumnarOptions): AsyncGenerator<ColumnarPage> {
    return columnsOfRecords(this, this.#options.typed, options);
  }

  async first(): Promise<T | undefined> {
    for await (const record of this) return record;
    return undefined;
  }

  async toArray(): Promise<T[]> {
    const all: T[] = [];
    for await (const page of this.pages()) for (const record of page) all.push(record);
    return all;
  }

  totalSize(): Promise<number> {
    return this.#rows.totalSize();
  }

  columns(): Promise<readonly Column[]> {
    return this.#rows.columns();
  }

  close(): Promise<void> {
    return this.#rows.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async *#news(pages: AsyncIterable<readonly SObject[]>): AsyncGenerator<readonly T[]> {
    const { since, memory } = this.#span;
    const known = typeof this.#options.since === 'string' ? memory.recall(this.#reader, this.#options.since) : undefined;
    const recent: string[] = [];
    for await (const page of pages) {
      const news: SObject[] = [];
      for (const record of page) {
        const stamp = new Date(record[this.#by]).getTime();
        const key = `${record.Id} ${stamp}`;
        if (stamp >= this.#nextMark) recent.push(key);
        if (stamp < since || !known?.has(key)) news.push(record);
      }
      if (news.length > 0) yield news as readonly unknown[] as readonly T[];
    }
    this.#watermark = memory.keep(this.#reader, this.#nextMark, recent);
  }

  async #writeSoql(describe: Describe): Promise<string> {
    const { object, fields: known } = await describe(this.#object).then(({ name, fields }) => ({ object: name, fields }));
    const { by = 'SystemModstamp', deleted = false } = this.#options;
    const stamp = known.find(({ name, type }) => name.toLowerCase() === by.toLowerCase() && type === 'datetime');
    if (stamp === undefined) {
      const others = known.filter(({ name }) => FALLBACKS.includes(name)).map(({ name }) => `by: '${name}'`);
      const advice = others.length === 0 ? 'it cannot be read by its changes' : `name another field: ${others.join(' or ')}`;
      throw new ForcewireError('NO_CHANGE_FIELD', `${object} has no dateTime field ${by}; ${advice}.`);
    }
    this.#by = stamp.name;
    const { since, overlapMs } = this.#span;
    const { timestamp } = await readOperation(this.#link, 'getServerTimestamp', {}, { signal: this.#options.signal });
    this.#nextMark = Math.max(since, timestamp.getTime() - overlapMs);
    const where = checkClause('where', 'WHERE', this.#options.where);
    const from = `${stamp.name} >= ${soqlLiteral(new Date(since), 'since')}`;
    return writeSelect(describe, {
      object,
      fields: withNames(this.#options.fields, ['Id', stamp.name, ...(deleted ? ['IsDeleted'] : [])]),
      where: where === undefined ? from : `(${where}) AND ${from}`,
      orderBy: `${stamp.name}, Id`,
    });
  }
}

const FALLBACKS: readonly string[] = ['SystemModstamp', 'LastModifiedDate', 'CreatedDate'];

function withNames(fields: readonly string[], names: readonly string[]): readonly string[] {
  const given = new Set(fields.map((field) => field.toLowerCase()));
  return [...fields, ...names.filter((name) => !given.has(name.toLowerCase()))];
}

async function* eachOf<T>(pages: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const page of pages) yield* page;
}
