/**
 * Rows as columns: for who aggregates, filters, or hands on to a columnar store, and has no use for an object for each row. A page is plain data
 * and depends on no other.
 */
export interface ColumnarPage {
  readonly rows: number;
  /** In the order of `columns()`; a parent's field is a column of its own, `Owner.Name`. */
  readonly columns: readonly ColumnVector[];
}

/** One column of a page. What form it has may differ from page to page, but `numbers`, `booleans` and `times` only come with `typed`. */
export type ColumnVector = PlainColumn | DictionaryColumn | NumberColumn | BooleanColumn | TimeColumn;

/** A value for each row; null where there is none. */
export interface PlainColumn {
  readonly name: string;
  readonly kind: 'plain';
  readonly values: readonly (string | null)[];
}

/**
 * Few values that occur often: the value of row `n` is `dictionary[indices[n]]`. null is one of them where it occurs. Pages share a dictionary, or
 * have one that begins like that of the page before, so that indices mean the same on all pages.
 */
export interface DictionaryColumn {
  readonly name: string;
  readonly kind: 'dictionary';
  readonly indices: Uint8Array;
  readonly dictionary: readonly (string | null)[];
}

/** int and double, currency and percent unless `decimals` says otherwise. */
export interface NumberColumn {
  readonly name: string;
  readonly kind: 'numbers';
  /** 0 where there is none. */
  readonly values: Float64Array;
  /** Bit `n % 8` of byte `n >> 3` is set where row `n` has a value. */
  readonly validity: Uint8Array;
}

export interface BooleanColumn {
  readonly name: string;
  readonly kind: 'booleans';
  /** 1 for true. */
  readonly values: Uint8Array;
  /** As of numbers. */
  readonly validity: Uint8Array;
}

/** dateTime, in milliseconds since 1970 in UTC. */
export interface TimeColumn {
  readonly name: string;
  readonly kind: 'times';
  readonly values: Float64Array;
  /** As of numbers. */
  readonly validity: Uint8Array;
}

/** What a column of that described type becomes, with `typed`. */
export function kindOf(type: string | undefined, decimals: 'number' | 'string'): 'text' | 'numbers' | 'booleans' | 'times' {
  switch (type) {
    case 'int':
    case 'double':
      return 'numbers';
    case 'currency':
    case 'percent':
      return decimals === 'number' ? 'numbers' : 'text';
    case 'boolean':
      return 'booleans';
    case 'datetime':
      return 'times';
    default:
      return 'text';
  }
}
