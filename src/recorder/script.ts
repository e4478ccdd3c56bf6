import { Buffer } from 'node:buffer';
import { bytesOf, type RecordedExchange } from './recording.ts';

/** A request as the replayer compares it: redacted as the recorded ones are. */
export interface AskedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
}

/** The exchanges of a recording, each to be served once. */
export class Script {
  readonly #left: RecordedExchange[];
  readonly #served: Map<string, number> = new Map();

  constructor(exchanges: readonly RecordedExchange[]) {
    // No server has seen the one, and of the other the client's next request is what counts.
    this.#left = exchanges.filter(({ ending }) => ending !== 'unsent' && ending !== 'followed');
  }

  /** The exchanges that nobody has asked for yet. */
  get left(): readonly RecordedExchange[] {
    return this.#left;
  }

  /** The next exchange of the same request: of several the one with the same body, since lanes overtake each other, else the first. */
  take(asked: AskedRequest): RecordedExchange | undefined {
    const name = nameOf(asked, operationIn(asked));
    const candidates = this.#left.filter((exchange) => nameOf(exchange, exchange.operation) === name);
    const exchange = candidates.find(({ request }) => isSame(bytesOf(request.body), asked.body)) ?? candidates[0];
    if (exchange === undefined) return undefined;
    this.#left.splice(this.#left.indexOf(exchange), 1);
    this.#served.set(name, (this.#served.get(name) ?? 0) + 1);
    return exchange;
  }

  /** Why there is nothing to serve, and what would have been next. */
  explain(asked: AskedRequest): string {
    const name = nameOf(asked, operationIn(asked));
    const served = this.#served.get(name) ?? 0;
    const had = served === 0 ? 'has no' : `has only ${served} of`;
    const [next] = this.#left;
    const expected = next === undefined ? 'has been served to its end' : `goes on with ${next.n}: ${nameOf(next, next.operation)}`;
    return `The recording ${had} ${name}; it ${expected}.`;
  }
}

/** `POST /services/Soap/u/62.0 create`, `GET /services/data/v62.0/jobs/ingest/750…`: other APIs have a path for each operation. */
export function nameOf({ method, path }: Pick<AskedRequest, 'method' | 'path'>, operation: string | undefined): string {
  return isSoap(path) && operation !== undefined ? `${method} ${path} ${operation}` : `${method} ${path}`;
}

/** The operation of an envelope: the first element of its body. */
function operationIn({ path, body }: AskedRequest): string | undefined {
  if (!isSoap(path)) return undefined;
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 65_536)).toString('latin1');
  return /<(?:[\w.-]+:)?Body\b[^>]*>\s*<(?:[\w.-]+:)?(\w+)/.exec(start)?.[1];
}

/** Whether answers at this path are envelopes. */
export function isSoap(path: string): boolean {
  return path.startsWith('/services/Soap/');
}

function isSame(recorded: Uint8Array | undefined, asked: Uint8Array): boolean {
  return recorded !== undefined && Buffer.compare(recorded, asked) === 0;
}
