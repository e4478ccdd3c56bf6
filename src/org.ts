import type { Bulk } from './bulk/bulk.ts';
import type { ExtractedRows } from './choosing/chosen-rows.ts';
import type { ExtractChoiceOptions } from './choosing/extract.ts';
import type { LoadChoiceOptions } from './choosing/load.ts';
import type { CsvSource } from './csv/source.ts';
import type { CsvRow } from './csv/split.ts';
import type { Ids, Load, LoadOptions, NotString, RowOf } from './load/load.ts';
import type { ApiVersion } from './pin-version.ts';
import type {
  Changes,
  ChangesOptions,
  DeletedRecord,
  QueryOptions,
  Replicated,
  ReplicationOptions,
  RetrieveOptions,
  Rows,
  SearchOptions,
} from './rows.ts';
import type { BrowseOptions, FieldSummary, ObjectSummary } from './soap/browse.ts';
import type { CallOptions } from './soap/call.ts';
import type { ConvertedLead, ConvertLeadOptions, LeadConversion } from './soap/convert-lead.ts';
import type { Merged, MergeInput, MergeOptions } from './soap/merge.ts';
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

/** The header blocks that an operation takes at a version; SessionHeader is filled in. */
export type HeadersOf<V extends ApiVersion, Name extends string> =
  V['operations'] extends Readonly<Record<Name, Operation<infer _, infer _R, infer Headers extends object, infer _H>>>
    ? Omit<Headers, 'SessionHeader'>
    : object;

/** One lead's conversion, in the words of the version. */
export type ConversionOf<V extends ApiVersion> =
  V['operations'] extends Readonly<Record<'convertLead', Operation<infer Request, infer _R, infer _H, infer _A>>>
    ? LeadConversion & Partial<ItemOf<Request, 'leadConverts'>>
    : LeadConversion;

