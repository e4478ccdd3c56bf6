import { createHash } from 'node:crypto';
import { AuthError } from '../errors.ts';

/** A secret, or a function asked at each login (rotation, vaults). Never printed, serialised or inspected. */
export type Secret = string | (() => string | Promise<string>);

/** Asks, if it is a function. Throws AuthError (SECRET_UNAVAILABLE) when it fails or answers no text; `name` says which one it is. */
export async function revealSecret(secret: Secret, name: string): Promise<string> {
  if (typeof secret === 'string') return secret;
  let value: unknown;
  try {
    value = await secret();
  } catch (cause) {
    throw unavailable(`The function that gives the ${name} failed.`, cause);
  }
  if (typeof value !== 'string') throw unavailable(`The function that gives the ${name} answered no text.`);
  return value;
}

function unavailable(message: string, cause?: unknown): AuthError {
  return new AuthError('SECRET_UNAVAILABLE', message, { advice: 'Look at the vault or the variable that the secret comes from.', cause });
}

/** Tells whether a credential is still the one that was refused, without keeping it. Stays in memory. */
export function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
