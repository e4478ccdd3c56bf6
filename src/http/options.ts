/** How a connection talks HTTP. All times are milliseconds; a time of 0 means no limit. */
export interface HttpOptions {
  /** TCP and TLS together. Default 30,000. */
  connectTimeoutMs?: number | undefined;
  /** From the last byte sent to the first byte of the answer. Default 630,000, since Salesforce itself gives up a request after ten minutes. */
  headersTimeoutMs?: number | undefined;
  /** Between two pieces of an answer's body. Default 120,000. */
  idleTimeoutMs?: number | undefined;
  /** One request from start to the end of its answer. Default 900,000; a call's own `totalTimeoutMs` goes before it. */
  totalTimeoutMs?: number | undefined;
  /** Node's TLS options: `ca`, `cert`, `key`, `servername`, … Not used with a `dispatcher` of your own. */
  tls?: object | undefined;
  /** An undici dispatcher of your own. The caller closes it; `connectTimeoutMs`, `tls` and `maxConnections` are then its business. */
  dispatcher?: object | undefined;
  /** Sockets per host, kept alive between requests. Default 16. */
  maxConnections?: number | undefined;
  /** Bound for one answer, in bytes after decompression. Default 268,435,456 (256 MiB). */
  maxResponseBytes?: number | undefined;
}

/** `HttpOptions` with every default filled in. */
export interface HttpSettings {
  readonly connectTimeoutMs: number;
  readonly headersTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly tls: object | undefined;
  readonly dispatcher: object | undefined;
  readonly maxConnections: number;
  readonly maxResponseBytes: number;
}

const DEFAULTS: HttpSettings = {
  connectTimeoutMs: 30_000,
  headersTimeoutMs: 630_000,
  idleTimeoutMs: 120_000,
  totalTimeoutMs: 900_000,
  tls: undefined,
  dispatcher: undefined,
  maxConnections: 16,
  maxResponseBytes: 256 * 1024 * 1024,
};

/** Options left out, or undefined, take their default. */
export function withDefaults(options: HttpOptions = {}): HttpSettings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...DEFAULTS, ...given };
}
