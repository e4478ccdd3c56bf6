import type { OAuth } from './auth/access-token.ts';
import { askUserInfo, type Identity } from './auth/ask-user-info.ts';
import { SessionBroker } from './auth/broker.ts';
import { checkVersion, explainVersion } from './auth/check-version.ts';
import { type Unsealed, unseal } from './auth/credentials.ts';
import { AllowedHosts } from './auth/hosts.ts';
import type { SoapLogin } from './auth/soap-login.ts';
import type { SessionStore } from './auth/store/session-store.ts';
import { type Bulk, makeBulk } from './bulk/bulk.ts';
import type { BulkLink } from './bulk/call.ts';
import { Poller } from './bulk/poll.ts';
import { ForcewireError, withTags } from './errors.ts';
import type { HttpOptions } from './http/options.ts';
import { openTransport, type Transport } from './http/transport.ts';
import type { Ids, Load, LoadOptions, NotString, RowInput } from './load/load.ts';
import type { ApiVersion } from './pin-version.ts';
import { type RetryClock, systemClock } from './retry/clock.ts';
import { Retrier } from './retry/retrier.ts';
import type { RetryOptions } from './retry/retry-options.ts';
import type { Changes, ChangesOptions, QueryOptions, RetrieveOptions, Rows } from './rows.ts';
import { isJwt, type Session } from './session.ts';
import { type BrowseOptions, Browser, type FieldSummary, type ObjectSummary } from './soap/browse.ts';
import { type CallOptions, callOperation, readOperation, type SoapLink } from './soap/call.ts';
import { ChangeMemory } from './soap/change-memory.ts';
import { changedRows } from './soap/changes.ts';
import { shapeReader } from './soap/describe-shape.ts';
import { deleteRows, insertRows, updateRows, upsertRows } from './soap/dml.ts';
import { queryRows } from './soap/query.ts';
import { retrieveRows } from './soap/retrieve.ts';
import { judge } from './soap/verdict.ts';
import type { Operation } from './soap/wire/operation.ts';
import type { SObject } from './sobject.ts';
import { type Select, writeSelect } from './soql/select.ts';
import type { Describe } from './soql/shape.ts';
import type { Source } from './source.ts';

/** Tries of the login in connect(), the first included. */
const LOGIN_ATTEMPTS = 3;

/** Ways to log in that a version has: a SOAP login() at the pin itself only where the pin is 64.0 or earlier. */
export type AuthFor<V extends ApiVersion> =
  | OAuth
  | SoapLogin<'explicit'>
  | ([V['has']['login']] extends [true] ? SoapLogin<'pinned'> : never);

/** What a connection is made of. */
export interface ConnectOptions<V extends ApiVersion> {
  /** The pinned version, `import { v62 } from 'forcewire/v62'`. */
  api: V;
  auth: AuthFor<V>;
  /** Sent as CallOptions.client; Salesforce partners must send theirs. */
  clientName?: string | undefined;
  http?: HttpOptions | undefined;
  /** Come back on every error and event; never sent to Salesforce. */
  tags?: Readonly<Record<string, string>> | undefined;
  /** How often, and after which waits, a call is made again by itself. */
  retry?: RetryOptions | undefined;
  /** Shared by connections and processes: one session, one rotated refresh token. `fileSessionStore(path)` is included. */
  sessionStore?: SessionStore | undefined;
  /** Hosts besides Salesforce's own, and the login host, to which a session id may be sent; with or without a port. */
  allowedHosts?: readonly string[] | undefined;
  /** Ends the connection's life; signals of calls end one call. */
  signal?: AbortSignal | undefined;
}

/** Every operation of a version as a function of its request. */
export type Calls<V extends ApiVersion> = {
  readonly [K in keyof V['operations']]: V['operations'][K] extends Operation<infer Request, infer Result, infer Headers, infer _>
    ? Call<Request, Result, Headers extends object ? Headers : object>
    : never;
};

/** A request that has no required field may be left out. */
type Call<Request, Result, Headers extends object> =
  Record<never, never> extends Request
    ? (request?: Request, options?: CallOptions<Headers>) => Promise<Result>
    : (request: Request, options?: CallOptions<Headers>) => Promise<Result>;

