import { Buffer, isUtf8 } from 'node:buffer';
import { ForcewireError } from '../errors.ts';
import type { Ending } from '../http/recorder.ts';
import type { Source } from '../source.ts';

/** One exchange: a line of a recording, as JSON. No secret is in it. */
export interface RecordedExchange {
  /** Position among the requests of the run, from 1. Lines are in the order in which exchanges ended. */
  readonly n: number;
  /** When the request left. */
  readonly at: string;
  readonly operation?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly method: string;
  readonly origin: string;
  /** With the query. */
  readonly path: string;
  readonly request: RecordedMessage;
  /** undefined where none came. */
  readonly answer?: (RecordedMessage & { readonly status: number; readonly afterMs: number }) | undefined;
  readonly ending: Ending['how'];
  /** Of the failure, as TransportError has it. */
  readonly code?: string | undefined;
  readonly durationMs: number;
}

/** Headers and body. Values of headers that are not known to be harmless are `***`. */
export interface RecordedMessage {
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed: text, bytes in base64, or how many bytes were left out because they are too many. */
  readonly body?: string | { readonly base64: string } | { readonly omittedBytes: number } | undefined;
}

/** Bytes as they stand in a line. */
export function spellBody(bytes: Uint8Array): RecordedMessage['body'] {
  if (bytes.byteLength === 0) return undefined;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isUtf8(all) ? all.toString('utf8') : { base64: all.toString('base64') };
}

/** The bytes again; undefined where they were left out. */
export function bytesOf(body: RecordedMessage['body']): Uint8Array | undefined {
  if (body === undefined) return new Uint8Array(0);
  if (typeof body === 'string') return Buffer.from(body, 'utf8');
  return 'base64' in body ? Buffer.from(body.base64, 'base64') : undefined;
}

/** The exchanges of a recording, in the order of their requests. A last line that was only half written is left out. */
export async function readRecording(lines: Source<string>): Promise<readonly RecordedExchange[]> {
  const exchanges: RecordedExchange[] = [];
  let number = 0;
  let torn: number | undefined;
  for await (const line of lines) {
    number++;
    if (torn !== undefined) throw new ForcewireError('BAD_RECORDING', `Line ${torn} of the recording is no exchange.`);
    if (line.trim() === '') continue;
    const exchange = parse(line);
    if (exchange === undefined) torn = number;
    else exchanges.push(exchange);
  }
  return exchanges.sort((a, b) => a.n - b.n);
}

function parse(line: string): RecordedExchange | undefined {
  try {
    const value = JSON.parse(line) as RecordedExchange | null;
    return typeof value?.n === 'number' && typeof value.path === 'string' && typeof value.ending === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
