/** Characters after which a piece is complete. */
const PIECE_CHARACTERS = 65_536;
const encoder = new TextEncoder();

/** Bytes of many short texts, in pieces of some 64 KB: each is made when it is asked for, so that a result of any size takes no more memory. */
export function* pieces(texts: Iterable<string>): Generator<Uint8Array, void, undefined> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield encoder.encode(piece);
    piece = '';
  }
  if (piece !== '') yield encoder.encode(piece);
}