/** API use of the org, as the server last reported it. */
export interface Usage {
  /** Requests in the last 24 hours. */
  readonly current: number;
  readonly limit: number;
  /** `API REQUESTS`. */
  readonly type: string;
}

/** A session at one org, spoken to at one version. */
export interface Org<V extends ApiVersion> extends AsyncDisposable {
  readonly api: V;
  /** 18 characters. */
  readonly userId: string;
  /** 18 characters. */
  readonly organizationId: string;
  /** The host that the session is for; another one after a renewal if the org has moved. */
  readonly instanceUrl: URL;
  /**
   * Every operation of the pinned version, one call each. A call that the server refused for its session is repeated once with a new one;
   * nothing else is done for you, retries included. Throws SoapFaultError, ServerError, ParseError, EncodeError, TransportError or AuthError.
   */
  readonly soap: Calls<V>;
  /** Loads by Bulk API 1.0 and 2.0. */
  readonly bulk: Bulk;
  /** Another version over the same session. Closing it leaves this one open. */
  withVersion<W extends ApiVersion>(api: W): Org<W>;
  /** undefined until an answer has reported it. */
  readonly usage: Usage | undefined;

  /** Reads a query page by page: SOQL, or its parts, whose names are checked by describe first. Fields are strings or null. */
  query<T = SObject>(query: string | Select, options?: QueryOptions): Rows<T>;
  /** Goes on behind a page: `cursor` as `Rows.cursor` gave it. */
  resumeQuery<T = SObject>(cursor: string, options?: QueryOptions): Rows<T>;
  /**
   * Rows created or changed since a watermark, each at least once, with no ties and no late commits lost; after the loop, `watermark` is the next
   * `since`. Deleted rows on request.
   */
  changes<T = SObject>(object: string, options: ChangesOptions): Changes<T>;
  /** Records by their ids, 2,000 in a call and as they are asked for: for each id its record, or null if there is none, in the order of the ids. */
  retrieve<T = SObject, S extends Ids = Ids>(object: string, ids: NotString<S>, options: RetrieveOptions): AsyncIterable<T | null>;
  /** Creates records, 200 in a call. A create is never repeated once the server may have carried it out. */
  insert<R extends RowInput>(object: string, rows: Source<R>, options?: LoadOptions): Load<R>;
  /** Updates records by their Id, 200 in a call. */
  update<R extends RowInput>(object: string, rows: Source<R>, options?: LoadOptions): Load<R>;
  /** Updates the records that an external id (or `Id`) finds and creates the others, 200 in a call. */
  upsert<R extends RowInput>(object: string, externalIdField: string, rows: Source<R>, options?: LoadOptions): Load<R>;
  /** Deletes records, 200 in a call. The outcomes' rows are the ids. */
  delete<S extends Ids>(object: string, ids: NotString<S>, options?: LoadOptions): Load<string>;
  /** The org's objects. Asked anew unless `maxAgeMs` allows an answer that was kept. */
  objects(options?: BrowseOptions): Promise<readonly ObjectSummary[]>;
  /** An object's fields. Asked anew unless `maxAgeMs` allows an answer that was kept. */
  fields(object: string, options?: BrowseOptions): Promise<readonly FieldSummary[]>;
  /** Ends the session at the server, for everybody who shares it, forgets it in the store, and closes the connection. */
  logout(): Promise<void>;
  /** Waits for calls on their way and frees the sockets. Never logs out: sessions are shared. */
  close(): Promise<void>;
}

/**
 * Logs in and gives the org; a session from the store is taken as it is, and renewed by the first call if it has ended. Throws AuthError when the
 * credential is refused or cannot work at this version, VersionError (VERSION_NOT_SERVED) for a pin that the org does not serve, TransportError
 * when the login host does not answer.
 */
export async function connect<V extends ApiVersion>(options: ConnectOptions<V>): Promise<Org<V>> {
  return connectBy(systemClock, options);
}

