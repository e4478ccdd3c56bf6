import { Buffer } from 'node:buffer';
import { looksLikeHtml } from '../looks-like-html.ts';
import { MASK, maskBody, maskForm } from '../mask-secrets.ts';

/** Headers whose values say nothing about who calls. Whatever is not here is masked, so that a header nobody thought of gives nothing away. */
const HARMLESS_HEADERS: ReadonlySet<string> = new Set(
  (
    'accept accept-encoding accept-language cache-control connection content-disposition content-encoding content-length content-type date expires ' +
    'keep-alive last-modified location pragma retry-after server soapaction transfer-encoding user-agent vary warning www-authenticate ' +
    'sforce-auto-assign sforce-call-options sforce-disable-batch-retry sforce-enable-pkchunking sforce-limit-info sforce-line-ending sforce-locator ' +
    'sforce-numberofrecords sforce-query-options x-disable-batch-retry'
  ).split(' '),
);

/** What forms and JSON of the OAuth endpoints say that is no secret; the same holds there. */
const HARMLESS_FIELDS: ReadonlySet<string> = new Set(
  (
    'grant_type response_type client_id username redirect_uri scope format client_assertion_type code_challenge_method token_type_hint token_type ' +
    'instance_url api_instance_url id issued_at error error_description user_id organization_id sub user_type preferred_username active'
  ).split(' '),
);

/** Of the others, those whose values are looked for elsewhere too. */
const SECRET_FIELDS = /token|secret|password|assertion|code|signature/;

/** Session ids of Salesforce (`00D…!…`, also within URLs) and JSON Web Tokens, wherever they stand. */
const TOKENS = /00D\w{12,15}(?:!|%21)[\w.%]*|eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g;

/** What is shorter, or a mere word, is too likely to stand for something else. Where it is expected it is masked all the same. */
const SHORTEST_LEARNED = 6;
const WORD = /^[a-z]+$/i;
/** Secrets that are looked for everywhere; the oldest are forgotten, after a whole day of hourly sessions of ten users. */
const MOST_LEARNED = 256;

/** One side of an exchange. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Takes secrets out of what is recorded, three times over: headers and OAuth fields pass only if they are known to be harmless; what names itself a
 * password, token or session id is masked; and what was masked once, or looks like a session, is masked wherever it turns up again.
 */
export class Redactor {
  readonly #learned: Set<string> = new Set();
  #pattern: RegExp | undefined;

  /** A path with its query. */
  path({ pathname, search }: URL): string {
    const query = maskForm(search.slice(1), { onSecret: (secret) => this.#keep(secret) });
    return this.text(query === '' ? pathname : `${pathname}?${query}`);
  }

  headers(headers: Readonly<Record<string, string>>): Record<string, string> {
    for (const [name, value] of Object.entries(headers)) {
      if (/^(?:proxy-)?authorization$|^x-sfdc-session$/i.test(name)) this.#keepCredentials(value);
    }
    return Object.fromEntries(
      Object.entries(headers).map(([name, value]) => {
        if (!HARMLESS_HEADERS.has(name.toLowerCase())) return [name, MASK];
        const [address = '', query] = name.toLowerCase() === 'location' ? value.split(/\?(.*)/s) : [value];
        return [name, this.text(query === undefined ? address : `${address}?${maskForm(query)}`)];
      }),
    );
  }

  body(pathname: string, message: Message): Uint8Array {
    if (message.body.byteLength === 0) return message.body;
    const masked = latin1(this.#maskBody(pathname, message));
    return Buffer.from(this.text(masked), 'latin1');
  }

  /** The caller's own words: what a tag may have by mistake. */
  tags(tags: Readonly<Record<string, string>>): Record<string, string> {
    const redact = (value: string): string => Buffer.from(this.text(latin1(Buffer.from(value, 'utf8'))), 'latin1').toString('utf8');
    return Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, redact(value)]));
  }

  /** Text, or bytes shown as latin1, without what was learned and what looks like a session. */
  text(text: string): string {
    const plain = text.replace(TOKENS, MASK);
    return this.#pattern === undefined ? plain : plain.replace(this.#pattern, MASK);
  }

  #maskBody(pathname: string, { headers, body }: Message): Uint8Array {
    const start = latin1(body.subarray(0, 256));
    // Nobody needs the page, and login pages have tokens in all kinds of places.
    if (looksLikeHtml(start)) return Buffer.from(`<html>${MASK}</html>`);
    const isDocument = /xml|json|form/.test(headers['content-type'] ?? '') || /^\/services\/(?:Soap|oauth2)\//.test(pathname);
    // Text in UTF-16, in which no name would be found.
    if (isDocument && body.includes(0)) return Buffer.from(MASK);
    if (pathname.startsWith('/services/oauth2/')) return Buffer.from(this.#maskOAuth(headers['content-type'] ?? '', body));
    return maskBody({ path: pathname, headers, body }, { headBytes: body.byteLength, onSecret: (secret) => this.#keepXml(secret) });
  }

  #maskOAuth(type: string, body: Uint8Array): string {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    if (text === '') return '';
    if (type.includes('x-www-form-urlencoded')) {
      const fields = [...new URLSearchParams(text)].map(([name, value]): [string, string] => [name, this.#field(name, value)]);
      return fields.map(([name, value]) => `${encodeURIComponent(name)}=${value === MASK ? MASK : encodeURIComponent(value)}`).join('&');
    }
    try {
      return JSON.stringify(JSON.parse(text, (name, value: unknown) => (typeof value === 'string' ? this.#field(name, value) : value)));
    } catch {
      return MASK;
    }
  }

  #field(name: string, value: string): string {
    if (HARMLESS_FIELDS.has(name)) return value;
    if (SECRET_FIELDS.test(name)) this.#keep(value);
    return MASK;
  }

  /** A session id alone, `Bearer` with a token, or `Basic` with a name and a secret. */
  #keepCredentials(value: string): void {
    const [, scheme, token = value] = /^(\w+)\s+(\S+)$/.exec(value) ?? [];
    this.#keep(token);
    if (scheme?.toLowerCase() === 'basic') this.#keep(Buffer.from(token, 'base64').toString('utf8').split(/:(.*)/s)[1] ?? '');
  }

  /** As it stands in XML or JSON, bytes shown as latin1. */
  #keepXml(value: string): void {
    const text = Buffer.from(value, 'latin1').toString('utf8').trim();
    const inner = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(text)?.[1];
    const plain = inner ?? text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name]);
    this.#keep(plain);
    if (plain !== text) this.#keep(text);
  }

  #keep(secret: string): void {
    if (secret.length < SHORTEST_LEARNED || WORD.test(secret) || this.#learned.has(secret)) return;
    this.#learned.add(secret);
    const [oldest] = this.#learned;
    if (this.#learned.size > MOST_LEARNED && oldest !== undefined) this.#learned.delete(oldest);
    this.#pattern = new RegExp([...new Set([...this.#learned].flatMap(spellings))].map(quoteForPattern).join('|'), 'g');
  }
}

const ENTITIES = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' } as const;

/** How a secret may turn up elsewhere; longer ones first, since one may begin with another. */
function spellings(secret: string): string[] {
  const xml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = xml.replaceAll('"', '&quot;').replaceAll("'", '&apos;');
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  const all = [secret, xml, quoted, form, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64(secret)];
  return all.map((each) => Buffer.from(each, 'utf8').toString('latin1')).sort((a, b) => b.length - a.length);
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function quoteForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
