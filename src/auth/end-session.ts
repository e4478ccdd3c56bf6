import { Buffer } from 'node:buffer';
import { ServerError } from '../errors.ts';
import { isSessionFault } from '../refused-session.ts';
import { isJwt, type Session, soapUrl } from '../session.ts';
import { exchange, operationOf } from '../soap/exchange.ts';
import type { Credentials, LoginContext } from './credentials.ts';
import { postForm } from './oauth/token-endpoint.ts';

/** Ends a session at the server: for everybody who shares it. One that has ended before is no error, and is not renewed to be ended. */
export async function endSession(session: Session, by: Credentials['endsBy'], context: LoginContext): Promise<void> {
  await (by === 'revoke' || isJwt(session) ? revoke(session, context) : logOut(session, context));
}

async function logOut(session: Session, { api, transport, signal }: LoginContext): Promise<void> {
  const operation = operationOf(api!, 'logout');
  const envelope = operation.encodeRequest({}, { SessionHeader: { sessionId: session.sessionId } });
  try {
    await exchange(transport, soapUrl(session, api!.version), operation, Buffer.from(envelope, 'utf8'), { signal });
  } catch (error) {
    if (!isSessionFault(error)) throw error;
  }
}

/** RFC 7009. A token that the server does not know is answered with 400. */
async function revoke({ sessionId, serverUrl }: Session, context: LoginContext): Promise<void> {
  const response = await postForm(new URL('/services/oauth2/revoke', serverUrl), { token: sessionId }, context);
  await response.discard();
  const { status } = response;
  if (status === 200 || status === 400) return;
  const message = `${serverUrl.host} answered the revocation of a token with status ${status}.`;
  throw new ServerError({ exceptionCode: `HTTP_${status}`, message, status }, { retryable: status >= 500 });
}
