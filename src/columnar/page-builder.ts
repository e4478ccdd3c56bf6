import type { Column, QueryOptions } from '../rows.ts';
import { BooleanColumn } from './boolean-column.ts';
import type { Cells } from './cells.ts';
import { Dictionary } from './dictionary.ts';
import { NumberColumn } from './number-column.ts';
import { type ColumnarOptions, type ColumnarPage, MOST_ROWS } from './page.ts';
import { TextCells } from './text-cells.ts';
import { TextColumn } from './text-column.ts';

/** A page ends behind so many bytes, which a cell may be longer than. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What the pages of a result have in common. */
export interface PageForm {
  readonly columns: readonly {
    readonly name: string;
    readonly kind: 'text' | 'numbers' | 'booleans' | 'times';
    /** Where it stands in a row of cells. */
    readonly place: number;
    readonly dictionary: Dictionary;
  }[];
}

/** `placeOf` says where a column stands in a row of cells. */
export function pageForm(
  columns: readonly Column[],
  typed: QueryOptions['typed'],
  { dictionaries = true }: ColumnarOptions,
  placeOf: (name: string) => number,
): PageForm {
  const { decimals = 'number' } = typeof typed === 'object' ? typed : {};
  return {
    columns: columns.map(({ name, type }) => {
      const kind = typed === undefined || typed === false ? 'text' : kindOf(type, decimals);
      return { name, kind, place: placeOf(name), dictionary: new Dictionary(dictionaries) };
    }),
  };
}

/** Makes pages, one after the other. */
export class PageBuilder {
  rows = 0;
  readonly #places: readonly number[];
  readonly #columns: readonly (TextColumn | NumberColumn | BooleanColumn)[];
  readonly #texts: TextCells = new TextCells();
  #byteLength = 0;

  constructor({ columns }: PageForm) {
    this.#places = columns.map(({ place }) => place);
    this.#columns = columns.map(({ name, kind, dictionary }) => {
      if (kind === 'text') return new TextColumn(name, dictionary);
      return kind === 'booleans' ? new BooleanColumn(name) : new NumberColumn(name, kind);
    });
  }

  /** How many rows may be added; 0 where the page is full. */
  get room(): number {
    return this.#byteLength < MOST_BYTES ? MOST_ROWS - this.rows : 0;
  }

  /** Adds rows, no more than there is room for, that came as so many bytes. */
  add(cells: Cells, byteLength: number): void {
    for (let at = 0; at < this.#columns.length; at++) this.#columns[at]!.add(cells, this.#places[at]!);
    this.rows += cells.rows;
    this.#byteLength += byteLength;
  }

  /** Adds a row of texts. */
  addRow(texts: readonly string[]): void {
    this.add(this.#texts.set(texts, texts.length), this.#texts.byteLength);
  }

  /** Adds rows of which `valuesOf` gives the values of a column as records have them. */
  addValues(rows: number, valuesOf: (column: number) => readonly unknown[]): void {
    for (const [at, column] of this.#columns.entries()) {
      const values = valuesOf(at);
      if (column instanceof TextColumn) column.add(this.#texts.set(values.map(spell), 1), 0);
      else column.addValues(values);
    }
    this.rows += rows;
  }

  /** The page so far, if there is anything on it; the next one is begun. */
  take(): ColumnarPage | undefined {
    const { rows } = this;
    if (rows === 0) return undefined;
    this.rows = 0;
    this.#byteLength = 0;
    return { rows, columns: this.#columns.map((column) => column.take()) };
  }
}

function spell(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}

/** What a column of that described type becomes, with `typed`. */
function kindOf(type: string | undefined, decimals: 'number' | 'string'): 'text' | 'numbers' | 'booleans' | 'times' {
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
