import { ParseError } from '../errors.ts';

/** A request without a host: what a transport needs besides the instance's address. */
export interface HttpRequest {
  readonly method: string;
  /** From the leading slash, with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

/** An answer, its body already decompressed. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

/** A header's value whatever the case of its name. */
export function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  const exact = headers[name];
  if (exact !== undefined) return exact;
  const wanted = name.toLowerCase();
  const found = Object.keys(headers).find((key) => key.toLowerCase() === wanted);
  return found === undefined ? undefined : headers[found];
}

/** A media type without its parameters, in lower case: `text/csv`. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase();
}

/** The body as text. Throws ParseError for bytes that are not UTF-8. */
export function textOf(body: string | Uint8Array | undefined): string {
  if (body === undefined || typeof body === 'string') return body ?? '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new ParseError('the body is not UTF-8', { offset: 0, path: '' }, { cause });
  }
}

/** The beginning of a body, or all of it, to look at: whatever is no text shows as U+FFFD. */
export function peek(body: string | Uint8Array | undefined, length?: number): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body.slice(0, length) : new TextDecoder().decode(body.subarray(0, length));
}
