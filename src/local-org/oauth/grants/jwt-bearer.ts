import { type KeyObject, verify } from 'node:crypto';
import { checkFlow, checkInstalled, checkPermitted } from '../client-authentication.ts';
import type { OAuthCall } from '../oauth-call.ts';
import { missingParameter, OAuthError, unknownClient } from '../oauth-error.ts';
import { type Jwt, readJwt } from '../read-jwt.ts';
import { grantedScopes, isRefresh } from '../scope.ts';
import type { Granted } from '../token-answer.ts';

/** The guide asks for three minutes, the servers take five. */
const MOST_SECONDS = 300;
/** The hosts that stand for any org; production and sandbox are not told apart here. */
const LOGIN_HOSTS = ['https://login.salesforce.com', 'https://test.salesforce.com'];

/** The app vouches for a user, with a signature in the place of a secret. There is never a refresh token. */
export function jwtBearer(call: OAuthCall): Granted {
  const { org, request, parameters } = call;
  const assertion = parameters.get('assertion');
  if (assertion === null) throw missingParameter('assertion');
  const jwt = readJwt(assertion);
  if (jwt === undefined) throw invalidAssertion();
  const { iss, sub, prn } = jwt.claims;
  const app = org.apps.find(String(iss));
  if (app === undefined) throw unknownClient();
  checkFlow(app, 'jwtBearer');
  checkSignature(jwt, app.publicKey);
  checkAudience(call, jwt);
  checkTime(jwt, org.clock.now() / 1_000);
  // `prn` is what `sub` was called in drafts of the standard; some clients still say so.
  const account = org.users.find(String(sub ?? prn));
  if (account === undefined) throw notApproved();
  checkInstalled(call, app, account);
  checkPermitted(call, app, account);
  if (app.permittedBy === 'user' && !app.approvedBy.has(account.userId)) throw notApproved();
  org.logins.trusted(account, { address: request.remoteAddress });
  const scopes = grantedScopes(app, parameters.get('scope')).filter((scope) => !isRefresh(scope));
  // The recorded answer has neither issued_at nor signature: there was no secret to sign with.
  return { app, userId: account.userId, scopes, signed: false };
}

function checkSignature({ header, signed, signature }: Jwt, publicKey: KeyObject | undefined): void {
  const isRight = header.alg === 'RS256' && publicKey !== undefined && verify('sha256', Buffer.from(signed), publicKey, signature);
  if (!isRight) throw invalidAssertion();
}

// Both texts are reported for audiences that are wrong. Which is which is our choice: none at all, or another server's.
function checkAudience({ request }: OAuthCall, { claims }: Jwt): void {
  const audiences = [claims.aud ?? []].flat().map((each) => String(each).replace(/\/+$/, ''));
  if (audiences.length === 0) throw new OAuthError('invalid_grant', 'audience is invalid');
  if (audiences.some((each) => each === request.origin || LOGIN_HOSTS.includes(each))) return;
  throw new OAuthError('invalid_grant', 'Audience validation failed');
}

function checkTime({ claims }: Jwt, now: number): void {
  const { exp } = claims;
  if (typeof exp !== 'number' || exp > now + MOST_SECONDS) throw invalidAssertion();
  if (exp <= now) throw new OAuthError('invalid_grant', 'expired authorization code');
}

function invalidAssertion(): OAuthError {
  return new OAuthError('invalid_grant', 'invalid assertion');
}

function notApproved(): OAuthError {
  return new OAuthError('invalid_grant', "user hasn't approved this consumer");
}
