import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { constants, createGzip, gzip } from 'node:zlib';
import type { HttpAnswer } from './http-service.ts';

const GZIP_FROM_BYTES = 1_024;
const compress = promisify(gzip);
const LEVEL = { level: constants.Z_BEST_SPEED };

/** Chunked, as the servers answer, and compressed for those who take it. */
export async function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): Promise<void> {
  const { status, headers = {}, body = '' } = answer;
  const takesGzip = /\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? ''));
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) {
    if (takesGzip) {
      response.writeHead(status, { ...headers, 'content-encoding': 'gzip' });
      return pipeline(Readable.from(body, { objectMode: false }), createGzip(LEVEL), response);
    }
    response.writeHead(status, headers);
    return pipeline(Readable.from(body, { objectMode: false }), response);
  }
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  if (!takesGzip || bytes.byteLength < GZIP_FROM_BYTES) {
    response.writeHead(status, headers);
    if (bytes.byteLength > 0) response.write(bytes);
    response.end();
    return;
  }
  const packed = await compress(bytes, LEVEL);
  response.writeHead(status, { ...headers, 'content-encoding': 'gzip' });
  response.write(packed);
  response.end();
}
