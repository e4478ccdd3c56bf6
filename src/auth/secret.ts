import { createHash } from 'node:crypto';

/** A secret, or a function asked at each login (rotation, vaults). Never printed, serialised or inspected. */
export type Secret = string | (() => string | Promise<string>);

/** Asks, if it is a function. */
export async function revealSecret(secret: Secret): Promise<string> {
  return typeof secret === 'function' ? secret() : secret;
}

/** Tells whether a credential is still the one that was refused, without keeping it. */
export function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
