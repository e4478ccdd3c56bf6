import type { Transport } from '../http/transport.ts';
import type { Session } from '../session.ts';

/** Whose session it is. */
export interface Identity {
  /** 18 characters. */
  readonly userId: string;
  readonly organizationId: string;
}

/**
 * GET /services/oauth2/userinfo, which takes tokens that SOAP does not take. undefined where the server does not tell: the first call then says
 * what is wrong.
 */
export async function askUserInfo(
  transport: Transport,
  { sessionId, serverUrl }: Session,
  signal: AbortSignal | undefined,
): Promise<Identity | undefined> {
  const url = new URL('/services/oauth2/userinfo', serverUrl);
  const headers = { authorization: `Bearer ${sessionId}`, accept: 'application/json' };
  const response = await transport.send({ method: 'GET', url, headers, signal, operation: 'oauth.userinfo' });
  const text = new TextDecoder().decode(await response.bytes());
  try {
    const { user_id: userId, organization_id: organizationId } = JSON.parse(text) as Record<string, unknown>;
    return typeof userId === 'string' && typeof organizationId === 'string' ? { userId, organizationId } : undefined;
  } catch {
    return undefined;
  }
}
