import type { BooleanColumn, ColumnVector, DictionaryColumn, NumberColumn, TextColumn, TextVector, TimeColumn } from './page.ts';

/** What a record would have in that row: null where there is nothing. `row` counts from 0 on each page. */
export function valueAt(column: TextColumn | DictionaryColumn, row: number): string | null;
export function valueAt(column: NumberColumn, row: number): number | null;
export function valueAt(column: BooleanColumn, row: number): boolean | null;
export function valueAt(column: TimeColumn, row: number): Date | null;
export function valueAt(column: ColumnVector, row: number): string | number | boolean | Date | null;
export function valueAt(column: ColumnVector, row: number): string | number | boolean | Date | null {
  if (!bitAt(column.validity, row)) return null;
  switch (column.kind) {
    case 'text':
      return textAt(column, row);
    case 'dictionary':
      return textAt(column.dictionary, column.indices[row]!);
    case 'numbers':
      return column.values[row]!;
    case 'booleans':
      return bitAt(column.values, row);
    case 'times':
      return new Date(column.values[row]!);
  }
}

/** The values of all rows of a page, in less time than one by one. */
export function valuesOf(column: TextColumn | DictionaryColumn): (string | null)[];
export function valuesOf(column: NumberColumn): (number | null)[];
export function valuesOf(column: BooleanColumn): (boolean | null)[];
export function valuesOf(column: TimeColumn): (Date | null)[];
export function valuesOf(column: ColumnVector): (string | number | boolean | Date | null)[];
export function valuesOf(column: ColumnVector): (string | number | boolean | Date | null)[] {
  const { rows, validity } = column;
  const texts = column.kind === 'text' ? textsOf(column) : column.kind === 'dictionary' ? textsOf(column.dictionary) : undefined;
  return Array.from({ length: rows }, (_, row) => {
    if (texts === undefined) return valueAt(column, row);
    return bitAt(validity, row) ? texts[column.kind === 'dictionary' ? column.indices[row]! : row]! : null;
  });
}

/** Without the mark that a decoder takes away from the start of a text. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function textAt({ bytes, offsets }: TextVector, at: number): string {
  return decoder.decode(bytes.subarray(offsets[at], offsets[at + 1]));
}

/** One text of all bytes, cut, where characters are bytes. */
function textsOf(vector: TextVector): string[] {
  const { bytes, offsets } = vector;
  const all = decoder.decode(bytes);
  const isAscii = all.length === bytes.length;
  return Array.from({ length: offsets.length - 1 }, (_, at) => (isAscii ? all.slice(offsets[at], offsets[at + 1]) : textAt(vector, at)));
}

function bitAt(bits: Uint8Array, row: number): boolean {
  return ((bits[row >> 3]! >> (row & 7)) & 1) === 1;
}
