/** What the parts of a reader know of it: the bytes that have come, and what to do where they will not do. */
export interface Window {
  readonly bytes: Buffer;
  /** The same bytes. */
  readonly view: DataView;
  /** Where the last "<" is: a value that begins before it ends in the window. -1 for none. */
  readonly lastTag: number;
  /** What stands there, as latin1 shows it. */
  shown(from: number, to: number): string;
  /** Throws a ParseError for a place in the window. */
  fail(message: string, at: number, cause?: unknown): never;
  /** Where something goes on behind the window: throws NEED_MORE, or a ParseError where nothing follows. */
  end(): never;
  /** Throws NEED_MORE where the window ends before `place` and is not the last. */
  require(place: number): void;
}

/** Thrown where a window ends before the document does, for whoever feeds the reader. */
export const NEED_MORE: unique symbol = Symbol('need more');
