/** A request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed; passwords and session ids are masked. */
  readonly body: Uint8Array;
}

const SECRETS = /(<(?:\w+:)?(?:password|sessionId)\b[^>]*>)[^<]*/g;

/** The last requests, bounded in number and in bytes so that a long load does not fill the memory. */
export class RequestLog {
  readonly #requests: RecordedRequest[] = [];
  readonly #maxRequests: number;
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxRequests: number, maxBytes: number) {
    this.#maxRequests = maxRequests;
    this.#maxBytes = maxBytes;
  }

  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  add(method: string, path: string, headers: Readonly<Record<string, string>>, body: Uint8Array): void {
    const masked = maskSecrets(body);
    this.#requests.push({ method, path, headers, body: masked });
    this.#bytes += masked.byteLength;
    while (this.#requests.length > 1 && (this.#requests.length > this.#maxRequests || this.#bytes > this.#maxBytes)) {
      this.#bytes -= this.#requests.shift()!.body.byteLength;
    }
  }
}

/** Only the head of an envelope has secrets, or the short body of a login. */
const HEAD = 4_096;

function maskSecrets(body: Uint8Array): Uint8Array {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(HEAD, body.byteLength)).toString('latin1');
  const masked = Buffer.from(head.replace(SECRETS, '$1***'), 'latin1');
  return new Uint8Array(Buffer.concat([masked, body.subarray(HEAD)]));
}
