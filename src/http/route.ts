import type { Dispatcher } from 'undici';
import type { HttpSettings } from './options.ts';
import { proxyRules, proxyToken } from './proxy.ts';
import { loadUndici } from './undici.ts';

/** How a request gets to its host. */
export interface Way {
  request(options: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData>;
  close(): Promise<void>;
  /** Host of the proxy, if there is one. */
  readonly proxy: string | undefined;
}

/** The pools of one transport: one for direct ways, one for each proxy. */
export class Routes {
  readonly #settings: HttpSettings;
  readonly #rules: (target: URL) => URL | undefined;
  readonly #ways: Map<string, Promise<Way>> = new Map();

  constructor(settings: HttpSettings) {
    this.#settings = settings;
    this.#rules = proxyRules(settings, process.env);
  }

  async to(target: URL): Promise<Way> {
    const dispatcher = this.#settings.dispatcher as Dispatcher | undefined;
    if (dispatcher !== undefined) return { request: (options) => dispatcher.request(options), close: async () => {}, proxy: undefined };
    const proxy = this.#rules(target);
    const key = proxy?.href ?? '';
    const way = this.#ways.get(key) ?? this.#open(proxy);
    this.#ways.set(key, way);
    return way;
  }

  /** The caller's own dispatcher stays open. */
  async close(): Promise<void> {
    await Promise.all([...this.#ways.values()].map(async (way) => (await way).close()));
  }

  async #open(proxy: URL | undefined): Promise<Way> {
    if (proxy !== undefined) return this.#openProxy(proxy);
    const { Agent, request } = await loadUndici();
    const dispatcher = new Agent(this.#pool());
    return { request: (options) => request.call(dispatcher, options), close: () => dispatcher.close(), proxy: undefined };
  }

  async #openProxy(proxy: URL): Promise<Way> {
    const { ProxyAgent } = await import('undici');
    const { connect, ...pool } = this.#pool();
    const dispatcher = new ProxyAgent({
      uri: proxy.origin,
      ...tokenOf(proxy),
      ...pool,
      requestTls: connect,
      proxyTls: connect,
      // Proxies let tunnels through to 443 alone, as a rule; what is not encrypted goes the ordinary way.
      proxyTunnel: false,
    });
    return { request: (options) => dispatcher.request(options), close: () => dispatcher.close(), proxy: proxy.host };
  }

  #pool(): { readonly connections: number; readonly pipelining: number; readonly connect: object } {
    const { maxConnections: connections, connectTimeoutMs: timeout, tls } = this.#settings;
    return { connections, pipelining: 1, connect: { timeout, ...tls } };
  }
}

function tokenOf(proxy: URL): { readonly token?: string } {
  const token = proxyToken(proxy);
  return token === undefined ? {} : { token };
}
