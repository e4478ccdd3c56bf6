import { type KeyObject, sign } from 'node:crypto';
import type { LocalOrg } from '../../src/local-org/index.ts';

export interface TokenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Readonly<Record<string, string>>;
}

/** A form to an OAuth endpoint, by hand: no client takes part. */
export async function post(url: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<TokenAnswer> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
}

/** The token endpoint, as the org's own connected app unless the form says otherwise. */
export function askToken(org: LocalOrg, form: Record<string, string>, headers?: Record<string, string>): Promise<TokenAnswer> {
  const { clientId, clientSecret } = org.credentials;
  return post(`${org.url}/services/oauth2/token`, { client_id: clientId, client_secret: clientSecret, ...form }, headers);
}

/** `error: description` of a refused request, after its status. */
export async function errorOf(answer: Promise<TokenAnswer>): Promise<string> {
  const { status, json } = await answer;
  return `${status} ${json.error}: ${json.error_description}`;
}

/** Where the authorization page sends the browser, and what it says there. */
export async function authorize(org: LocalOrg, query: Record<string, string>): Promise<{ url: URL; values: Record<string, string> }> {
  const parameters = new URLSearchParams({ response_type: 'code', client_id: org.credentials.clientId, ...query });
  const response = await fetch(`${org.url}/services/oauth2/authorize?${parameters}`, { redirect: 'manual' });
  const location = response.headers.get('location');
  if (location === null) throw new Error(`${response.status} ${await response.text()}`);
  const url = new URL(location);
  return { url, values: Object.fromEntries(url.searchParams) };
}

/** A JWT for the bearer flow. */
export function signAssertion(claims: object, privateKey: KeyObject, header: object = { alg: 'RS256' }): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}
