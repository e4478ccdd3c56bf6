import { createPrivateKey, KeyObject, type PrivateKeyInput, sign } from 'node:crypto';
import { AuthError } from '../../errors.ts';
import type { OAuth } from '../access-token.ts';
import { fingerprint, revealSecret, type Secret } from '../secret.ts';
import { type ClientOptions, oauth } from './grant.ts';
import type { TokenAnswer } from './token-answer.ts';
import { askToken, type TokenContext } from './token-endpoint.ts';

/** An app that vouches for a user with its certificate. */
export interface JwtBearerOptions extends ClientOptions {
  username: string;
  /** An RSA key: PEM, Node's KeyObject, or what createPrivateKey() takes (`{ key, passphrase }`). Line ends written as `\n` are taken too. */
  privateKey: Secret | object;
  /** The authorization server. Default: login or test.salesforce.com for hosts of Salesforce, else the login host itself. */
  audience?: string | undefined;
}

/** The guide asks for at most three minutes. */
const LIFETIME_SECONDS = 180;
/** Below this, the assertion's lifetime covers the difference. */
const SKEW_MS = 60_000;

/**
 * The OAuth JWT bearer flow: no password, no secret on the wire. A server that refuses an assertion while its clock differs from ours is asked
 * once more, by its own clock.
 */
export function jwtBearer(options: JwtBearerOptions): OAuth {
  return oauth(options, async (url, context) => {
    const key = await readKey(options.privateKey);
    const { clientId, username, audience = audienceOf(url) } = options;
    const claims = { iss: clientId, sub: username, aud: audience };
    return {
      identity: `${clientId}/${username.toLowerCase()}`,
      fingerprint: fingerprint(url.origin, JSON.stringify(claims), key.export({ type: 'pkcs8', format: 'pem' }) as string),
      ask: () => ask(url, claims, key, context),
    };
  });
}

async function ask(url: URL, claims: object, key: KeyObject, context: TokenContext): Promise<TokenAnswer> {
  let skew = 0;
  const onTime = (time: number): void => {
    skew = time - Date.now();
  };
  const send = (now: number): Promise<TokenAnswer> => {
    const assertion = signAssertion({ ...claims, exp: Math.floor(now / 1_000) + LIFETIME_SECONDS }, key);
    return askToken(url, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }, { ...context, onTime });
  };
  try {
    return await send(Date.now());
  } catch (error) {
    const isRefused = error instanceof AuthError && error.code === 'invalid_grant';
    if (!isRefused || Math.abs(skew) < SKEW_MS) throw error;
    return send(Date.now() + skew);
  }
}

/** RFC 7515 with RS256, the one algorithm that Salesforce takes. */
function signAssertion(claims: object, key: KeyObject): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256' })}.${part(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

function audienceOf({ hostname, origin }: URL): string {
  if (!hostname.endsWith('.salesforce.com')) return origin;
  const isSandbox = hostname === 'test.salesforce.com' || hostname.includes('--') || hostname.includes('.sandbox.');
  return isSandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
}

async function readKey(given: Secret | object): Promise<KeyObject> {
  const input = typeof given === 'string' || typeof given === 'function' ? await revealPem(given as Secret) : given;
  const key = input instanceof KeyObject ? input : parseKey(input as string | PrivateKeyInput);
  if (key.type === 'private' && key.asymmetricKeyType === 'rsa') return key;
  throw invalidKey(`it is a ${key.asymmetricKeyType ?? ''} ${key.type} key`);
}

// Environment variables and JSON files often hold a PEM in one line.
async function revealPem(secret: Secret): Promise<string> {
  return (await revealSecret(secret, 'private key')).replaceAll('\\n', '\n');
}

function parseKey(input: string | PrivateKeyInput): KeyObject {
  try {
    return createPrivateKey(input);
  } catch {
    // Node's own error says nothing more, and is left out for what it may quote.
    throw invalidKey(typeof input === 'string' && input.includes('BEGIN CERTIFICATE') ? 'it is a certificate' : 'it cannot be read');
  }
}

function invalidKey(reason: string): AuthError {
  return new AuthError('INVALID_PRIVATE_KEY', `privateKey: ${reason}.`, {
    advice:
      'Give the RSA private key whose certificate was uploaded to the app, as PEM ("-----BEGIN PRIVATE KEY-----"); an encrypted one as { key, passphrase }.',
  });
}
