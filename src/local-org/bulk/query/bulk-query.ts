import { ApiError } from '../../api-error.ts';
import type { Org } from '../../org.ts';
import { parseQuery } from '../../soql/parse-query.ts';
import { type ResultSet, SOAP_STYLE } from '../../soql/result-set.ts';
import { runQuery } from '../../soql/run-query.ts';
import type { ObjectType } from '../../store/object-definition.ts';
import { isChunkable, supportsChunking } from './chunking.ts';
import { type CsvForm, csvLine } from './csv-lines.ts';
import { type IdRange, idRanges } from './id-ranges.ts';
import { jsonChildren, jsonStyle, jsonTexts } from './json-records.ts';
import { pieces } from './pieces.ts';
import { QueryResult, RecordResult, type RowSpan } from './query-result.ts';
import { type BulkProtocol, compoundNotSupported, type ResultFormat, refuseUnsupported } from './refuse-query.ts';
import { xmlTexts } from './xml-records.ts';

/** A query as a bulk job has it. */
export interface BulkQueryOptions {
  readonly soql: string;
  readonly userId: string;
  /** queryAll. */
  readonly includeDeleted: boolean;
  /** `62.0`. */
  readonly apiVersion: string;
  readonly format: ResultFormat;
  /** Of the job, where that names one (Bulk API 1.0): the query must be for it. */
  readonly object?: string | undefined;
  /** Default 1.0. */
  readonly protocol?: BulkProtocol | undefined;
}

/** What a query found, ready to be sent: any span of its rows as a document of its own, as often as it is asked for. */
export interface BulkResult {
  readonly length: number;
  /** The document's start, one text for each row, and its end, each made when it is asked for. `form` is for CSV; default commas and LF. */
  texts(span: RowSpan, form?: CsvForm): Iterable<string>;
}

/** No id is in it: for a query that is only to be checked. */
const NOTHING: IdRange = { from: '000000000000000', to: '000000000000000' };
const SELECT_ORDER_SINCE = 50;
const COMMAS: CsvForm = { delimiter: ',', lineEnding: '\n' };

/** A query that the bulk APIs take. It can be run as a whole, or chunk by chunk. */
export class BulkQuery {
  readonly object: ObjectType;
  /** Whether primary key chunking works for its object and its clauses. */
  readonly isChunkable: boolean;
  readonly #org: Org;
  readonly #options: BulkQueryOptions;

  /** Throws ApiError: MALFORMED_QUERY and the like as every query, FUNCTIONALITY_NOT_ENABLED for SOQL that bulk does not have. */
  constructor(org: Org, options: BulkQueryOptions) {
    this.#org = org;
    this.#options = options;
    const query = parseQuery(options.soql);
    const { format, protocol = '1.0' } = options;
    refuseUnsupported(query, format, protocol);
    const { columns, objectName } = this.#find(NOTHING);
    if (columns.some(({ field }) => field?.parts !== undefined)) throw compoundNotSupported(protocol);
    if (options.object !== undefined && options.object !== objectName) throw otherEntity(objectName, options.object);
    this.object = org.store.table(objectName)!.object;
    this.isChunkable = supportsChunking(this.object) && isChunkable(query);
  }

  /** Runs it, over all rows or those of a chunk. Throws ApiError. */
  run(range?: IdRange): BulkResult {
    const { format, apiVersion } = this.#options;
    const found = this.#find(range);
    if (format === 'csv') return this.#csvResult(found);
    const isJson = format === 'json';
    const result = isJson
      ? new RecordResult(found, jsonStyle(apiVersion), jsonChildren)
      : new RecordResult(found, SOAP_STYLE, (records) => records);
    const write = isJson ? jsonTexts : xmlTexts;
    return { length: result.length, texts: (span) => write(result.records(span)) };
  }

  /** The chunks that it is cut into, of so many ids each, from an id on. */
  chunks(size: number, startRow?: string): IdRange[] {
    return idRanges(this.#org.store.table(this.object.name)!, size, startRow);
  }

  /** Bulk API 2.0 had columns in the order of their names at first, and has them as they were selected from 50.0 on. */
  get #isSorted(): boolean {
    return this.#options.protocol === '2.0' && Number(this.#options.apiVersion) < SELECT_ORDER_SINCE;
  }

  #csvResult(found: ResultSet): BulkResult {
    const order = found.columns.map((_, place) => place);
    const nameOf = (place: number): string => found.columns[place]!.name.toLowerCase();
    if (this.#isSorted) order.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const result = new QueryResult(found, order);
    return { length: result.length, texts: (span, form = COMMAS) => csvTexts(result, span, form) };
  }

  #find(idRange: IdRange | undefined): ResultSet {
    const { soql, userId, includeDeleted, apiVersion } = this.#options;
    return runQuery({ ...this.#org.queryContext({ userId }, Number(apiVersion), includeDeleted), idRange }, soql);
  }
}

function* csvTexts(result: QueryResult, span: RowSpan, form: CsvForm): Generator<string, void, undefined> {
  yield csvLine(result.names, form);
  for (const row of result.rows(span)) yield csvLine(row, form);
  yield '';
}

/** The document of some rows as bytes: pieces of some 64 KB, each made when it is asked for. */
export function resultBytes(result: BulkResult, span: RowSpan, form?: CsvForm): Iterable<Uint8Array> {
  return pieces(result.texts(span, form));
}

/** Rows whose text is measured in one step. */
const STEP_ROWS = 5_000;

/**
 * Spans of a result whose documents have at most so many bytes, or one row; a single empty one for a result without rows. All text is made for it
 * once, so it comes in steps, which take none of the org's time.
 */
export function* resultParts(result: BulkResult, maxBytes: number): Generator<number, RowSpan[]> {
  const parts: RowSpan[] = [];
  let [from, bytes, head, row] = [0, 0, 0, -1];
  for (const text of result.texts({ from: 0, to: result.length })) {
    const size = Buffer.byteLength(text);
    if (row < 0) head = size;
    if (row > from && row < result.length && bytes + size > maxBytes) {
      parts.push({ from, to: row });
      [from, bytes] = [row, head];
    }
    bytes += size;
    row++;
    if (row % STEP_ROWS === STEP_ROWS - 1) yield 0;
  }
  return [...parts, { from, to: result.length }];
}

// As quoted from a live org, in an issue of simple-salesforce (502).
function otherEntity(queried: string, ofJob: string): ApiError {
  const text = `The root entity of the requested query (${queried}) does not match the entity of the requested Bulk API Job (${ofJob}).`;
  return new ApiError('INVALID_TYPE_FOR_OPERATION', text);
}

/** Why a query batch of Bulk API 1.0 failed, for its stateMessage: one line, however many the error has. */
export function queryFailure(error: ApiError): ApiError {
  const { exceptionCode, message } = error;
  // FeatureNotEnabled is that API's own, and stands for itself.
  if (/^[A-Z][a-z]/.test(exceptionCode)) return error;
  return new ApiError('InvalidBatch', `Failed to process query: ${exceptionCode}: ${message.replaceAll('\n', ' ')}`);
}
