/** Which requests, or records, a fault is for. Everything that is given must hold; without any, it is every one. */
export interface FaultMatch {
  /**
   * What the request asks for: a SOAP operation (`create`, `queryMore`), or an operation of another protocol (`bulk1.createBatch`,
   * `oauth.token`). For faults of records: create, update, upsert, delete, undelete, emptyRecycleBin or hardDelete, whatever the protocol.
   */
  readonly operation?: string | undefined;
  /** Object that the request is about, or of the record: `City__c`. */
  readonly object?: string | undefined;
  /** Text that the request's path and query have. */
  readonly path?: string | undefined;
  /** For faults of records: text that these fields of the record have. */
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** Only the nth one that the rest holds for, from 1. */
  readonly nth?: number | undefined;
  /** Every nth. */
  readonly every?: number | undefined;
  /** From 0 to 1; drawn from the org's seed. */
  readonly probability?: number | undefined;
}

/** Whether the request has been carried out when the fault strikes. Default `before`: it was not. */
export type FaultTime = 'before' | 'after';

/** What goes wrong with a request. */
export type RequestFault = { readonly on?: FaultMatch | undefined } & (
  | {
      /** The protocol's own error: a SOAP fault, an error document, an OAuth error. */
      readonly kind: 'fault';
      readonly exceptionCode: string;
      /** Default: the servers' text for the code. */
      readonly message?: string | undefined;
      readonly when?: FaultTime | undefined;
    }
  | {
      /** An answer that no protocol of the org has: by default a page of HTML, as proxies and the edge send it. */
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string | undefined;
      /** For instance `{ 'retry-after': '2' }`. */
      readonly headers?: Readonly<Record<string, string>> | undefined;
      readonly when?: FaultTime | undefined;
    }
  | {
      /** The connection ends without an answer: closed (`drop`) or reset. `during`: while the request's body is still coming in. */
      readonly kind: 'drop' | 'reset';
      readonly when?: FaultTime | 'during' | undefined;
    }
  | {
      /** The connection ends, and for a while of the org's time nobody can connect. The request was not carried out. */
      readonly kind: 'refuse';
      readonly milliseconds: number;
    }
  | {
      /** No answer at all; the connection stays open. */
      readonly kind: 'hang';
      readonly when?: FaultTime | undefined;
    }
  | {
      /** The answer stops after so many bytes; default half of it. The request was carried out. */
      readonly kind: 'truncate';
      readonly bytes?: number | undefined;
      /** Cut what was compressed. Default false: the answer goes uncompressed. */
      readonly gzip?: boolean | undefined;
      /** End the answer as if it were whole, in place of closing the connection. Default false. */
      readonly ended?: boolean | undefined;
    }
  | {
      /** Some bytes in the middle of the answer are others. The request was carried out. */
      readonly kind: 'garble';
      /** Spoil what was compressed. Default false. */
      readonly gzip?: boolean | undefined;
    }
  | {
      /** The answer begins late, or trickles, by the machine's time. The request was carried out. */
      readonly kind: 'slow';
      readonly delayMs?: number | undefined;
      readonly bytesPerSecond?: number | undefined;
    }
  /** Every session ends before the request is looked at. */
  | { readonly kind: 'expireSessions' }
  /** The org moves to another address before the request is looked at: sessions are lost, and a login tells the new one. */
  | { readonly kind: 'moveInstance' }
);

/** What goes wrong with single records, in every protocol: `on` is held against each record of a call. */
export type RecordFault = { readonly on?: FaultMatch | undefined } & (
  | {
      /** The record is not saved and has this error: `UNABLE_TO_LOCK_ROW`. */
      readonly kind: 'rowError';
      readonly statusCode: string;
      readonly message?: string | undefined;
      readonly fields?: readonly string[] | undefined;
    }
  | {
      /** A record that makes the servers refuse its whole call. */
      readonly kind: 'poison';
      readonly exceptionCode: string;
      readonly message?: string | undefined;
    }
);

/** Something that goes wrong on demand. */
export type Fault = RequestFault | RecordFault;
