import { Buffer } from 'node:buffer';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { TransportError } from '../errors.ts';
import type { BodyBuffer } from './body-buffer.ts';
import type { Lifetime } from './lifetime.ts';
import type { Ending, Recording } from './recorder.ts';
import type { HttpResponse } from './transport.ts';
import { type Circumstances, failureCode, requestFailure } from './transport-failure.ts';

/** A header that says more is not believed before the bytes are there. */
const RESERVED_BYTES = 16 * 1024 * 1024;

/** The head of an answer, and where it came from. */
export interface Arrival {
  readonly answer: Dispatcher.ResponseData;
  readonly headers: Readonly<Record<string, string>>;
  readonly host: string;
  readonly proxy: string | undefined;
  readonly recording: Recording | undefined;
}

/** An answer whose body is read as it comes, once. */
export class Answer implements HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
  readonly #raw: Readable;
  readonly #life: Lifetime;
  readonly #recording: Recording | undefined;

  constructor(arrival: Arrival, life: Lifetime, maxBytes: number) {
    const { answer, headers, recording } = arrival;
    this.status = answer.statusCode;
    this.headers = headers;
    // One that breaks before anybody reads it is no error that nobody handles: whoever reads it is told.
    this.#raw = answer.body.on('error', () => {});
    this.#life = life;
    this.#recording = recording;
    this.body = readBody(arrival, life, maxBytes);
  }

  async bytesInto(buffer: BodyBuffer): Promise<Uint8Array> {
    const { 'content-length': length, 'content-encoding': encoding } = this.headers;
    buffer.clear(encoding === undefined ? Math.min(Number(length) || 0, RESERVED_BYTES) : 0);
    for await (const piece of this.body) buffer.append(piece);
    return buffer.bytes;
  }

  async bytes(onBroken?: (arrived: Uint8Array) => void): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of this.body) pieces.push(piece);
    } catch (error) {
      onBroken?.(Buffer.concat(pieces));
      throw error;
    }
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  }

  async discard(): Promise<void> {
    this.#life.end();
    this.#raw.on('error', () => {}).destroy();
    await this.#recording?.ended({ how: 'left' });
  }
}

async function* readBody(
  { answer, headers, host, proxy, recording }: Arrival,
  life: Lifetime,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const at: Circumstances = { host, proxy, sent: true, answering: true };
  let ending: Ending = { how: 'left' };
  let total = 0;
  try {
    for await (const piece of decompressed(answer.body, headers['content-encoding'], host)) {
      recording?.received(piece);
      total += piece.byteLength;
      if (total > maxBytes) {
        throw new TransportError('ANSWER_TOO_LARGE', `${at.host}: the answer is larger than maxResponseBytes (${maxBytes} bytes).`, {
          sent: true,
        });
      }
      yield piece;
    }
    ending = { how: 'complete' };
  } catch (error) {
    const failure = requestFailure(error, life, at);
    ending = { how: 'broken', code: failureCode(failure) };
    throw failure;
  } finally {
    life.end();
    await recording?.ended(ending);
  }
}

function decompressed(raw: Readable, encoding: string | undefined, host: string): Readable {
  if (encoding === undefined || encoding === '' || encoding === 'identity') return raw;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    raw.on('error', () => {}).destroy();
    throw new TransportError('BROKEN_ANSWER', `${host}: the answer is encoded as "${encoding}", which was not asked for.`, { sent: true });
  }
  // pipeline carries errors and early ends both ways; the reader of the gunzip stream sees them, so there is nothing to do here.
  return pipeline(raw, createGunzip(), () => {});
}
