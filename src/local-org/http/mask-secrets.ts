import type { HttpRequest } from './http-service.ts';

const MASK = '***';
const PARAMETERS: ReadonlySet<string> = new Set(
  'password client_secret refresh_token access_token oauth_token id_token token assertion client_assertion code code_verifier sid'.split(
    ' ',
  ),
);
const HEADERS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'x-sfdc-session', 'cookie']);
// Up to the end tag, so that a CDATA section is masked too.
const ELEMENTS = /(<(?:[\w.-]+:)?(password|newPassword|oldPassword|sessionIds?)\b(?:[^>]*[^>/])?>)[\s\S]*?(?=<\/(?:[\w.-]+:)?\2\s*>|$)/gi;
const MEMBERS = /("(?:\w*password|client_secret|\w+_token|sessionId)"\s*:\s*")(?:[^"\\]|\\.)*/gi;

/** What may have secrets in a body that is not a form. They stand at the head of an envelope, or in a body that is short. */
const HEAD = 65_536;

/** A header's value, or what stands for it. */
export function maskHeader(name: string, value: string): string {
  if (HEADERS.has(name)) return MASK;
  const [address, query] = name === 'referer' ? value.split(/\?(.*)/s) : [value];
  return query === undefined ? value : `${address}?${maskForm(query)}`;
}

/** Names and values, separated as in a query or a form. */
export function maskForm(text: string): string {
  return text.replace(/([^&=]+)=[^&]*/g, (pair, name: string) => (PARAMETERS.has(decodeName(name)) ? `${name}=${MASK}` : pair));
}

function decodeName(name: string): string {
  const [[decoded = ''] = []] = new URLSearchParams(name);
  return decoded.toLowerCase();
}

/** A body without its passwords, tokens and session ids. */
export function maskBody({ path, headers, body }: Pick<HttpRequest, 'path' | 'headers' | 'body'>): Uint8Array {
  const type = headers['content-type'] ?? '';
  const isOAuth = path.startsWith('/services/oauth2/');
  if (type.includes('x-www-form-urlencoded')) return replaceHead(body, body.byteLength, maskForm);
  if (type.includes('xml') || path.startsWith('/services/Soap/'))
    return replaceHead(body, HEAD, (text) => text.replace(ELEMENTS, `$1${MASK}`));
  if (type.includes('json')) return replaceHead(body, isOAuth ? body.byteLength : HEAD, (text) => text.replace(MEMBERS, `$1${MASK}`));
  // Whatever it is, it was meant for an endpoint that takes secrets.
  return isOAuth && body.byteLength > 0 ? Buffer.from(MASK) : body;
}

function replaceHead(body: Uint8Array, bytes: number, replace: (text: string) => string): Uint8Array {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(bytes, body.byteLength)).toString('latin1');
  return new Uint8Array(Buffer.concat([Buffer.from(replace(head), 'latin1'), body.subarray(bytes)]));
}
