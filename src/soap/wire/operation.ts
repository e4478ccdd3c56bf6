import type { SObject } from '../../sobject.ts';
import type { Source } from '../../source.ts';

/**
 * One operation of one API version as pure functions. Nothing here does I/O: a client with its own transport calls `encodeRequest`
 * (or `encodeRequestBytes`) and `decodeResponse`, a server the other two.
 */
export interface Operation<Request, Result, RequestHeaders, ResponseHeaders> {
  readonly name: string;
  /** The whole envelope. Throws EncodeError, with the field's path, for a value that XML 1.0 or the type cannot carry. */
  encodeRequest(request: Request, headers?: RequestHeaders): string;
  /** The same as UTF-8, for a client that sends it: a third quicker than making bytes of the text. */
  encodeRequestBytes(request: Request, headers?: RequestHeaders): Uint8Array;
  /** Throws ParseError (offset, path) for a document that is broken or is another operation's. */
  decodeRequest(body: string | Uint8Array): { request: Request; headers: RequestHeaders };
  encodeResponse(result: Result, headers?: ResponseHeaders): string;
  /** Throws SoapFaultError for a fault, ParseError (offset, path) for a broken document. */
  decodeResponse(body: string | Uint8Array): { result: Result; headers: ResponseHeaders };
}

/**
 * An operation as a version's binding gives it: which of the header blocks it takes, and which it answers with. The views are written with
 * it, so that a block that changes is said once and reaches every operation.
 */
export type BoundOperation<Blocks, Request, Result, Taken, Returned> = Operation<
  Request,
  Result,
  BoundHeaders<Blocks, Taken>,
  BoundHeaders<Blocks, Returned>
>;

type BoundHeaders<Blocks, Names> = [Names] extends [never] ? Record<string, never> : Pick<Blocks, Names & keyof Blocks>;

/** What `decodeStream` returns: records leave as soon as they are complete. Iterate once, by record or by `batches()`. */
export interface RecordStream extends AsyncIterable<SObject> {
  batches(): AsyncIterable<readonly SObject[]>;
  /**
   * What stands before the first record. May be asked before iterating: reading then begins, and stops as soon as it is known. Rejects with
   * the stream's error if that comes earlier.
   */
  readonly head: Promise<{ done: boolean; queryLocator: string | null; headers: unknown }>;
  /**
   * Rows of the whole query, not of this page. The wire sends it last, so it settles when the iteration ends: ask for it after the loop.
   * Rejects with the stream's error, or with READ_STOPPED when the loop was left.
   */
  readonly size: Promise<number>;
}

/** query, queryAll and queryMore: decode from chunks that are cut anywhere. */
export interface StreamingOperation {
  decodeStream(chunks: Source<Uint8Array>): RecordStream;
}

/** All operations of a version, by name. */
export type OperationMap = object;
