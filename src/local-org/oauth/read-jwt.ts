/** A JSON Web Token, taken apart; nothing is verified. */
export interface Jwt {
  readonly header: { readonly alg?: unknown };
  readonly claims: { readonly [Claim in 'iss' | 'sub' | 'prn' | 'aud' | 'exp']?: unknown };
  /** What the signature is of. */
  readonly signed: string;
  readonly signature: Uint8Array;
}

/** undefined for text that is no JWT. */
export function readJwt(text: string): Jwt | undefined {
  const [head, body, tail, ...rest] = text.split('.');
  if (head === undefined || body === undefined || tail === undefined || rest.length > 0) return undefined;
  const [header, claims] = [readPart(head), readPart(body)];
  if (header === undefined || claims === undefined) return undefined;
  return { header, claims, signed: `${head}.${body}`, signature: Buffer.from(tail, 'base64url') };
}

function readPart(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
