import type { LocalOrg } from '../../src/local-org/index.ts';

/** What a test wants to see of an answer. */
export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** As it came. */
  readonly text: string;
  /** undefined where there is no body. */
  readonly json: any;
}

/** Makes requests of a local org's REST API, as nobody or with a session. */
export type Rest = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<RestAnswer>;

/** Paths without `/services` are those of version 62.0; a body that is no text is sent as JSON. */
export function restOf(org: LocalOrg, token?: string): Rest {
  return async (method, path, body, headers = {}) => {
    const isPlain = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(org.url + (path.startsWith('/services') ? path : `/services/data/v62.0${path}`), {
      method,
      ...(body === undefined ? {} : { body: isPlain ? (body as string) : JSON.stringify(body) }),
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), 'content-type': 'application/json', ...headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: /^[[{]/.test(text) ? JSON.parse(text) : undefined };
  };
}

/** The session id of a SOAP login. */
export async function openSession(org: LocalOrg): Promise<string> {
  const { username, password, securityToken } = org.credentials;
  const login = `<login xmlns="urn:partner.soap.sforce.com"><username>${username}</username><password>${password}${securityToken}</password></login>`;
  const envelope = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${login}</e:Body></e:Envelope>`;
  const headers = { 'content-type': 'text/xml', soapaction: '""' };
  const response = await fetch(`${org.url}/services/Soap/u/62.0`, { method: 'POST', body: envelope, headers });
  return /<sessionId>([^<]+)/.exec(await response.text())![1]!;
}