type ItemOf<Request, Name extends string> = Request extends { readonly [K in Name]?: readonly (infer Item)[] | null | undefined }
  ? Item
  : never;

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
  query<T = SObject>(query: string | Select, options?: QueryOptions<HeadersOf<V, 'query'>>): Rows<T>;
  /** Goes on behind a page: `cursor` as `Rows.cursor` gave it. */
  resumeQuery<T = SObject>(cursor: string, options?: QueryOptions<HeadersOf<V, 'query'>>): Rows<T>;
  /**
   * Rows created or changed since a watermark, each at least once, with no ties and no late commits lost; after the loop, `watermark` is the next
   * `since`. Deleted rows on request.
   */
  changes<T = SObject>(object: string, options: ChangesOptions): Changes<T>;
  /** Records by their ids, 2,000 in a call and as they are asked for: for each id its record, or null if there is none, in the order of the ids. */
  retrieve<T = SObject, S extends Ids = Ids>(
    object: string,
    ids: NotString<S>,
    options: RetrieveOptions<HeadersOf<V, 'retrieve'>>,
  ): AsyncIterable<T | null>;
  /** The records that a SOSL search finds: one call, and at most 2,000 of them. */
  search<T = SObject>(sosl: string, options?: SearchOptions<HeadersOf<V, 'search'>>): Promise<readonly T[]>;
  /** Ids of the records that were created or changed in a span of at most thirty days, as the server's log of changes has them. */
  getUpdated(object: string, options: ReplicationOptions): Replicated<string>;
  /** Records that were deleted in such a span and not restored, also those that have left the recycle bin. */
  getDeleted(object: string, options: ReplicationOptions): Replicated<DeletedRecord>;
  /** Creates records, 200 in a call. A create is never repeated once the server may have carried it out. */
  insert<R extends RowOf<R>>(object: string, rows: Source<R>, options?: LoadOptions<R, HeadersOf<V, 'create'>>): Load<R>;
  /** Updates records by their Id, 200 in a call. */
  update<R extends RowOf<R>>(object: string, rows: Source<R>, options?: LoadOptions<R, HeadersOf<V, 'update'>>): Load<R>;
  /** Updates the records that an external id (or `Id`) finds and creates the others, 200 in a call. */
  upsert<R extends RowOf<R>>(
    object: string,
    externalIdField: string,
    rows: Source<R>,
    options?: LoadOptions<R, HeadersOf<V, 'upsert'>>,
  ): Load<R>;
  /** Deletes records, 200 in a call. The outcomes' rows are the ids. */
  delete<S extends Ids>(object: string, ids: NotString<S>, options?: LoadOptions<string, HeadersOf<V, 'delete'>>): Load<string>;
  /** Takes records of any object out of the recycle bin, 200 in a call. The outcomes' rows are the ids. */
  undelete<S extends Ids>(ids: NotString<S>, options?: LoadOptions<string, HeadersOf<V, 'undelete'>>): Load<string>;
  /** Deletes for good records of any object that are in the recycle bin, 200 in a call. The outcomes' rows are the ids. */
  emptyRecycleBin<S extends Ids>(ids: NotString<S>, options?: LoadOptions<string, HeadersOf<V, 'emptyRecycleBin'>>): Load<string>;
  /**
   * Makes one of two or three accounts, contacts or leads, 200 such merges in a call. Merges that share a record are made in their order. A merge is
   * never repeated once the server may have carried it out.
   */
  merge<R extends MergeInput>(object: string, rows: Source<R>, options?: MergeOptions<HeadersOf<V, 'merge'>>): Load<R, Merged>;
  /** Converts leads, 100 in a call. A conversion is never repeated once the server may have carried it out. */
  convertLead<R extends ConversionOf<V>>(
    rows: Source<R>,
    options?: ConvertLeadOptions<HeadersOf<V, 'convertLead'>>,
  ): Load<R, ConvertedLead>;
  /**
   * Loads rows by SOAP or by a bulk job, whichever their number and size, the object and the version speak for. The choice and its reason are an
   * event (`forcewire:choice`), and `protocol` makes it yourself; the outcomes mean the same whichever it is. A CSV file goes by a job.
   */
  load<R extends RowOf<R>>(operation: 'insert' | 'update', object: string, rows: Source<R>, options?: LoadChoiceOptions): Load<R>;
  load(operation: 'insert' | 'update', object: string, rows: CsvSource, options?: LoadChoiceOptions): Load<CsvRow>;
  load<R extends RowOf<R>>(
    operation: 'upsert',
    object: string,
    rows: Source<R>,
    options: LoadChoiceOptions & { externalIdField: string },
  ): Load<R>;
  load(operation: 'upsert', object: string, rows: CsvSource, options: LoadChoiceOptions & { externalIdField: string }): Load<CsvRow>;
  load<S extends Ids>(
    operation: 'delete' | 'hardDelete',
    object: string,
    ids: NotString<S> | CsvSource,
    options?: LoadChoiceOptions,
  ): Load<string>;
  /**
   * Reads a query by SOAP or by a bulk job. Where its text does not decide, SOAP is asked for the first page, which says how many rows there are: they
   * come by SOAP if they are few, and else by a job. The rows differ in details (docs/choosing-a-protocol.md).
   */
  extract<T = SObject>(query: string | Select, options?: ExtractChoiceOptions): ExtractedRows<T>;
  /** The org's objects. Asked anew unless `maxAgeMs` allows an answer that was kept. */
  objects(options?: BrowseOptions): Promise<readonly ObjectSummary[]>;
  /** An object's fields. Asked anew unless `maxAgeMs` allows an answer that was kept. */
  fields(object: string, options?: BrowseOptions): Promise<readonly FieldSummary[]>;
  /** Ends the session at the server, for everybody who shares it, forgets it in the store, and closes the connection. */
  logout(): Promise<void>;
  /** Waits for calls on their way and frees the sockets. Never logs out: sessions are shared. */
  close(): Promise<void>;
}
