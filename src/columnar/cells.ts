/** Rows of cells, each a piece of UTF-8 in the bytes of all. */
export interface Cells {
  /** Valid UTF-8 where cells are, with eight bytes or more behind the last one. */
  readonly bytes: Uint8Array;
  /** The same bytes. */
  readonly view: DataView;
  /** Of each cell where it begins and where it ends, row by row. */
  readonly places: Int32Array;
  readonly rows: number;
  /** Cells of a row. */
  readonly width: number;
}
