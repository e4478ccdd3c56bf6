import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import type { HttpSettings } from './options.ts';
import { proxyRules, proxyToken } from './proxy.ts';

/** How a request gets to its host. */
export interface Way {
  readonly dispatcher: Dispatcher;
  /** Host of the proxy, if there is one. */
  readonly proxy: string | undefined;
}

/** The pools of one transport: one for direct ways, one for each proxy. */
export class Routes {
  readonly #settings: HttpSettings;
  readonly #rules: (target: URL) => URL | undefined;
  readonly #ways: Map<string, Way> = new Map();

  constructor(settings: HttpSettings) {
    this.#settings = settings;
    this.#rules = proxyRules(settings, process.env);
  }

  to(target: URL): Way {
    const { dispatcher } = this.#settings;
    if (dispatcher !== undefined) return { dispatcher: dispatcher as Dispatcher, proxy: undefined };
    const proxy = this.#rules(target);
    const key = proxy?.href ?? '';
    const way = this.#ways.get(key) ?? this.#open(proxy);
    this.#ways.set(key, way);
    return way;
  }

  /** The caller's own dispatcher stays open. */
  async close(): Promise<void> {
    await Promise.all([...this.#ways.values()].map(({ dispatcher }) => dispatcher.close()));
  }

  #open(proxy: URL | undefined): Way {
    const { maxConnections: connections, connectTimeoutMs: timeout, tls } = this.#settings;
    const connect = { timeout, ...tls };
    if (proxy === undefined) return { dispatcher: new Agent({ connections, pipelining: 1, connect }), proxy: undefined };
    const dispatcher = new ProxyAgent({
      uri: proxy.origin,
      ...tokenOf(proxy),
      connections,
      pipelining: 1,
      requestTls: connect,
      proxyTls: connect,
      // Proxies let tunnels through to 443 alone, as a rule; what is not encrypted goes the ordinary way.
      proxyTunnel: false,
    });
    return { dispatcher, proxy: proxy.host };
  }
}

function tokenOf(proxy: URL): { readonly token?: string } {
  const token = proxyToken(proxy);
  return token === undefined ? {} : { token };
}
