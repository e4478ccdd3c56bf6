import type { ForcewireError } from './errors.ts';
import { renewalEvents } from './events/channels.ts';
import { isSessionFault, isUnfit, isUnknownHost, refusedAgain, unfitSession } from './refused-session.ts';
import type { Session, SessionSource } from './session.ts';

/** A call over a session. */
interface SessionCall {
  readonly sessions: SessionSource;
  readonly operation: string;
  readonly signal: AbortSignal | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Makes a call, and once more with a new session where it failed for the session or the session's host is not there: then nothing was carried out.
 * Throws AuthError where there is no new session; of a missing host, the TransportError.
 */
export async function callBySession<T>(
  { sessions, operation, signal, tags }: SessionCall,
  session: Session,
  attempt: (session: Session) => Promise<T>,
): Promise<T> {
  try {
    return await attempt(session);
  } catch (error) {
    if (isUnfit(error)) throw unfitSession(error);
    const isGone = isUnknownHost(error);
    if (!isGone && !isSessionFault(error)) throw error;
    renewalEvents.publish(() => ({ operation, code: (error as ForcewireError).code, tags }));
    const renewed = await sessions.renew(session, signal).catch((failure: unknown) => {
      signal?.throwIfAborted();
      throw isGone ? error : failure;
    });
    return attempt(renewed).catch((again: unknown) => {
      throw isSessionFault(again) ? refusedAgain(again) : again;
    });
  }
}
