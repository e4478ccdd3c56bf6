import type { ColumnarPage, ColumnVector } from './page.ts';

/** The rows of a page from one up to another, as a page. */
export function slicePage({ columns }: ColumnarPage, from: number, to: number): ColumnarPage {
  return { rows: to - from, columns: columns.map((column) => sliceColumn(column, from, to)) };
}

function sliceColumn(column: ColumnVector, from: number, to: number): ColumnVector {
  const rows = to - from;
  const validity = sliceBits(column.validity, from, to);
  switch (column.kind) {
    case 'text': {
      const start = column.offsets[from]!;
      const offsets = column.offsets.slice(from, to + 1).map((offset) => offset - start);
      return { ...column, rows, validity, bytes: column.bytes.slice(start, column.offsets[to]), offsets };
    }
    case 'dictionary':
      return { ...column, rows, validity, indices: column.indices.slice(from, to) };
    case 'booleans':
      return { ...column, rows, validity, values: sliceBits(column.values, from, to) };
    default:
      return { ...column, rows, validity, values: column.values.slice(from, to) };
  }
}

function sliceBits(bits: Uint8Array, from: number, to: number): Uint8Array {
  const sliced = new Uint8Array((to - from + 7) >> 3);
  for (let row = from; row < to; row++) {
    const bit = (bits[row >> 3]! >> (row & 7)) & 1;
    sliced[(row - from) >> 3]! |= bit << ((row - from) & 7);
  }
  return sliced;
}
