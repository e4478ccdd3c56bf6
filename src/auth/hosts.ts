import { AuthError } from '../errors.ts';

/** Salesforce's own domains, the Chinese ones included. A session id may go to any host below them. */
const SALESFORCE_DOMAINS = ['salesforce.com', 'force.com', 'salesforce.mil', 'cloudforce.com', 'sfcrmproducts.cn', 'sfcrmapps.cn'];

/** Where secrets may be sent. */
export class AllowedHosts {
  readonly #login: URL;
  readonly #named: ReadonlySet<string>;

  /** `named` are hosts, with or without a port. Loopback is allowed only if the login itself goes there. */
  constructor(login: URL, named: readonly string[] = []) {
    this.#login = login;
    this.#named = new Set(named.map((host) => host.toLowerCase()));
  }

  /** Throws AuthError (HOST_NOT_ALLOWED, INSECURE_URL) for an address that must not see a session id. */
  check(url: URL): void {
    if (!this.#allows(url)) {
      throw new AuthError('HOST_NOT_ALLOWED', `A session may not be sent to ${url.host}.`, {
        advice: `If ${url.hostname} belongs to your org or is your proxy, name it in allowedHosts.`,
      });
    }
    this.checkTls(url);
  }

  /** Throws AuthError (INSECURE_URL) for a secret's way over a network without TLS. */
  checkTls(url: URL): void {
    if (url.protocol === 'https:' || isLoopback(url.hostname) || this.#isNamed(url)) return;
    const advice = `Use https://${url.host}, or name the host in allowedHosts.`;
    throw new AuthError('INSECURE_URL', `${url.origin} is not encrypted.`, { advice });
  }

  #allows(url: URL): boolean {
    const { hostname } = url;
    if (hostname === this.#login.hostname || this.#isNamed(url)) return true;
    if (isLoopback(hostname)) return isLoopback(this.#login.hostname);
    return SALESFORCE_DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
  }

  #isNamed(url: URL): boolean {
    return this.#named.has(url.hostname) || this.#named.has(url.host);
  }
}

/** What browsers show: Lightning, Setup, and the pages of packages. */
const PAGE_HOSTS = /^(.+?)(?:\.lightning\.force\.com|\.my\.salesforce-setup\.com|--c\.vf\.force\.com)$/;

/** A login address as people write it: with or without `https://`, with or without a path. Throws AuthError for what is none. */
export function parseLoginUrl(address: string | URL): URL {
  const text = String(address).trim();
  const url = tryUrl(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new AuthError('INVALID_LOGIN_URL', 'The login URL is not an address.', {
      advice: 'Use https://login.salesforce.com or your My Domain URL.',
    });
  }
  const page = PAGE_HOSTS.exec(url.hostname);
  if (page !== null) {
    const advice = `Use https://${page[1]}.my.salesforce.com.`;
    throw new AuthError('INVALID_LOGIN_URL', `${url.hostname} serves pages, not logins.`, { advice });
  }
  return url;
}

/** The login host that options name: a My Domain or other host first, then the sandboxes' or production's. */
export function loginUrlOf({ loginUrl, sandbox }: { loginUrl?: string | URL | undefined; sandbox?: boolean | undefined }): URL {
  return parseLoginUrl(loginUrl ?? (sandbox === true ? 'https://test.salesforce.com' : 'https://login.salesforce.com'));
}

function tryUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
