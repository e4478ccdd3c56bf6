import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { ApiError } from '../api-error.ts';

/** The most that a request may have, decompressed. */
const MAX_REQUEST_BYTES = 52_428_800;

/** The whole body, decompressed. Throws ApiError for one that is too large or is not the gzip it claims to be. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const isGzip = /\bgzip\b/i.test(request.headers['content-encoding'] ?? '') && request.headers['content-length'] !== '0';
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of isGzip ? request.pipe(createGunzip()) : request) {
      size += (chunk as Uint8Array).byteLength;
      if (size > MAX_REQUEST_BYTES)
        throw new ApiError('EXCEEDED_MAX_SIZE_REQUEST', `the request is larger than ${MAX_REQUEST_BYTES} bytes`);
      chunks.push(chunk as Uint8Array);
    }
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError('Client', `the body cannot be read: ${(error as Error).message}`, undefined);
  }
  if (size > MAX_REQUEST_BYTES) throw new ApiError('EXCEEDED_MAX_SIZE_REQUEST', `the request is larger than ${MAX_REQUEST_BYTES} bytes`);
  return Buffer.concat(chunks, size);
}