/** `connect()` by a clock of the caller's, for tests in which nobody waits. */
export async function connectBy<V extends ApiVersion>(clock: RetryClock, options: ConnectOptions<V>): Promise<Org<V>> {
  const { api, clientName, signal, allowedHosts = [], sessionStore, tags = {} } = options;
  const auth = taggedUnseal(options.auth, tags);
  const { url } = auth.credentials;
  const hosts = new AllowedHosts(url, allowedHosts);
  const retrier = new Retrier(options.retry, tags, clock);
  const transport = openTransport(options.http, { signal, tags, mayFollow: (to) => isAllowed(hosts, to) });
  const context = { api, transport, clientName, signal };
  const sessions = new SessionBroker(auth, context, hosts, { store: sessionStore, tags });
  const shared: Shared = {
    transport,
    sessions,
    retrier,
    poller: new Poller(clock),
    clock,
    clientName,
    tags,
    usage: undefined,
    isClosed: false,
  };
  try {
    const session = await firstSession(shared, signal);
    const identity = await identify(linkOf(api, shared), session, signal);
    if (!auth.credentials.proves(api)) await checkVersion({ transport, url: session.serverUrl, pin: api.version, signal });
    return new Connection(api, shared, identity);
  } catch (error) {
    const found = await explainVersion(error, { transport, url: sessions.latest?.serverUrl ?? url, pin: api.version });
    await transport.close();
    throw withTags(found, tags);
  }
}

function isAllowed(hosts: AllowedHosts, url: URL): boolean {
  try {
    hosts.check(url);
    return true;
  } catch {
    return false;
  }
}

/** A login that met a busy server, or no whole answer, is tried again, fewer times than a call: whoever connects is waiting. */
async function firstSession({ sessions, retrier }: Shared, signal: AbortSignal | undefined): Promise<Session> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sessions.current(signal);
    } catch (error) {
      const mayPass = attempt < LOGIN_ATTEMPTS && mayLogInAgain(error);
      if (mayPass && (await retrier.pause({ operation: 'login', attempt, error, signal }))) continue;
      throw error;
    }
  }
}

function mayLogInAgain(error: unknown): boolean {
  const verdict = judge(error, true);
  return verdict === 'busy' || verdict === 'perhaps';
}

function taggedUnseal(auth: object, tags: Readonly<Record<string, string>>): Unsealed {
  try {
    return unseal(auth);
  } catch (error) {
    throw withTags(error, tags);
  }
}

/** What all versions of one connection share. */
interface Shared {
  readonly transport: Transport;
  readonly sessions: SessionBroker;
  readonly retrier: Retrier;
  readonly poller: Poller;
  readonly clock: RetryClock;
  readonly clientName: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  usage: Usage | undefined;
  isClosed: boolean;
}

/** login() says who logged in, and most tokens do; others have to be asked for. */
async function identify(link: SoapLink, session: Session, signal: AbortSignal | undefined): Promise<Identity> {
  const { userId, organizationId } = session;
  if (userId !== '' && organizationId !== '') return { userId, organizationId };
  const told = isJwt(session) ? await askUserInfo(link.transport, session, signal) : undefined;
  if (told !== undefined) return told;
  const info = await readOperation(link, 'getUserInfo', {});
  return { userId: info.userId, organizationId: info.organizationId };
}

function linkOf(api: ApiVersion, shared: Shared): SoapLink {
  const { transport, sessions, retrier, clientName, tags } = shared;
  return {
    api,
    transport,
    sessions,
    retrier,
    clientName,
    tags,
    onHeaders(headers) {
      shared.usage = usageIn(headers) ?? shared.usage;
    },
  };
}

function bulkLinkOf(api: ApiVersion, shared: Shared): BulkLink {
  const { transport, sessions, retrier, poller, clock, clientName, tags } = shared;
  return {
    api,
    transport,
    sessions,
    retrier,
    poller,
    clock,
    describe: (signal) => shapeReader(linkOf(api, shared), signal),
    clientName,
    tags,
    onUsage(usage) {
      shared.usage = { ...usage, type: 'API REQUESTS' };
    },
  };
}

function usageIn(headers: { readonly LimitInfoHeader?: { readonly limitInfo?: readonly Usage[] } }): Usage | undefined {
  const limits = headers.LimitInfoHeader?.limitInfo ?? [];
  return limits.find((limit) => limit.type === 'API REQUESTS') ?? limits[0];
}

