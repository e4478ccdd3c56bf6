import { createServer as createPlainServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type HttpParts, type Place, respond } from './exchange.ts';
import { MAX_HEAD_BYTES } from './head-size.ts';

const HEAD_LIMIT = { maxHeaderSize: MAX_HEAD_BYTES };

/** What an instance listens with. */
export interface InstanceOptions {
  /** 0: any free one. */
  readonly port: number;
  /** A key and its certificate as PEM; without them it is plain HTTP. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  /** What ends all sessions. */
  readonly expireSessions: () => void;
  /** Runs something when so much of the org's time has passed. */
  readonly after: (milliseconds: number, run: () => Promise<void>) => void;
}

/** Where the org can be reached: one address on the loopback interface, and another one once it has moved. */
export class Instance implements Place {
  readonly scheme: 'http' | 'https';
  readonly #parts: HttpParts;
  readonly #options: InstanceOptions;
  readonly #server: Server;
  #next: Instance | undefined;
  #isClosed = false;

  private constructor(parts: HttpParts, options: InstanceOptions) {
    this.#parts = parts;
    this.#options = options;
    this.scheme = options.tls === undefined ? 'http' : 'https';
    this.#server = options.tls === undefined ? createPlainServer(HEAD_LIMIT) : createTlsServer({ ...options.tls, ...HEAD_LIMIT });
    // A client that is slow between two calls is no reason to close its connection: a race that looks like a lost request.
    this.#server.keepAliveTimeout = 60_000;
    this.#server.on('request', (request, response) => {
      void respond(parts, this, request, response).catch(() => response.destroy());
    });
  }

  /** Resolves once requests are accepted. Rejects if the port is taken. */
  static async start(parts: HttpParts, options: InstanceOptions): Promise<Instance> {
    const instance = new Instance(parts, options);
    await instance.#listen(options.port);
    return instance;
  }

  /** Where the org is in the end, if it has moved on from there, too. */
  get movedTo(): string | undefined {
    return this.#next === undefined ? undefined : (this.#next.movedTo ?? this.#next.url);
  }

  get url(): string {
    return `${this.scheme}://127.0.0.1:${this.#port}`;
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  expireSessions(): void {
    this.#options.expireSessions();
  }

  async move(): Promise<void> {
    if (this.#next === undefined) this.#next = await Instance.start(this.#parts, { ...this.#options, port: 0 });
    else await this.#next.move();
    this.expireSessions();
  }

  async refuseConnections(milliseconds: number): Promise<void> {
    const port = this.#port;
    await this.#stop();
    this.#options.after(milliseconds, async () => {
      if (!this.#isClosed) await this.#listen(port);
    });
  }

  /** Ends all connections, also those with a request on its way. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#next?.close();
    if (this.#server.listening) await this.#stop();
  }

  #listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  async #stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}
