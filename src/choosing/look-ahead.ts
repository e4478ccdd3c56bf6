import type { Source } from '../source.ts';

/** What is known of a source by its first rows. */
export interface Glimpse {
  readonly rows: number;
  /** Characters of text in the rows that were looked at: at least so many bytes. */
  readonly bytes: number;
  readonly hasBinary: boolean;
  /** Whether there are no other rows. */
  readonly isWhole: boolean;
}

/** A row, its fields, and the field that names a parent. */
const MAX_DEPTH = 2;

/** How far one looks, at most. */
export interface LookBounds {
  readonly rows: number;
  readonly bytes: number;
}

/** A source whose first rows may be looked at before anybody takes them. Whoever takes them later gets every row once, and the source's error in its place. */
export class LookAhead<T> {
  readonly #source: Source<T>;
  #iterator: Iterator<T> | AsyncIterator<T> | undefined;
  /** Looked at, and not taken. */
  #rows: T[] = [];
  #bytes = 0;
  #hasBinary = false;
  #isAtEnd = false;
  #isStopped = false;
  #failure: { readonly error: unknown } | undefined;

  /** The source is not touched before somebody looks. */
  constructor(source: Source<T>) {
    this.#source = source;
  }

  /** Rows that were taken from the source, and that nobody has taken from here. */
  get held(): number {
    return this.#rows.length;
  }

  /** Looks until it has seen enough, or is stopped. Does not throw: a source that breaks is at its end here. */
  async look(bounds: LookBounds): Promise<Glimpse> {
    if (Array.isArray(this.#source)) return this.#lookInto(this.#source, bounds);
    while (!this.#isAtEnd && !this.#isStopped && this.#rows.length < bounds.rows && this.#bytes < bounds.bytes) {
      try {
        const taken = this.#takeNext();
        const step = taken instanceof Promise ? await taken : taken;
        if (!this.#isStopped && step.done !== true) this.#hold(step.value);
      } catch (error) {
        this.#failure = { error };
      }
    }
    return this.#glimpse(this.#rows.length, this.#isAtEnd);
  }

  /** What the source hands over from now on was never taken. Gives the rows that are held. */
  stop(): readonly T[] {
    this.#isStopped = true;
    return this.#rows.splice(0);
  }

  /** The whole source: the rows that are held, and then the others. */
  rest(): Source<T> {
    if (Array.isArray(this.#source)) return this.#source;
    if (Symbol.asyncIterator in this.#source) {
      const next = async (): Promise<IteratorResult<T>> => this.#next();
      const end = async (): Promise<IteratorResult<T>> => {
        await this.close();
        return ended();
      };
      return { [Symbol.asyncIterator]: () => ({ next, return: end }) };
    }
    const end = (): IteratorResult<T> => {
      this.close();
      return ended();
    };
    return { [Symbol.iterator]: () => ({ next: () => this.#next() as IteratorResult<T>, return: end }) };
  }

  /** Ends the source (its `return()`), unless it has ended by itself. What it answers is to be awaited. */
  close(): unknown {
    if (this.#isAtEnd || this.#iterator === undefined) return undefined;
    this.#isAtEnd = true;
    return this.#iterator.return?.();
  }

  /** A step of the source's own; one that throws or says that it was the last ends it. */
  #takeNext(): IteratorResult<T> | Promise<IteratorResult<T>> {
    try {
      this.#iterator ??= Symbol.asyncIterator in this.#source ? this.#source[Symbol.asyncIterator]() : this.#source[Symbol.iterator]();
      const step = this.#iterator.next();
      return step instanceof Promise
        ? step.then(
            (each) => this.#seen(each),
            (error) => this.#broken(error),
          )
        : this.#seen(step);
    } catch (error) {
      return this.#broken(error);
    }
  }

  #seen(step: IteratorResult<T>): IteratorResult<T> {
    if (step.done === true) this.#isAtEnd = true;
    return step;
  }

  #broken(error: unknown): never {
    this.#isAtEnd = true;
    throw error;
  }

  #next(): IteratorResult<T> | Promise<IteratorResult<T>> {
    if (this.#rows.length > 0) return { value: this.#rows.shift()!, done: false };
    if (this.#failure !== undefined) {
      const { error } = this.#failure;
      this.#failure = undefined;
      throw error;
    }
    return this.#isAtEnd ? ended() : this.#takeNext();
  }

  // An array begins again by itself, so that nothing is taken from it.
  #lookInto(rows: readonly T[], bounds: LookBounds): Glimpse {
    for (let at = 0; at < rows.length && at < bounds.rows && this.#bytes < bounds.bytes; at++) this.#weigh(rows[at], MAX_DEPTH);
    return this.#glimpse(rows.length, true);
  }

  #glimpse(rows: number, isWhole: boolean): Glimpse {
    return { rows, bytes: this.#bytes, hasBinary: this.#hasBinary, isWhole };
  }

  #hold(row: T): void {
    this.#rows.push(row);
    this.#weigh(row, MAX_DEPTH);
  }

  #weigh(value: unknown, depth: number): void {
    if (typeof value === 'string') this.#bytes += value.length;
    else if (value instanceof Uint8Array) this.#hasBinary = true;
    else if (typeof value === 'object' && value !== null && depth > 0)
      for (const part of Object.values(value)) this.#weigh(part, depth - 1);
  }
}

function ended(): IteratorReturnResult<undefined> {
  return { value: undefined, done: true };
}
