import type { HttpRequest } from './http-service.ts';

/** A request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed; passwords, tokens and session ids are masked. */
  readonly body: Uint8Array;
  /** What it asks for, as faults name it: `create`, `bulk1.createBatch`; empty where nobody answers at its path. */
  readonly operation: string;
  /** Of the answer; undefined until it has gone, and where the connection ended before. */
  readonly status: number | undefined;
}

type Answered = RecordedRequest & { status: number | undefined };

const SECRET_ELEMENTS = /(<(?:\w+:)?(?:password|newPassword|oldPassword|sessionId)\b[^>]*>)[^<]*/gi;
const SECRET_PARAMETERS =
  /((?:^|[?&])(?:password|client_secret|refresh_token|access_token|oauth_token|token|assertion|client_assertion|code|code_verifier|sid)=)[^&]*/gi;
const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'x-sfdc-session', 'cookie']);

/** The last requests, bounded in number and in bytes so that a long load does not fill the memory. */
export class RequestLog {
  readonly #requests: RecordedRequest[] = [];
  readonly #maxRequests: number;
  readonly #maxBytes: number;
  readonly #onRequest: ((request: RecordedRequest) => void) | undefined;
  #bytes = 0;

  constructor(maxRequests: number, maxBytes: number, onRequest?: (request: RecordedRequest) => void) {
    this.#maxRequests = maxRequests;
    this.#maxBytes = maxBytes;
    this.#onRequest = onRequest;
  }

  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  /** Returns what is to be told the status once the answer has gone. */
  add(request: HttpRequest, operation: string): (status: number | undefined) => void {
    const recorded = record(request, operation);
    this.#requests.push(recorded);
    this.#bytes += recorded.body.byteLength;
    while (this.#requests.length > 1 && (this.#requests.length > this.#maxRequests || this.#bytes > this.#maxBytes)) {
      this.#bytes -= this.#requests.shift()!.body.byteLength;
    }
    return (status) => {
      recorded.status = status;
      this.#onRequest?.(recorded);
    };
  }
}

function record({ method, path, query, headers, body }: HttpRequest, operation: string): Answered {
  const plain = Object.entries(headers).map(([name, value]): [string, string] => {
    const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
    return [name, SECRET_HEADERS.has(name) ? '***' : text];
  });
  const search = query.size === 0 ? '' : `?${query}`.replace(SECRET_PARAMETERS, '$1***');
  const type = headers['content-type'] ?? '';
  const fields = Object.fromEntries(plain);
  return { method, path: path + search, headers: fields, body: maskSecrets(body, type), operation, status: undefined };
}

/** Only the head of an envelope has secrets, or the short body of a login. */
const HEAD = 4_096;

function maskSecrets(body: Uint8Array, contentType: string): Uint8Array {
  const isForm = contentType.includes('x-www-form-urlencoded');
  if (!isForm && !contentType.includes('xml')) return body;
  const [headBytes, secrets] = isForm ? [body.byteLength, SECRET_PARAMETERS] : [HEAD, SECRET_ELEMENTS];
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(headBytes, body.byteLength)).toString('latin1');
  const masked = Buffer.from(head.replace(secrets, '$1***'), 'latin1');
  return new Uint8Array(Buffer.concat([masked, body.subarray(headBytes)]));
}
