import type { Bulk } from './bulk/bulk.ts';
import type { Ids, Load, LoadOptions, NotString, RowInput } from './load/load.ts';
import type { ApiVersion } from './pin-version.ts';
import type { Changes, ChangesOptions, QueryOptions, RetrieveOptions, Rows } from './rows.ts';
import type { BrowseOptions, FieldSummary, ObjectSummary } from './soap/browse.ts';
import type { CallOptions } from './soap/call.ts';
import type { Operation } from './soap/wire/operation.ts';
import type { SObject } from './sobject.ts';
import type { Select } from './soql/select.ts';
import type { Source } from './source.ts';

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
  /** Loads and extracts by jobs of Bulk API 1.0 and 2.0, and the resources of both. */
  readonly bulk: Bulk<V>;
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
