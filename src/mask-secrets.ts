import { Buffer } from 'node:buffer';

/** What stands where a secret stood. */
export const MASK = '***';

const PARAMETERS: ReadonlySet<string> = new Set(
  'password client_secret refresh_token access_token oauth_token id_token token assertion client_assertion code code_verifier sid'.split(
    ' ',
  ),
);
const HEADERS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'x-sfdc-session', 'cookie']);
// Up to the end tag, so that a CDATA section is masked too.
const ELEMENTS = /(<(?:[\w.-]+:)?(password|newPassword|oldPassword|sessionIds?)\b(?:[^>]*[^>/])?>)([\s\S]*?)(?=<\/(?:[\w.-]+:)?\2\s*>|$)/gi;
const MEMBERS = /("(?:\w*password|client_secret|\w+_token|sessionId)"\s*:\s*")((?:[^"\\]|\\.)*)/gi;

/** What may have secrets in a body that is not a form. They stand at the head of an envelope, or in a body that is short. */
const HEAD = 65_536;

/** A body, and what tells of which kind it is. */
export interface Maskable {
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** How far to look into a body, and who wants to know what was found. */
export interface MaskOptions {
  readonly headBytes?: number | undefined;
  /** Told each secret as it stood there. */
  readonly onSecret?: ((secret: string) => void) | undefined;
}

/** A header's value, or what stands for it. */
export function maskHeader(name: string, value: string): string {
  if (HEADERS.has(name)) return MASK;
  const [address, query] = name === 'referer' ? value.split(/\?(.*)/s) : [value];
  return query === undefined ? value : `${address}?${maskForm(query)}`;
}

/** Names and values, separated as in a query or a form. */
export function maskForm(text: string, { onSecret }: MaskOptions = {}): string {
  return text.replace(/([^&=]+)=([^&]*)/g, (pair, name: string, value: string) => {
    if (!PARAMETERS.has(decodeName(name))) return pair;
    onSecret?.(value);
    return `${name}=${MASK}`;
  });
}

function decodeName(name: string): string {
  const [[decoded = ''] = []] = new URLSearchParams(name);
  return decoded.toLowerCase();
}

/** A body without its passwords, tokens and session ids. */
export function maskBody({ path, headers, body }: Maskable, options: MaskOptions = {}): Uint8Array {
  const { headBytes = HEAD, onSecret } = options;
  const type = String(headers['content-type'] ?? '');
  const isOAuth = path.startsWith('/services/oauth2/');
  const inElement = (_: string, tag: string, _name: string, value: string): string => {
    onSecret?.(value);
    return tag + MASK;
  };
  const inMember = (_: string, name: string, value: string): string => {
    onSecret?.(value);
    return name + MASK;
  };
  if (type.includes('x-www-form-urlencoded')) return replaceHead(body, body.byteLength, (text) => maskForm(text, options));
  if (type.includes('xml') || path.startsWith('/services/Soap/'))
    return replaceHead(body, headBytes, (text) => text.replace(ELEMENTS, inElement));
  if (type.includes('json')) return replaceHead(body, isOAuth ? body.byteLength : headBytes, (text) => text.replace(MEMBERS, inMember));
  // Whatever it is, it was meant for an endpoint that takes secrets.
  return isOAuth && body.byteLength > 0 ? Buffer.from(MASK) : body;
}

function replaceHead(body: Uint8Array, bytes: number, replace: (text: string) => string): Uint8Array {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(bytes, body.byteLength)).toString('latin1');
  return new Uint8Array(Buffer.concat([Buffer.from(replace(head), 'latin1'), body.subarray(bytes)]));
}
