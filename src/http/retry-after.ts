import { ForcewireError } from '../errors.ts';
import type { HttpResponse } from './transport.ts';

/** Milliseconds that a `Retry-After` header asks for: seconds, or a date. */
export function retryAfterMs(header: string | undefined, now: number = Date.now()): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const date = text === '' ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Marks an error of ours with the time that the server asks for. */
export function withRetryAfter(error: unknown, { headers }: Pick<HttpResponse, 'headers'>): unknown {
  // A date is one by the server's clock, which the answer tells; ours may be wrong.
  const now = Date.parse(headers.date ?? '');
  const time = retryAfterMs(headers['retry-after'], Number.isNaN(now) ? Date.now() : now);
  if (error instanceof ForcewireError && time !== undefined) (error as { retryAfterMs: number | undefined }).retryAfterMs = time;
  return error;
}
