import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ApiError } from '../api-error.ts';

/**
 * The whole body, decompressed. Throws ApiError for one that is too large or is not the gzip it claims to be; the rest of a body that is too
 * large is read and dropped, so that the caller gets to the answer.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  // WSC sends the header of a compressed body on GETs, which have none.
  const isGzip = /\bgzip\b/i.test(request.headers['content-encoding'] ?? '') && request.headers['content-length'] !== '0';
  const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body = isGzip && hasBody ? request.pipe(createGunzip()) : request;
  try {
    for await (const chunk of body) {
      size += (chunk as Uint8Array).byteLength;
      if (size <= maxBytes) chunks.push(chunk as Uint8Array);
      else chunks.length = 0;
      // A few megabytes can be gigabytes once they are unpacked.
      if (size > maxBytes && body !== request) break;
    }
    if (size > maxBytes) await finished(request.unpipe().resume());
  } catch (error) {
    throw new ApiError('Client', `the body cannot be read: ${(error as Error).message}`, undefined);
  }
  if (size > maxBytes) throw new ApiError('EXCEEDED_MAX_SIZE_REQUEST', `the request is larger than ${maxBytes} bytes`);
  return Buffer.concat(chunks, size);
}
