import { once } from 'node:events';
import { createServer, request as forward, type Server } from 'node:http';
import { type AddressInfo, connect as dial } from 'node:net';
import { connect } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { proxyRules, proxyToken } from '../../src/http/proxy.ts';

/** An ordinary forward proxy: tunnels by CONNECT, passes the rest on, and wants a user if it was given one. */
class ForwardProxy {
  readonly #server: Server = createServer();
  readonly seen: string[] = [];
  readonly #credentials: string | undefined;

  constructor(credentials?: string) {
    this.#credentials = credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`;
    this.#server.on('connect', (request, socket, head) => {
      this.seen.push(`CONNECT ${request.url}`);
      if (!this.#knows(request.headers['proxy-authorization']))
        return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      const { hostname, port } = new URL(`http://${request.url}`);
      const target = dial(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        target.write(head);
        target.pipe(socket).pipe(target);
      });
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
    });
    this.#server.on('request', (request, response) => {
      this.seen.push(`${request.method} ${request.url}`);
      if (!this.#knows(request.headers['proxy-authorization'])) return void response.writeHead(407).end();
      const { 'proxy-authorization': _, ...headers } = request.headers;
      const onward = forward(request.url!, { method: request.method, headers }, (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    });
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #knows(given: string | undefined): boolean {
    return this.#credentials === undefined || given === this.#credentials;
  }
}

describe('a proxy', () => {
  let proxy: ForwardProxy;
  let address: string;
  beforeEach(async () => {
    proxy = new ForwardProxy('ada:p@ss wörd');
    address = await proxy.start();
  });
  afterEach(() => proxy.close());
  const url = (password: string): string => `http://ada:${encodeURIComponent(password)}@${address}`;

  test('tunnels to an org with TLS, whose certificate is checked behind it', async () => {
    await using local = await LocalOrg.start({ tls: true });
    const { http, ...rest } = local.connectOptions();
    await using org = await connect({ api: v62, ...rest, http: { ...http, proxy: url('p@ss wörd') } });
    expect(await org.query('SELECT Id FROM Account').toArray()).toEqual([]);
    expect(new Set(proxy.seen)).toEqual(new Set([`CONNECT ${new URL(local.url).host}`]));
    const untrusting = connect({ api: v62, ...rest, http: { proxy: url('p@ss wörd') }, retry: { baseDelayMs: 0 } });
    await expect(untrusting).rejects.toMatchObject({ code: 'TLS_FAILURE', sent: false, retryable: false });
  });

  test('passes on what is not encrypted', async () => {
    await using local = await LocalOrg.start();
    await using org = await connect({ api: v62, ...local.connectOptions(), http: { proxy: url('p@ss wörd') } });
    expect(await org.query('SELECT Id FROM Account').toArray()).toEqual([]);
    expect(proxy.seen[0]).toMatch(new RegExp(`^POST ${local.url}/services/Soap/u/`));
  });

  test('is left out for the hosts of noProxy', async () => {
    await using local = await LocalOrg.start();
    await using org = await connect({ api: v62, ...local.connectOptions(), http: { proxy: url('wrong'), noProxy: ['127.0.0.1'] } });
    expect(org.userId).not.toBe('');
    expect(proxy.seen).toEqual([]);
  });

  test('that refuses the password is named, and the password is not', async () => {
    await using local = await LocalOrg.start({ tls: true });
    const { http, ...rest } = local.connectOptions();
    const error: any = await connect({ api: v62, ...rest, http: { ...http, proxy: url('hunter2') } }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'PROXY_AUTHENTICATION', sent: false, retryable: false });
    expect(error.message).toContain(address);
    expect(JSON.stringify([error.message, error.toJSON(), String(error.cause)])).not.toContain('hunter2');
  });

  test('that cannot be reached is not taken for the org', async () => {
    await using local = await LocalOrg.start();
    proxy.close();
    const options = { api: v62, ...local.connectOptions(), http: { proxy: url('p@ss wörd') }, retry: { attempts: 1 } };
    await expect(connect(options)).rejects.toMatchObject({ code: 'PROXY_UNREACHABLE', sent: false, retryable: true });
  });
});

describe('which proxy', () => {
  const rules = (environment: Record<string, string>, noProxy?: string | string[]) => {
    const choose = proxyRules({ proxy: 'environment', noProxy }, environment);
    return (target: string): string | undefined => choose(new URL(target))?.host;
  };

  test('the environment says only when it is asked', () => {
    const choose = proxyRules({ proxy: undefined, noProxy: undefined }, { HTTPS_PROXY: 'http://proxy:3128' });
    expect(choose(new URL('https://acme.my.salesforce.com'))).toBeUndefined();
  });

  test('by scheme, lower case before upper case, with or without http://', () => {
    const choose = rules({ HTTPS_PROXY: 'http://upper:1', https_proxy: 'lower:2', HTTP_PROXY: 'plain:3' });
    expect(choose('https://acme.my.salesforce.com')).toBe('lower:2');
    expect(choose('http://localhost')).toBe('plain:3');
    expect(rules({ HTTPS_PROXY: '' })('https://acme.my.salesforce.com')).toBeUndefined();
  });

  test.each([
    ['salesforce.com', 'https://acme.my.salesforce.com', true],
    ['.salesforce.com', 'https://acme.my.salesforce.com', true],
    ['*.salesforce.com', 'https://acme.my.salesforce.com', true],
    ['salesforce.com', 'https://notsalesforce.com', false],
    ['acme.my.salesforce.com:443', 'https://acme.my.salesforce.com', true],
    ['acme.my.salesforce.com:8443', 'https://acme.my.salesforce.com', false],
    ['localhost, 127.0.0.1', 'http://127.0.0.1:8080', true],
    ['*', 'https://acme.my.salesforce.com', true],
    ['ACME.my.salesforce.com.', 'https://acme.my.salesforce.com', true],
    ['a.example b.example', 'https://b.example', true],
    ['[::1]', 'http://[::1]:8080', true],
    ['::1', 'http://[::1]:8080', true],
    ['[::1]:8443', 'http://[::1]:8080', false],
    ['10.0.0.0/8', 'http://10.1.2.3', true],
    ['10.0.0.0/8', 'http://11.1.2.3', false],
    ['10.0.0.0/8', 'http://10.example.com', false],
    ['fd00::/8', 'https://[fd12::1]', true],
    ['10.0.0.0/99', 'http://10.1.2.3', false],
    ['', 'https://acme.my.salesforce.com', false],
  ])('NO_PROXY "%s" holds for %s: %s', (NO_PROXY, target, isDirect) => {
    const choose = rules({ HTTPS_PROXY: 'proxy:1', HTTP_PROXY: 'proxy:1', NO_PROXY });
    expect(choose(target)).toBe(isDirect ? undefined : 'proxy:1');
  });

  test.each([
    ['p%40ss', 'p@ss'],
    ['p%ss', 'p%ss'],
  ])('has the password %s as people write it', (written, meant) => {
    const token = proxyToken(new URL(`http://ada:${written}@proxy:3128`));
    expect(Buffer.from(token!.replace('Basic ', ''), 'base64').toString()).toBe(`ada:${meant}`);
  });

  test('an address that is none is refused without a word of it', () => {
    const wrong = (): unknown => proxyRules({ proxy: 'ftp://ada:hunter2@proxy', noProxy: undefined }, {});
    expect(wrong).toThrow('http: or https:');
    expect(wrong).not.toThrow('hunter2');
  });
});
