import { Buffer } from 'node:buffer';
import type { ApiVersion, Features } from '../pin-version.ts';
import type { Session } from '../session.ts';
import { exchange, operationOf } from '../soap/exchange.ts';
import { type Attempt, type LoginContext, seal } from './credentials.ts';
import { loginUrlOf } from './hosts.ts';
import { loginFailure, loginRetired, passwordExpired } from './login-failure.ts';
import { fingerprint, revealSecret, type Secret } from './secret.ts';

declare const how: unique symbol;

/** A SOAP login(), at the pinned version or at one that is named explicitly. */
export interface SoapLogin<At extends 'pinned' | 'explicit'> {
  readonly [how]: At;
}

/** Who logs in, and where. */
export interface PasswordOptions {
  username: string;
  /** Sent as it is: UTF-8, neither normalised nor trimmed. */
  password: Secret;
  /** Needed where the caller's address is not trusted. Appended to the password, unless the password ends with it already. */
  securityToken?: Secret | undefined;
  /** Log in at test.salesforce.com. Default false. */
  sandbox?: boolean | undefined;
  /** A My Domain host; goes before `sandbox`. Default https://login.salesforce.com. Only its origin is used. */
  loginUrl?: string | URL | undefined;
  /** For users of a customer portal or community: the org, in LoginScopeHeader. */
  organizationId?: string | undefined;
  /** For users of a customer portal: the portal, in LoginScopeHeader. */
  portalId?: string | undefined;
}

/** A version whose login() works: 64.0 or earlier. */
export type LoginVersion = ApiVersion & { readonly has: Features & { readonly login: true } };

/**
 * SOAP login(). It exists to 64.0: with a later pin this does not compile in `connect()`, and fails there with AuthError (LOGIN_RETIRED),
 * unless `loginVersion` says where to log in; the session then serves the pin. Salesforce ends login() for all versions in Summer '27.
 */
export function soapLogin(options: PasswordOptions & { loginVersion: LoginVersion }): SoapLogin<'explicit'>;
export function soapLogin(options: PasswordOptions): SoapLogin<'pinned'>;
export function soapLogin(options: PasswordOptions & { loginVersion?: ApiVersion | undefined }): SoapLogin<'pinned' | 'explicit'> {
  return seal(() => {
    const url = loginUrlOf(options);
    return {
      url,
      lasting: true,
      endsBy: 'logout',
      proves: (api) => (options.loginVersion?.version ?? api.version) === api.version,
      prepare: (context) => prepare(options, url, context),
    };
  });
}

type Options = PasswordOptions & { loginVersion?: ApiVersion | undefined };

async function prepare(options: Options, url: URL, context: LoginContext): Promise<Attempt> {
  const api = options.loginVersion ?? context.api!;
  if (!api.has.login) throw loginRetired(api.version);
  const { username, organizationId = '', portalId = '' } = options;
  const password = await joinPassword(options);
  const endpoint = new URL(`/services/Soap/u/${api.version}`, url);
  return {
    identity: [username.toLowerCase(), organizationId, portalId].filter((part) => part !== '').join('/'),
    fingerprint: fingerprint(url.origin, username, password, organizationId, portalId),
    run: async () => ({ session: await login(options, password, endpoint, api, context) }),
  };
}

/** The password with the security token behind it, as both ways to log in by password want it; once, if it is there already. */
export async function joinPassword(options: PasswordOptions): Promise<string> {
  const password = await revealSecret(options.password, 'password');
  const token = options.securityToken === undefined ? '' : await revealSecret(options.securityToken, 'security token');
  return password.endsWith(token) ? password : password + token;
}

async function login(options: Options, password: string, url: URL, api: ApiVersion, context: LoginContext): Promise<Session> {
  const operation = operationOf(api, 'login');
  const headers = {
    ...scopeOf(options),
    ...(context.clientName === undefined ? {} : { CallOptions: { client: context.clientName } }),
  };
  const envelope = operation.encodeRequest({ username: options.username, password }, headers);
  const { signal } = context;
  const { result } = await exchange(context.transport, url, operation, Buffer.from(envelope, 'utf8'), { signal }).catch(
    (error: unknown) => {
      throw loginFailure(error);
    },
  );
  if (result.passwordExpired === true) throw passwordExpired(options.username);
  return {
    sessionId: result.sessionId,
    serverUrl: new URL(result.serverUrl),
    userId: result.userId,
    organizationId: result.userInfo?.organizationId ?? '',
  };
}

function scopeOf({ organizationId, portalId }: PasswordOptions): object {
  if (organizationId === undefined && portalId === undefined) return {};
  return { LoginScopeHeader: { organizationId, portalId } };
}
