import type { HttpRequest, HttpResponse } from './message.ts';

/**
 * One resource of one API version as pure functions: a client encodes requests and decodes responses, a server does the reverse. Values of
 * newer servers (properties, states) survive; ids are never touched.
 */
export interface BulkOperation<Request, Result, RequestHeaders = BulkHeaders> {
  readonly name: string;
  /** Whether a request is for this resource of this version, going by method and path. Two resources may share both. */
  accepts(message: Pick<HttpRequest, 'method' | 'path'>): boolean;
  /** Throws EncodeError, with the field's path, for a value that the wire cannot carry. */
  encodeRequest(request: Request, headers?: RequestHeaders): HttpRequest;
  /** Throws ParseError for a request that is broken or is another resource's. */
  decodeRequest(message: HttpRequest): { request: Request; headers: RequestHeaders };
  encodeResponse(result: Result, headers?: BulkResponseHeaders): HttpResponse;
  /** Throws ServerError for an error answer, ParseError (offset, path) for a broken body. */
  decodeResponse(message: HttpResponse): { result: Result; headers: BulkResponseHeaders };
  /** What the headers of an answer say whose rows are read piece by piece instead of being decoded. Throws like `decodeResponse`. */
  decodeHead(message: Pick<HttpResponse, 'status' | 'headers'>): { result: BulkHead<Result>; headers: BulkResponseHeaders };
  /** The answer that makes `decodeResponse` throw a ServerError with these values; status 400 unless given. */
  encodeError(error: BulkError, headers?: BulkResponseHeaders): HttpResponse;
  /** Asks for a link that an earlier answer gave (`nextRecordsUrl`, `resultUrl`), as given but on the same host. */
  follow(link: string, headers?: RequestHeaders): HttpRequest;
}

/** Of a result with rows: all but the rows. `undefined` where there is nothing but rows, `never` for a result that has none. */
export type BulkHead<Result> = [Result] extends [string | Uint8Array]
  ? undefined
  : Result extends { readonly data: string | Uint8Array }
    ? Omit<Result, 'data'>
    : never;

/** How the documents of Bulk 1.0 are written; Bulk 2.0 has JSON only. */
export type BulkFormat = 'xml' | 'json';

/** What every request may carry besides its resource. */
export interface BulkHeaders {
  /** Session id or access token, in the header that the protocol wants. */
  readonly sessionId?: string | undefined;
  readonly callOptions?: { readonly client?: string | undefined; readonly defaultNamespace?: string | undefined } | undefined;
  /** Bulk 1.0 alone. Default `xml`: the one format that every version of every resource takes. */
  readonly format?: BulkFormat | undefined;
}

/** What the creation of a Bulk 1.0 job may carry besides. */
export interface JobHeaders {
  /** true: chunks of the server's default size (100,000). */
  readonly pkChunking?: boolean | PkChunking | undefined;
  /** true: a batch that fails is not tried again. */
  readonly disableBatchRetry?: boolean | undefined;
  /** How line breaks inside text values are read; not the row's terminator. */
  readonly lineEnding?: 'LF' | 'CRLF' | undefined;
}

/** Options of Sforce-Enable-PKChunking. */
export interface PkChunking {
  /** At most 250,000. */
  readonly chunkSize?: number | undefined;
  /** For Share and History objects: `Account` for `AccountShare`. */
  readonly parent?: string | undefined;
  /** Id to start from. */
  readonly startRow?: string | undefined;
}

/** What an answer carries besides its resource. */
export interface BulkResponseHeaders {
  /** Bulk 1.0 alone; see BulkHeaders. */
  readonly format?: BulkFormat | undefined;
  /** Path of what was created. */
  readonly location?: string | undefined;
  /** `Warning`: the version will be retired. */
  readonly warning?: string | undefined;
  /** `Sforce-Limit-Info`: `api-usage=24/100000`. */
  readonly limitInfo?: string | undefined;
}

/** An error answer's content. */
export interface BulkError {
  readonly exceptionCode: string;
  readonly message: string;
  readonly status?: number | undefined;
  readonly fields?: readonly string[] | undefined;
}

/** Rows, SOQL or a zip, as they are: bytes are never decoded, text is never re-encoded. */
export interface BulkContent<ContentType = string> {
  /** The job's content type; a media type that has no such name stands here itself. */
  readonly contentType: ContentType;
  readonly charset?: string | undefined;
  readonly data: string | Uint8Array;
}

/** One page of query results. */
export interface QueryResultPage {
  readonly data: string | Uint8Array;
  /** Of the next page; null: this is the last. */
  readonly locator: string | null;
  /** Rows on this page, when the server says so. */
  readonly numberOfRecords?: number | undefined;
}
