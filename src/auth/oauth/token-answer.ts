import type { Session } from '../../session.ts';

/** The answer of the token endpoint, whole. Which keys come depends on the flow, the scopes and the year. */
export interface TokenAnswer {
  readonly access_token: string;
  /** The org's own host: every call goes there. */
  readonly instance_url: string;
  /** `https://login.salesforce.com/id/<org>/<user>` */
  readonly id?: string;
  readonly refresh_token?: string;
  readonly scope?: string;
  readonly token_type?: string;
  /** Milliseconds since 1970, as text. */
  readonly issued_at?: string;
  readonly signature?: string;
  readonly id_token?: string;
  readonly [key: string]: unknown;
}

/** The session that a token is. SOAP rewrites the version in the address for each pin. */
export function sessionOf(answer: TokenAnswer): Session {
  const [, organizationId = '', userId = ''] = /\/id\/(00D\w{15})\/(005\w{15})$/.exec(answer.id ?? '') ?? [];
  const path = organizationId === '' ? '' : `/${organizationId.slice(0, 15)}`;
  return {
    sessionId: answer.access_token,
    serverUrl: new URL(`/services/Soap/u/62.0${path}`, answer.instance_url),
    userId,
    organizationId,
  };
}
