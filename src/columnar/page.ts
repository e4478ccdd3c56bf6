/**
 * Rows as columns: for who aggregates, filters, or hands on to a columnar store, and has no use for an object for each row. A page is plain data
 * and depends on no other, so that it can be posted to a worker. Its memory has the layout of Apache Arrow: texts of Utf8, dictionaries of
 * Dictionary, numbers of Float64, booleans of Bool, and bits that say where there is a value.
 *
 * `valueAt` and `valuesOf` give what a record would have.
 */
export interface ColumnarPage {
  /** At most 8,192. */
  readonly rows: number;
  /** In the order of `columns()`; a parent's field is a column of its own, `Owner.Name`. */
  readonly columns: readonly ColumnVector[];
}

/**
 * One column of a page. A text comes as `text` or `dictionary`, perhaps not the same on all pages; `numbers`, `booleans` and `times` come with
 * `typed`.
 */
export type ColumnVector = TextColumn | DictionaryColumn | NumberColumn | BooleanColumn | TimeColumn;

interface AnyColumn {
  readonly name: string;
  /** Those of the page. */
  readonly rows: number;
  /** Bit `n % 8` of byte `n >> 3` is set where row `n` has a value, and not where it is null. Salesforce has no empty text: it is null too. */
  readonly validity: Uint8Array;
}

/** Texts, one behind the other: text `n` is in the bytes from `offsets[n]` to `offsets[n + 1]`. */
export interface TextVector {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  /** One more than there are texts, the first is 0. */
  readonly offsets: Int32Array;
}

/** The text of each row. */
export interface TextColumn extends AnyColumn, TextVector {
  readonly kind: 'text';
}

/**
 * Texts that occur often: row `n` has text `indices[n]` of the dictionary, and index 0 where it is null. Indices mean the same on all pages: pages
 * share a dictionary, or have one that begins like that of the page before.
 */
export interface DictionaryColumn extends AnyColumn {
  readonly kind: 'dictionary';
  /** Of 8 bits for as long as 256 texts are enough. */
  readonly indices: Uint8Array | Uint16Array;
  /** Leave it out where the memory of a page is transferred, not cloned: the next page has the same. */
  readonly dictionary: TextVector;
}

/** int and double, currency and percent unless `decimals` says otherwise. */
export interface NumberColumn extends AnyColumn {
  readonly kind: 'numbers';
  /** 0 where there is none. */
  readonly values: Float64Array;
}

export interface BooleanColumn extends AnyColumn {
  readonly kind: 'booleans';
  /** Bits, as of `validity`, set where row `n` is true. */
  readonly values: Uint8Array;
}

/** dateTime, in milliseconds since 1970 in UTC. */
export interface TimeColumn extends AnyColumn {
  readonly kind: 'times';
  /** 0 where there is none. */
  readonly values: Float64Array;
}

/** How pages of columns are made. */
export interface ColumnarOptions {
  /** Whether texts that repeat come as a dictionary; otherwise all come as `text`. Default true. */
  dictionaries?: boolean | undefined;
}

/** The most rows of a page. */
export const MOST_ROWS = 8192;
