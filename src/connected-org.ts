import type { Identity } from './auth/ask-user-info.ts';
import { type Bulk, makeBulk } from './bulk/bulk.ts';
import type { ExtractedRows } from './choosing/chosen-rows.ts';
import { chooseExtract, type ExtractChoiceOptions } from './choosing/extract.ts';
import { chooseLoad, type LoadChoiceOptions } from './choosing/load.ts';
import { ForcewireError, withTags } from './errors.ts';
import { bulkLinkOf, type Shared, soapLinkOf } from './links.ts';
import type { Ids, Load, LoadOptions, NotString, RowOf } from './load/load.ts';
import type { Calls, ConversionOf, Org, Usage } from './org.ts';
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
import { type BrowseOptions, Browser, type FieldSummary, type ObjectSummary } from './soap/browse.ts';
import { deleteRows, emptyRecycleBin, undeleteRows } from './soap/by-id.ts';
import { type CallOptions, callOperation, type SoapLink } from './soap/call.ts';
import { ChangeMemory } from './soap/change-memory.ts';
import { changedRows } from './soap/changes.ts';
import { type ConvertedLead, type ConvertLeadOptions, convertLeads } from './soap/convert-lead.ts';
import { insertRows, updateRows, upsertRows } from './soap/dml.ts';
import { type Merged, type MergeInput, type MergeOptions, mergeRows } from './soap/merge.ts';
import { queryRows } from './soap/query.ts';
import { deletedRecords, updatedIds } from './soap/replication.ts';
import { retrieveRows } from './soap/retrieve.ts';
import { searchRecords } from './soap/search.ts';
import type { SObject } from './sobject.ts';
import { type Select, writeSelect } from './soql/select.ts';
import type { Describe } from './soql/shape.ts';
import type { Source } from './source.ts';

/** `Org` over what a connection shares. */
export class ConnectedOrg<V extends ApiVersion> implements Org<V> {
  readonly api: V;
  readonly userId: string;
  readonly organizationId: string;
  readonly soap: Calls<V>;
  readonly bulk: Bulk<V>;
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
    this.#link = soapLinkOf(api, shared);
    this.#browser = new Browser(this.#link);
    this.soap = this.#makeCalls();
    const bulkLink = bulkLinkOf(api, shared, identity);
    this.bulk = makeBulk(api, () => {
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
    return new ConnectedOrg(api, this.#openShared(), this.#identity, true);
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

  async search<T = SObject>(sosl: string, options?: SearchOptions): Promise<readonly T[]> {
    return searchRecords<T>(this.#openLink(), sosl, options);
  }

  getUpdated(object: string, options: ReplicationOptions): Replicated<string> {
    return updatedIds(this.#openLink(), object, options);
  }

  getDeleted(object: string, options: ReplicationOptions): Replicated<DeletedRecord> {
    return deletedRecords(this.#openLink(), object, options);
  }

  insert<R extends RowOf<R>>(object: string, rows: Source<R>, options?: LoadOptions<R>): Load<R> {
    return insertRows(this.#openLink(), object, rows, options);
  }

  update<R extends RowOf<R>>(object: string, rows: Source<R>, options?: LoadOptions<R>): Load<R> {
    return updateRows(this.#openLink(), object, rows, options);
  }

  upsert<R extends RowOf<R>>(object: string, externalIdField: string, rows: Source<R>, options?: LoadOptions<R>): Load<R> {
    return upsertRows(this.#openLink(), object, externalIdField, rows, options);
  }

  // delete() itself takes ids of any object; the name is there for a call to read like the others, and for the bulk APIs, which need it.
  delete<S extends Ids>(_object: string, ids: NotString<S>, options?: LoadOptions): Load<string> {
    return deleteRows(this.#openLink(), ids as Ids, options);
  }

  undelete<S extends Ids>(ids: NotString<S>, options?: LoadOptions): Load<string> {
    return undeleteRows(this.#openLink(), ids as Ids, options);
  }

  emptyRecycleBin<S extends Ids>(ids: NotString<S>, options?: LoadOptions): Load<string> {
    return emptyRecycleBin(this.#openLink(), ids as Ids, options);
  }

  merge<R extends MergeInput>(object: string, rows: Source<R>, options?: MergeOptions): Load<R, Merged> {
    return mergeRows(this.#openLink(), object, rows, options);
  }

  convertLead<R extends ConversionOf<V>>(rows: Source<R>, options?: ConvertLeadOptions): Load<R, ConvertedLead> {
    return convertLeads(this.#openLink(), rows, options);
  }

  load(
    operation: 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete',
    object: string,
    rows: unknown,
    options?: LoadChoiceOptions,
  ): Load<any> {
    return chooseLoad(this, this.#openShared().tags, { operation, object }, rows, options);
  }

  extract<T = SObject>(query: string | Select, options?: ExtractChoiceOptions): ExtractedRows<T> {
    const { tags } = this.#openShared();
    return chooseExtract<T>(this, { hasQueries2: this.api.has.bulk2Query, tags }, query, options);
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
    await this.#shut();
  }

  async close(): Promise<void> {
    if (this.#isView) return;
    await this.#shut();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #shut(): Promise<void> {
    const { budget, transport, closing } = this.#shared;
    // First, so that whoever wakes up sends nothing more.
    const closed = transport.close();
    closing.abort();
    try {
      await budget.close();
    } finally {
      await closed;
    }
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
    if (this.#shared.closing.signal.aborted) throw new ForcewireError('CLOSED', 'The connection is closed.', { tags: this.#shared.tags });
    return this.#shared;
  }
}
