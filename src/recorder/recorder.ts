import { Buffer } from 'node:buffer';
import type { Ending, LeavingRequest, Recorder, Recording } from '../http/recorder.ts';
import { type LineSink, LineWriter } from './line-sink.ts';
import { type RecordedExchange, type RecordedMessage, spellBody } from './recording.ts';
import { type Message, Redactor } from './redactor.ts';

/** How much is taken down. */
export interface RecorderOptions {
  /** A longer body is left out, its length kept; an answer without its body cannot be replayed. Default 8,388,608 (8 MiB). */
  maxBodyBytes?: number | undefined;
}

/** Give it to `connect({ http: { recorder } })`, of one connection or of several, and close it when they are closed. */
export interface WireRecorder extends Recorder, AsyncDisposable {
  /** Waits until all is written. Throws what the file or the sink threw: the run itself goes on without it. */
  close(): Promise<void>;
}

/**
 * Takes down every exchange of a connection as a line of JSON (`RecordedExchange`), in a file or whatever takes lines. No password, token, session
 * id, cookie, client secret or assertion is in it; what your records hold is. A call ends only when its line is written, so what is held in memory
 * are the bodies of calls on their way.
 */
export function recorder(to: string | URL | LineSink, options: RecorderOptions = {}): WireRecorder {
  return new LineRecorder(new LineWriter(to), options.maxBodyBytes ?? 8 * 1024 * 1024);
}

/** Of a message too long to be taken down, the part in which its secrets stand. */
const HEAD = 65_536;

class LineRecorder implements WireRecorder {
  readonly #writer: LineWriter;
  readonly #redactor: Redactor = new Redactor();
  readonly #maxBodyBytes: number;
  #count = 0;

  constructor(writer: LineWriter, maxBodyBytes: number) {
    this.#writer = writer;
    this.#maxBodyBytes = maxBodyBytes;
  }

  begin({ method, url, operation, tags, headers, body = new Uint8Array(0) }: LeavingRequest): Recording {
    const n = ++this.#count;
    const redact = (message: Message, bytes: number): RecordedMessage => this.#redact(url.pathname, message, bytes);
    // First and at once, so that its secrets are known before anything is written that may have them.
    const [path, sent] = [this.#redactor.path(url), redact({ headers, body }, body.byteLength)];
    const begun: Begun = {
      n,
      at: new Date().toISOString(),
      operation,
      tags: Object.keys(tags).length === 0 ? undefined : this.#redactor.tags(tags),
      method,
      origin: url.origin,
      path,
      request: sent,
    };
    return new ExchangeRecording(begun, { redact, maxBodyBytes: this.#maxBodyBytes, write: (line) => this.#writer.write(line) });
  }

  close(): Promise<void> {
    return this.#writer.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #redact(pathname: string, { headers, body }: Message, bytes: number): RecordedMessage {
    const plain = this.#redactor.headers(headers);
    if (bytes <= this.#maxBodyBytes) return { headers: plain, body: spellBody(this.#redactor.body(pathname, { headers, body })) };
    this.#redactor.body(pathname, { headers, body: body.subarray(0, HEAD) });
    return { headers: plain, body: { omittedBytes: bytes } };
  }
}

type Begun = Omit<RecordedExchange, 'answer' | 'ending' | 'code' | 'durationMs'>;

/** What an exchange needs of its recorder. */
interface Means {
  /** `bytes`: of the body as it was, of which `message` may have less. */
  readonly redact: (message: Message, bytes: number) => RecordedMessage;
  readonly maxBodyBytes: number;
  readonly write: (line: string) => Promise<void>;
}

class ExchangeRecording implements Recording {
  readonly #begun: Begun;
  readonly #means: Means;
  readonly #started: number = performance.now();
  #answer: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly afterMs: number } | undefined;
  #pieces: Uint8Array[] = [];
  #bytes = 0;
  #written: Promise<void> | undefined;

  constructor(begun: Begun, means: Means) {
    this.#begun = begun;
    this.#means = means;
  }

  answered({ status, headers }: { readonly status: number; readonly headers: Readonly<Record<string, string>> }): void {
    this.#answer = { status, headers, afterMs: this.#elapsed() };
  }

  received(piece: Uint8Array): void {
    if (this.#written !== undefined) return;
    this.#bytes += piece.byteLength;
    if (this.#bytes <= this.#means.maxBodyBytes) this.#pieces.push(piece);
    else this.#pieces = [];
  }

  ended({ how, code }: Ending): Promise<void> {
    this.#written ??= this.#means.write(
      `${JSON.stringify({ ...this.#begun, answer: this.#takeAnswer(), ending: how, code, durationMs: this.#elapsed() })}\n`,
    );
    return this.#written;
  }

  #takeAnswer(): RecordedExchange['answer'] {
    if (this.#answer === undefined) return undefined;
    const { status, headers, afterMs } = this.#answer;
    const body = Buffer.concat(this.#pieces);
    this.#pieces = [];
    return { status, ...this.#means.redact({ headers, body }, this.#bytes), afterMs };
  }

  #elapsed(): number {
    return Math.round((performance.now() - this.#started) * 10) / 10;
  }
}
