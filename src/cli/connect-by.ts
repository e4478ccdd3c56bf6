import { ForcewireError } from '../errors.ts';
import { type ApiVersion, type AuthFor, accessToken, type ConnectOptions, clientCredentials, loadVersion, soapLogin } from '../index.ts';
import type { Settings } from './settings.ts';

/** The newest version whose WSDL has been published. */
const DEFAULT_VERSION = '66.0';
/** The last version that has SOAP login(); its sessions serve later ones. */
const LAST_LOGIN = '64.0';

/** What `connect()` takes for these settings: a token goes before a user, a user before an app. Throws ForcewireError if that is none of them. */
export async function connectBy(settings: Settings): Promise<ConnectOptions<ApiVersion>> {
  const api = await loadVersion(settings.apiVersion ?? DEFAULT_VERSION);
  return { api, auth: await authOf(settings, api) };
}

async function authOf(settings: Settings, api: ApiVersion): Promise<AuthFor<ApiVersion>> {
  const { accessToken: token, instanceUrl, username, password, securityToken, clientId, clientSecret, loginUrl } = settings;
  if (token !== undefined) {
    return accessToken({ accessToken: token, instanceUrl: instanceUrl ?? missing('An access token', 'instance-url', 'SF_INSTANCE_URL') });
  }
  if (username !== undefined) {
    const loginVersion = (api.has.login ? api : await loadVersion(LAST_LOGIN)) as ApiVersion & { has: { login: true } };
    const user = { username, password: password ?? missing('A user', 'password', 'SF_PASSWORD'), securityToken, loginUrl };
    return soapLogin({ ...user, loginVersion });
  }
  if (clientId !== undefined) {
    return clientCredentials({
      clientId,
      clientSecret: clientSecret ?? missing('An app', 'client-secret', 'SF_CLIENT_SECRET'),
      loginUrl: loginUrl ?? missing('An app', 'login-url', 'SF_LOGIN_URL'),
    });
  }
  const ways = 'an access token (SF_ACCESS_TOKEN), a user (SF_USERNAME, SF_PASSWORD) or an app (SF_CLIENT_ID, SF_CLIENT_SECRET)';
  throw new ForcewireError('NO_CREDENTIALS', `Nobody to connect as: give ${ways} by flags, a profile or the environment.`);
}

function missing(who: string, flag: string, variable: string): never {
  throw new ForcewireError('NO_CREDENTIALS', `${who} needs --${flag}, or ${variable}.`);
}
