import type { OAuth } from '../access-token.ts';
import { type Attempt, type Credentials, type Login, type LoginContext, seal } from '../credentials.ts';
import { loginUrlOf } from '../hosts.ts';
import { revealSecret, type Secret } from '../secret.ts';
import { sessionOf, type TokenAnswer } from './token-answer.ts';

/** The connected app, or external client app, that asks for tokens, and where. */
export interface ClientOptions {
  /** The consumer key. */
  clientId: string;
  /** The consumer secret. Left out for apps that cannot keep one. */
  clientSecret?: Secret | undefined;
  /** A My Domain host; goes before `sandbox`. Default https://login.salesforce.com. Only its origin is used. */
  loginUrl?: string | URL | undefined;
  /** Log in at test.salesforce.com. Default false. */
  sandbox?: boolean | undefined;
  /** Told each answer of the token endpoint, whole, before its session is used. */
  onToken?: ((answer: TokenAnswer) => void | Promise<void>) | undefined;
}

/** What the grants differ in. */
export interface Grant extends Pick<Attempt, 'identity' | 'fingerprint'> {
  /** The answer for this credential, or for the refresh token that takes its place. */
  ask(refreshToken: string | undefined): Promise<TokenAnswer>;
  /** Told a refresh token that is new. */
  onRefreshToken?(token: string): void | Promise<void>;
}

/** A credential whose sessions come from the token endpoint. */
export function oauth(
  options: Pick<ClientOptions, 'loginUrl' | 'sandbox' | 'onToken'>,
  prepare: (url: URL, context: LoginContext) => Promise<Grant>,
): OAuth {
  return seal((): Credentials => {
    const url = loginUrlOf(options);
    return {
      url,
      lasting: true,
      endsBy: 'revoke',
      proves: () => false,
      prepare: async (context) => toAttempt(await prepare(url, context), options),
    };
  });
}

function toAttempt(grant: Grant, { onToken }: Pick<ClientOptions, 'onToken'>): Attempt {
  const { identity, fingerprint } = grant;
  return {
    identity,
    fingerprint,
    async run(refreshToken): Promise<Login> {
      const answer = await grant.ask(refreshToken);
      // Without rotation the answer to a refresh has no new token, and the old one stays good.
      return { session: sessionOf(answer), refreshToken: answer.refresh_token ?? refreshToken, answer };
    },
    async tell({ answer }): Promise<void> {
      if (answer?.refresh_token !== undefined) await grant.onRefreshToken?.(answer.refresh_token);
      await onToken?.(answer!);
    },
  };
}

/** The fields by which an app shows who it is. */
export async function clientFields({
  clientId,
  clientSecret,
}: Pick<ClientOptions, 'clientId' | 'clientSecret'>): Promise<{ client_id: string; client_secret: string | undefined }> {
  const secret = clientSecret === undefined ? undefined : await revealSecret(clientSecret, 'client secret');
  return { client_id: clientId, client_secret: secret };
}
