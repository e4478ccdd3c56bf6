import { DOMParser, type Element } from '@xmldom/xmldom';
import type { LocalOrg } from '../../src/local-org/index.ts';

/** An envelope written by hand: nothing of the project's own codecs takes part. */
export function envelope(body: string, headers = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:p="urn:partner.soap.sforce.com" xmlns:s="urn:sobject.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><e:Header>${headers}</e:Header><e:Body>${body}</e:Body></e:Envelope>`;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text of each element of this local name, in order; null for nil. */
  all(name: string): (string | null)[];
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

export async function post(url: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'text/xml; charset=UTF-8', SOAPAction: '""', ...headers },
  });
  const text = await response.text();
  const all = (name: string): (string | null)[] => {
    const document = new DOMParser().parseFromString(text, 'text/xml');
    return [...document.getElementsByTagNameNS('*', name)].map((element: Element) =>
      element.getAttributeNS(XSI, 'nil') === 'true' ? null : element.textContent,
    );
  };
  return { status: response.status, headers: response.headers, text, all };
}

export function loginBody({ username, password, securityToken }: LocalOrg['credentials']): string {
  return `<p:login><p:username>${username}</p:username><p:password>${password}${securityToken}</p:password></p:login>`;
}

/** A logged-in caller by hand: `call(body, headers)` at the version of the login. */
export async function logIn(
  org: LocalOrg,
  version = '62.0',
): Promise<{ url: string; sessionId: string; call(body: string, headers?: string): Promise<Answer> }> {
  const answer = await post(`${org.url}/services/Soap/u/${version}`, envelope(loginBody(org.credentials)));
  const [url, sessionId] = [answer.all('serverUrl')[0]!, answer.all('sessionId')[0]!];
  const session = `<p:SessionHeader><p:sessionId>${sessionId}</p:sessionId></p:SessionHeader>`;
  return { url, sessionId, call: (body, headers = '') => post(url, envelope(body, session + headers)) };
}