class Connection<V extends ApiVersion> implements Org<V> {
  readonly api: V;
  readonly userId: string;
  readonly organizationId: string;
  readonly soap: Calls<V>;
  readonly bulk: Bulk;
  readonly #shared: Shared;
  readonly #identity: Identity;
  readonly #isView: boolean;
  readonly #link: SoapLink;
  readonly #browser: Browser;
  readonly #changeMemory: ChangeMemory = new ChangeMemory();

  constructor(api: V, shared: Shared, identity: Identity, isView = false) {
    this.api = api;
    this.userId = identity.userId;
    this.organizationId = identity.organizationId;
    this.#shared = shared;
    this.#identity = identity;
    this.#isView = isView;
    this.#link = linkOf(api, shared);
    this.#browser = new Browser(this.#link);
    this.soap = this.#makeCalls();
    const bulkLink = bulkLinkOf(api, shared);
    this.bulk = makeBulk(() => {
      this.#openShared();
      return bulkLink;
    });
  }

  get instanceUrl(): URL {
    // connect() ends with a session, and a renewal puts another in its place.
    return new URL(this.#shared.sessions.latest!.serverUrl.origin);
  }

  get usage(): Usage | undefined {
    return this.#shared.usage;
  }

  withVersion<W extends ApiVersion>(api: W): Org<W> {
    return new Connection(api, this.#openShared(), this.#identity, true);
  }

  query<T = SObject>(query: string | Select, options?: QueryOptions): Rows<T> {
    const soql = typeof query === 'string' ? query : (describe: Describe): Promise<string> => writeSelect(describe, query);
    return queryRows(this.#openLink(), { soql }, options);
  }

  resumeQuery<T = SObject>(cursor: string, options?: QueryOptions): Rows<T> {
    return queryRows(this.#openLink(), { cursor }, options);
  }

  changes<T = SObject>(object: string, options: ChangesOptions): Changes<T> {
    return changedRows<T>(this.#openLink(), object, options, this.#changeMemory);
  }

  retrieve<T = SObject, S extends Ids = Ids>(object: string, ids: NotString<S>, options: RetrieveOptions): AsyncIterable<T | null> {
    return retrieveRows<T>(this.#openLink(), object, ids as Ids, options);
  }

  insert<R extends RowInput>(object: string, rows: Source<R>, options?: LoadOptions): Load<R> {
    return insertRows(this.#openLink(), object, rows, options);
  }

  update<R extends RowInput>(object: string, rows: Source<R>, options?: LoadOptions): Load<R> {
    return updateRows(this.#openLink(), object, rows, options);
  }

  upsert<R extends RowInput>(object: string, externalIdField: string, rows: Source<R>, options?: LoadOptions): Load<R> {
    return upsertRows(this.#openLink(), object, externalIdField, rows, options);
  }

  // delete() itself takes ids of any object; the name is there for a call to read like the others, and for the bulk APIs, which need it.
  delete<S extends Ids>(_object: string, ids: NotString<S>, options?: LoadOptions): Load<string> {
    return deleteRows(this.#openLink(), ids as Ids, options);
  }

  async objects(options?: BrowseOptions): Promise<readonly ObjectSummary[]> {
    this.#openShared();
    return this.#browser.objects(options);
  }

  async fields(object: string, options?: BrowseOptions): Promise<readonly FieldSummary[]> {
    this.#openShared();
    return this.#browser.fields(object, options);
  }

  async logout(): Promise<void> {
    try {
      await this.#openShared().sessions.end();
    } catch (error) {
      throw withTags(error, this.#shared.tags);
    }
    this.#shared.isClosed = true;
    await this.#shared.transport.close();
  }

  async close(): Promise<void> {
    if (this.#isView) return;
    this.#shared.isClosed = true;
    await this.#shared.transport.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #makeCalls(): Calls<V> {
    const call =
      (name: string) =>
      async (request: object = {}, options?: CallOptions) =>
        callOperation(this.#openLink(), name, request, options);
    return Object.fromEntries(Object.keys(this.api.operations).map((name) => [name, call(name)])) as Calls<V>;
  }

  #openLink(): SoapLink {
    this.#openShared();
    return this.#link;
  }

  #openShared(): Shared {
    if (this.#shared.isClosed) throw new ForcewireError('CLOSED', 'The connection is closed.', { tags: this.#shared.tags });
    return this.#shared;
  }
}
