import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiVersion, type ConnectOptions, type Org, soapLogin } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { schema } from '../../generated/partner/schema.ts';
import { connectBy } from '../../src/connection.ts';
import { type RetryClock, systemClock } from '../../src/retry/clock.ts';
import type { AnyOperation } from '../../src/soap/exchange.ts';
import { readOperationName } from '../../src/soap/wire/envelope.ts';
import { encodeFault } from '../../src/soap/wire/fault.ts';
import { TypeTable } from '../../src/soap/wire/type-table.ts';

/** A call as it arrived. */
export interface Received {
  readonly operation: string;
  readonly request: any;
  readonly headers: any;
  readonly path: string;
  readonly http: IncomingMessage;
}

export interface FaultAnswer {
  readonly fault: string;
  readonly message?: string;
  readonly faultType?: string;
}

/** An operation's result, a fault, or a function that answers by itself; undefined for login()'s own. */
export type Answer = FaultAnswer | ((response: ServerResponse) => void) | object | string | undefined;
export type Script = Readonly<Record<string, (call: Received, nth: number) => Answer | Promise<Answer>>>;

export const ORG = '00D000000000001EAA';
export const USER = '005000000000001AAA';

/**
 * A server that says what a test tells it to, over real HTTP. Unless the script has its own, login() answers sessions `session-1`,
 * `session-2`, …
 */
export class ScriptedServer {
  readonly #server: Server;
  readonly #script: Script;
  readonly #api: ApiVersion;
  readonly #connections: Org<ApiVersion>[] = [];
  readonly calls: Received[] = [];
  url!: URL;

  static async start(script: Script, api: ApiVersion = v62): Promise<ScriptedServer> {
    const scripted = new ScriptedServer(script, api);
    scripted.#server.listen(0, '127.0.0.1');
    await once(scripted.#server, 'listening');
    scripted.url = new URL(`http://127.0.0.1:${(scripted.#server.address() as AddressInfo).port}`);
    return scripted;
  }

  private constructor(script: Script, api: ApiVersion) {
    this.#script = script;
    this.#api = api;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** A connection that logs in here, at 62.0 unless told otherwise, and waits for nothing between tries. */
  async connect<V extends ApiVersion = typeof v62>(
    options: Partial<ConnectOptions<V>> = {},
    clock: RetryClock = systemClock,
  ): Promise<Org<V>> {
    const auth = soapLogin({
      username: 'ada@example.com',
      password: 'secret',
      securityToken: 'TOKEN',
      loginUrl: this.url,
      loginVersion: v62,
    });
    const org = await connectBy(clock, {
      api: v62 as ApiVersion as V,
      auth: auth as ConnectOptions<V>['auth'],
      retry: { baseDelayMs: 0 },
      ...options,
    });
    this.#connections.push(org);
    return org;
  }

  /** How often an operation was called. */
  count(operation: string): number {
    return this.calls.filter((call) => call.operation === operation).length;
  }

  async close(): Promise<void> {
    for (const org of this.#connections) void org.close().catch(() => {});
    await this.stop();
  }

  /** The server goes away; its connections stay as they are. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(http: IncomingMessage, response: ServerResponse): Promise<void> {
    // The list of versions: this server has none.
    if (http.method === 'GET') return void response.writeHead(404).end();
    const pieces: Buffer[] = [];
    for await (const piece of http) pieces.push(piece);
    const body = Buffer.concat(pieces);
    const name = readOperationName(body);
    const operation = (this.#api.operations as Record<string, AnyOperation>)[name]!;
    const call: Received = { operation: name, path: http.url!, http, ...operation.decodeRequest(body) };
    this.calls.push(call);
    const answer = await this.#answerTo(call);
    if (typeof answer === 'function') return void answer(response);
    const isFault = typeof answer === 'object' && 'fault' in answer;
    response.writeHead(isFault ? 500 : 200, { 'content-type': 'text/xml; charset=UTF-8' });
    response.end(isFault ? this.#fault(answer as FaultAnswer) : operation.encodeResponse(answer));
  }

  #fault({ fault, message = `about ${fault}`, faultType }: FaultAnswer): string {
    return encodeFault(new TypeTable(schema, Number(this.#api.version)), { exceptionCode: fault, message, faultType });
  }

  async #answerTo(call: Received): Promise<Answer> {
    const nth = this.count(call.operation);
    const scripted = this.#script[call.operation];
    const answer = await scripted?.(call, nth);
    if (call.operation === 'login') return answer ?? this.loginResult(nth);
    if (scripted !== undefined) return answer;
    throw new Error(`The script says nothing about ${call.operation}().`);
  }

  /** What login() answers for the nth time. */
  loginResult(nth: number): object {
    return {
      metadataServerUrl: null,
      passwordExpired: false,
      sandbox: false,
      serverUrl: `${this.url.origin}/services/Soap/u/${this.#api.version}/${ORG.slice(0, 15)}`,
      sessionId: `session-${nth}`,
      userId: USER,
      userInfo: userInfo(),
    };
  }
}

/** What getUserInfo() answers. */
export function userInfo(): object {
  return {
    accessibilityMode: false,
    chatterExternal: false,
    currencySymbol: '$',
    orgAttachmentFileSizeLimit: 5242880,
    orgDefaultCurrencyIsoCode: 'USD',
    orgDefaultCurrencyLocale: 'en_US',
    orgDisallowHtmlAttachments: false,
    orgHasPersonAccounts: false,
    organizationId: ORG,
    organizationMultiCurrency: false,
    organizationName: 'Example',
    profileId: '00e000000000001AAA',
    roleId: null,
    sessionSecondsValid: 7200,
    userDefaultCurrencyIsoCode: null,
    userEmail: 'ada@example.com',
    userFullName: 'Ada',
    userId: USER,
    userLanguage: 'en_US',
    userLocale: 'en_US',
    userName: 'ada@example.com',
    userTimeZone: 'Etc/UTC',
    userType: 'Standard',
    userUiSkin: 'Theme3',
  };
}

/** Runs a test against a server of its own. */
export async function withServer(script: Script, run: (server: ScriptedServer) => Promise<void>): Promise<void> {
  const server = await ScriptedServer.start(script);
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

/** A page of accounts, `Name` counting from `from`. */
export function page(from: number, count: number, total: number): object {
  const records = Array.from({ length: count }, (_, at) => ({ type: 'Account', Id: null, Name: `row ${from + at}` }));
  const done = from + count >= total;
  return { done, queryLocator: done ? null : `01g000000000001AAA-${from + count}`, records, size: total };
}
