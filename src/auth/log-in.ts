import { AuthError } from '../errors.ts';
import { refusesCredential } from './advice/advice.ts';
import type { Attempt, CredentialMemory, KeptRefreshToken, Login } from './credentials.ts';

/** What a login may be given besides the credential. */
export interface LogInOptions {
  /** A refresh token that a store has in the credential's place. */
  readonly stored?: string | undefined;
  /** Keeps what came. The caller is told of it only afterwards, and the session is used last. */
  readonly keep?: ((login: Login) => Promise<void>) | undefined;
}

/**
 * One login, in turn with others of the same credential: a refresh token may be good once, and a wrong password is not to be sent twice. Throws
 * what the attempt throws, or what it threw before if it is the credential that was refused then.
 */
export function logIn(attempt: Attempt, memory: CredentialMemory, { stored, keep }: LogInOptions = {}): Promise<Login> {
  const { fingerprint } = attempt;
  const run = memory.turn.then(async () => {
    if (memory.refused?.fingerprint === fingerprint) throw memory.refused.error;
    const login = await send(attempt, memory, newestOf(memory.refreshTokens.get(fingerprint), stored));
    const kept = login.refreshToken === undefined ? undefined : { token: login.refreshToken, inStore: stored };
    if (kept !== undefined) memory.refreshTokens.set(fingerprint, kept);
    await keep?.(login);
    if (kept !== undefined) kept.inStore = kept.token;
    await attempt.tell?.(login);
    return login;
  });
  memory.turn = run.catch(() => {});
  return run;
}

/** The store's, for another process may have used ours up, unless the store has not changed since it failed to take ours. */
function newestOf(ours: KeptRefreshToken | undefined, stored: string | undefined): string | undefined {
  return ours !== undefined && (stored === undefined || stored === ours.inStore) ? ours.token : stored;
}

async function send(attempt: Attempt, memory: CredentialMemory, refreshToken: string | undefined): Promise<Login> {
  try {
    return await attempt.run(refreshToken);
  } catch (error) {
    const isRefused = error instanceof AuthError && !error.retryable && refusesCredential(error.code, error.message);
    if (isRefused) memory.refused = { fingerprint: attempt.fingerprint, error };
    throw error;
  }
}
