import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestFault } from '../faults/fault.ts';
import type { HttpAnswer } from './http-service.ts';
import { sendAnswer } from './send-answer.ts';

const compress = promisify(gzip);
const TICKS_PER_SECOND = 20;

/** Faults of the answer itself: the request was carried out. */
export type AnswerFault = Extract<RequestFault, { kind: 'truncate' | 'garble' | 'slow' }>;

/** Sends an answer in a broken way. */
export async function sendBroken(
  message: IncomingMessage,
  response: ServerResponse,
  answer: HttpAnswer,
  fault: AnswerFault,
): Promise<void> {
  if (fault.kind === 'slow') return sendSlowly(message, response, answer, fault);
  const { bytes, headers } = await wholeBody(answer, fault.gzip === true);
  if (fault.kind === 'truncate') return sendPart(response, { ...answer, headers }, bytes, fault);
  response.writeHead(answer.status, headers).end(garble(bytes));
}

/** A moment before the connection ends, so that what was sent does arrive. */
async function sendPart(
  response: ServerResponse,
  { status, headers }: HttpAnswer,
  bytes: Buffer,
  { bytes: count = Math.floor(bytes.byteLength / 2), ended }: Extract<RequestFault, { kind: 'truncate' }>,
): Promise<void> {
  const part = bytes.subarray(0, count);
  if (ended === true) {
    response.writeHead(status, { ...headers }).end(part);
    return;
  }
  response.writeHead(status, { ...headers, 'content-length': bytes.byteLength });
  await new Promise((resolve) => response.write(part, resolve));
  await pause(10);
  response.destroy();
}

function garble(bytes: Buffer): Buffer {
  const spoilt = Buffer.from(bytes);
  const middle = spoilt.byteLength >> 1;
  spoilt.fill(0x07, middle, middle + 4);
  return spoilt;
}

async function sendSlowly(
  message: IncomingMessage,
  response: ServerResponse,
  answer: HttpAnswer,
  { delayMs = 0, bytesPerSecond }: Extract<RequestFault, { kind: 'slow' }>,
): Promise<void> {
  await pause(delayMs);
  if (bytesPerSecond === undefined) return sendAnswer(message, response, answer);
  const { bytes, headers } = await wholeBody(answer, false);
  response.writeHead(answer.status, headers);
  const step = Math.max(1, Math.round(bytesPerSecond / TICKS_PER_SECOND));
  for (let at = 0; at < bytes.byteLength && !response.destroyed; at += step) {
    response.write(bytes.subarray(at, at + step));
    await pause(1_000 / TICKS_PER_SECOND);
  }
  response.end();
}

async function wholeBody(
  { body = '', headers = {} }: HttpAnswer,
  packed: boolean,
): Promise<{ bytes: Buffer; headers: Readonly<Record<string, string>> }> {
  const plain = typeof body === 'string' ? Buffer.from(body, 'utf8') : body instanceof Uint8Array ? Buffer.from(body) : await collect(body);
  return packed ? { bytes: await compress(plain), headers: { ...headers, 'content-encoding': 'gzip' } } : { bytes: plain, headers };
}

async function collect(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** By the machine's time. It keeps no process alive whose org has been closed. */
function pause(milliseconds: number): Promise<void> {
  return sleep(milliseconds, undefined, { ref: false });
}
