import { ForcewireError } from '../errors.ts';
import type { Recorder } from './recorder.ts';

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
  /**
   * An HTTP proxy, with user and password in its address where it wants them; `'environment'` takes HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in upper
   * or lower case. Default none: the environment is not looked at unasked. Not used with a `dispatcher` of your own.
   */
  proxy?: string | URL | undefined;
  /** Hosts to reach without the proxy, as in NO_PROXY: `example.com` (and all below it), `host:8443`, `10.0.0.0/8`, `*`. Default NO_PROXY with `proxy: 'environment'`. */
  noProxy?: string | readonly string[] | undefined;
  /** Node's TLS options: `ca`, `cert`, `key`, `servername`, … Not used with a `dispatcher` of your own. */
  tls?: object | undefined;
  /** An undici dispatcher of your own. The caller closes it; `connectTimeoutMs`, `proxy`, `tls` and `maxConnections` are then its business. */
  dispatcher?: object | undefined;
  /** Send bodies of 1,000 bytes and more gzipped. Default false. Answers come gzipped in any case. */
  compressRequests?: boolean | undefined;
  /** Sockets per host, kept alive between requests. Default 16. */
  maxConnections?: number | undefined;
  /** Bound for one answer, in bytes after decompression. Default 268,435,456 (256 MiB). */
  maxResponseBytes?: number | undefined;
  /** Takes down each exchange: `recorder()` of `forcewire/recorder`. The caller closes it. Default none. */
  recorder?: Recorder | undefined;
}

/** `HttpOptions` with every default filled in. */
export interface HttpSettings {
  readonly connectTimeoutMs: number;
  readonly headersTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly proxy: string | URL | undefined;
  readonly noProxy: string | readonly string[] | undefined;
  readonly tls: object | undefined;
  readonly compressRequests: boolean;
  readonly dispatcher: object | undefined;
  readonly maxConnections: number;
  readonly maxResponseBytes: number;
  readonly recorder: Recorder | undefined;
}

const DEFAULTS: HttpSettings = {
  connectTimeoutMs: 30_000,
  headersTimeoutMs: 630_000,
  idleTimeoutMs: 120_000,
  totalTimeoutMs: 900_000,
  proxy: undefined,
  noProxy: undefined,
  tls: undefined,
  compressRequests: false,
  dispatcher: undefined,
  maxConnections: 16,
  maxResponseBytes: 256 * 1024 * 1024,
  recorder: undefined,
};

/** Options left out, or undefined, take their default. Throws ForcewireError (INVALID_OPTION) for numbers with which nothing would work as it should. */
export function withDefaults(options: HttpOptions = {}): HttpSettings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const settings: HttpSettings = { ...DEFAULTS, ...given };
  for (const name of ['connectTimeoutMs', 'headersTimeoutMs', 'idleTimeoutMs', 'totalTimeoutMs'] as const) {
    if (!(Number.isFinite(settings[name]) && settings[name] >= 0)) throw invalid(name, settings[name], 'a number of milliseconds, or 0');
  }
  const { maxConnections, maxResponseBytes } = settings;
  if (!(Number.isInteger(maxConnections) && maxConnections >= 1)) throw invalid('maxConnections', maxConnections, 'a whole number from 1');
  if (!(maxResponseBytes >= 1)) throw invalid('maxResponseBytes', maxResponseBytes, 'a number of bytes');
  return settings;
}

function invalid(name: string, value: unknown, expected: string): ForcewireError {
  return new ForcewireError('INVALID_OPTION', `http.${name} is ${value}; it must be ${expected}.`);
}
