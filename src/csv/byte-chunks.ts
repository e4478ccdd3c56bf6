import { ForcewireError, ParseError } from '../errors.ts';
import type { Source } from '../source.ts';
import { DAMAGE } from './dialect.ts';

const PIECE_BYTES = 64 * 1024;

/** A chunk in pieces of bounded size, so that windows and batches stay small however much comes at once. */
export function* pieces(chunk: Uint8Array): Generator<Uint8Array, void, undefined> {
  if (!(chunk instanceof Uint8Array)) {
    const advice = 'a stream of text must not be given an encoding, and a Uint8Array alone is one chunk: [bytes]';
    throw new ForcewireError('INVALID_OPTION', `CSV is read from chunks of bytes (Uint8Array): ${advice}.`);
  }
  for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
}

/** Pieces of a document without the byte order mark that it may start with, whose bytes are told to `skip`. */
export async function* behindMark(chunks: Source<Uint8Array>, skip: (bytes: number) => void): AsyncGenerator<Uint8Array, void, undefined> {
  let start: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    for (const piece of pieces(chunk)) {
      if (start === undefined) yield piece;
      else {
        start = Buffer.concat([start, piece]);
        if (start.length < 3) continue;
        yield withoutMark(start, skip);
        start = undefined;
      }
    }
  }
  if (start !== undefined) yield withoutMark(start, skip);
}

function withoutMark(start: Uint8Array, skip: (bytes: number) => void): Uint8Array {
  const [first, second, third] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new ParseError(DAMAGE.utf16, { offset: 0, path: 'header' });
  }
  if (first !== 0xef || second !== 0xbb || third !== 0xbf) return start;
  skip(3);
  return start.subarray(3);
}
