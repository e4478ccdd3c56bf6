import { createPublicKey, type KeyObject } from 'node:crypto';

/** The ways to a token that an app can have switched on. */
export type OAuthFlow = 'authorizationCode' | 'refreshToken' | 'clientCredentials' | 'jwtBearer' | 'usernamePassword';

/** A connected app (or external client app), as its administrator sets it up. Whatever is left out has the default that is named. */
export interface ConnectedAppDefinition {
  /** Default `Local App`. */
  readonly name?: string | undefined;
  /** The consumer key and secret. Default: made by the org. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  /** Default: all. */
  readonly flows?: readonly OAuthFlow[] | undefined;
  /** Scopes that a token can have; one that is asked for beyond them is refused. Default api, web, id, openid, full, refresh_token. */
  readonly scopes?: readonly string[] | undefined;
  /** Exactly these are allowed as redirect_uri. Default: any. */
  readonly callbackUrls?: readonly string[] | undefined;
  /** The app can keep a secret, and has to show it for a code or a refresh token. Default true. */
  readonly secretRequired?: boolean | undefined;
  /** Authorization needs a PKCE challenge. Default false. */
  readonly pkceRequired?: boolean | undefined;
  /** Each use of a refresh token answers a new one, and the old one is worth nothing any more. Default false. */
  readonly refreshTokenRotation?: boolean | undefined;
  /** `jwt` tokens work with REST and Bulk, and SOAP refuses them. Default `opaque`. */
  readonly tokenFormat?: 'opaque' | 'jwt' | undefined;
  /** PEM of the certificate or of the public key with which JWT assertions are verified. Default: none is accepted. */
  readonly certificate?: string | undefined;
  /** Who permits a user: an administrator beforehand, or the user at the authorization page. Default `admin`. */
  readonly permittedBy?: 'admin' | 'user' | undefined;
  /** Usernames that the administrator has permitted. Default: all. */
  readonly permittedUsers?: readonly string[] | undefined;
  /** Username of the Run-As user of client credentials; null for none. Default: the administrator. */
  readonly runAs?: string | null | undefined;
  /** Minutes until the servers know the app; a real one takes two to ten. Default 0. */
  readonly activeAfterMinutes?: number | undefined;
  /** The app is installed in the org. Default true. */
  readonly installed?: boolean | undefined;
}

/** A connected app, complete. */
export interface ConnectedApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly flows: readonly OAuthFlow[];
  readonly scopes: readonly string[];
  readonly callbackUrls: readonly string[] | undefined;
  readonly secretRequired: boolean;
  readonly pkceRequired: boolean;
  readonly refreshTokenRotation: boolean;
  readonly tokenFormat: 'opaque' | 'jwt';
  readonly publicKey: KeyObject | undefined;
  readonly permittedBy: 'admin' | 'user';
  readonly permittedUsers: readonly string[] | undefined;
  readonly runAs: string | undefined;
  /** Milliseconds. */
  readonly activeAt: number;
  readonly installed: boolean;
  /** Ids of the users who permitted the app themselves. */
  readonly approvedBy: Set<string>;
}

/** What the org fills in. */
export interface ConnectedAppDefaults {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly runAs: string;
  readonly now: number;
}

const SCOPES = ['api', 'web', 'id', 'openid', 'full', 'refresh_token'];
const FLOWS: readonly OAuthFlow[] = ['authorizationCode', 'refreshToken', 'clientCredentials', 'jwtBearer', 'usernamePassword'];
const MINUTE = 60_000;

/** Completes a definition. Throws TypeError for a certificate that cannot be read. */
export function makeConnectedApp(definition: ConnectedAppDefinition, defaults: ConnectedAppDefaults): ConnectedApp {
  const { runAs = defaults.runAs, activeAfterMinutes = 0 } = definition;
  return {
    clientId: definition.clientId ?? defaults.clientId,
    clientSecret: definition.clientSecret ?? defaults.clientSecret,
    name: definition.name ?? 'Local App',
    flows: definition.flows ?? FLOWS,
    scopes: definition.scopes ?? SCOPES,
    callbackUrls: definition.callbackUrls,
    secretRequired: definition.secretRequired ?? true,
    pkceRequired: definition.pkceRequired ?? false,
    refreshTokenRotation: definition.refreshTokenRotation ?? false,
    tokenFormat: definition.tokenFormat ?? 'opaque',
    publicKey: definition.certificate === undefined ? undefined : readPublicKey(definition.certificate),
    permittedBy: definition.permittedBy ?? 'admin',
    permittedUsers: definition.permittedUsers?.map((username) => username.toLowerCase()),
    runAs: runAs ?? undefined,
    activeAt: defaults.now + activeAfterMinutes * MINUTE,
    installed: definition.installed ?? true,
    approvedBy: new Set(),
  };
}

function readPublicKey(pem: string): KeyObject {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'rsa') return key;
    throw new Error('RS256 needs an RSA key');
  } catch (error) {
    throw new TypeError(`The certificate of the connected app cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
