/** What every error of this package has. Tell errors apart by `code`, not by message. */
export interface ErrorDetails {
  readonly cause?: unknown;
  readonly retryable?: boolean | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** Base of every error thrown by forcewire. */
export class ForcewireError extends Error {
  override readonly name: string = 'ForcewireError';
  /** Stable, upper-case; what to branch on. */
  readonly code: string;
  /** Whether the same call may succeed later, after our own retries. */
  readonly retryable: boolean;
  /** The connection's `tags`. */
  readonly tags: Readonly<Record<string, string>>;
  /** How long the server asks to wait (`Retry-After`), where it does. */
  readonly retryAfterMs: number | undefined;

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.retryable = details.retryable ?? false;
    this.tags = details.tags ?? {};
    this.retryAfterMs = details.retryAfterMs;
  }

  /** Every own field but the stack, with causes; never a secret, since no error carries one. */
  toJSON(): object {
    const { stack: _stack, ...fields } = this as ForcewireError & Record<string, unknown>;
    const cause = this.cause instanceof Error ? { name: this.cause.name, message: this.cause.message } : undefined;
    return { ...fields, message: this.message, ...(cause === undefined ? {} : { cause }) };
  }
}

/** Bytes that are not what they should be. Nothing decoded from the document is handed over as if it were whole. */
export class ParseError extends ForcewireError {
  override readonly name: string = 'ParseError';
  /** In bytes from the start of the document (in UTF-16 units where the input was a string). */
  readonly offset: number;
  /** Where in the document, for instance `queryResponse.result.records[12].Name`. */
  readonly path: string;

  constructor(message: string, place: { offset: number; path: string }, details: ErrorDetails & { code?: string } = {}) {
    super(details.code ?? 'PARSE_ERROR', `${message} (offset ${place.offset}${place.path === '' ? '' : `, ${place.path}`})`, details);
    this.offset = place.offset;
    this.path = place.path;
  }
}

/** A value that the protocol cannot carry, refused before anything is sent. */
export class EncodeError extends ForcewireError {
  override readonly name: string = 'EncodeError';
  /** The field, for instance `create.sObjects[3].Name`. */
  readonly path: string;

  constructor(message: string, path: string, details: ErrorDetails & { code?: string } = {}) {
    super(details.code ?? 'ENCODE_ERROR', `${path}: ${message}`, details);
    this.path = path;
  }
}

/** A SOAP fault. `code` and `exceptionCode` are the exception code without its prefix (`INVALID_FIELD`; `Client` for `soapenv:Client`). */
export class SoapFaultError extends ForcewireError {
  override readonly name: string = 'SoapFaultError';
  readonly exceptionCode: string;
  /** The detail element's type: `InvalidFieldFault`, `LoginFault`, …; undefined when the fault has no detail. */
  readonly faultType: string | undefined;
  /** Position in the SOQL or SOSL text, from 1; only faults of queries have it. */
  readonly row: number | undefined;
  readonly column: number | undefined;
  /** The decoded detail: exceptionCode, exceptionMessage, extendedErrorDetails and what else came. */
  readonly detail: unknown;

  constructor(
    fault: {
      exceptionCode: string;
      message: string;
      faultType?: string | undefined;
      row?: number | undefined;
      column?: number | undefined;
      detail?: unknown;
    },
    details: ErrorDetails = {},
  ) {
    super(fault.exceptionCode, fault.message, details);
    this.exceptionCode = fault.exceptionCode;
    this.faultType = fault.faultType;
    this.row = fault.row;
    this.column = fault.column;
    this.detail = fault.detail;
  }
}

/** The server no longer knows the place in a query (INVALID_QUERY_LOCATOR). What was handed over stands; the rest takes a new query. */
export class CursorLostError extends SoapFaultError {
  override readonly name: string = 'CursorLostError';
  /** Rows that the caller was given, by this reading. */
  readonly rowsDelivered: number;

  constructor(fault: SoapFaultError, rowsDelivered: number) {
    super(fault, { cause: fault, tags: fault.tags });
    this.rowsDelivered = rowsDelivered;
  }
}

/** A REST, Bulk or OAuth error answer. */
export class ServerError extends ForcewireError {
  override readonly name: string = 'ServerError';
  readonly exceptionCode: string;
  /** HTTP status. */
  readonly status: number;
  /** Field names that the server names. */
  readonly fields: readonly string[];

  constructor(
    answer: { exceptionCode: string; message: string; status: number; fields?: readonly string[] | undefined },
    details: ErrorDetails = {},
  ) {
    super(answer.exceptionCode, answer.message, details);
    this.exceptionCode = answer.exceptionCode;
    this.status = answer.status;
    this.fields = answer.fields ?? [];
  }
}

/** No answer, or half of one: DNS, TLS, reset, timeout, truncated body. */
export class TransportError extends ForcewireError {
  override readonly name: string = 'TransportError';
  /** Whether bytes of the request may have reached a server. */
  readonly sent: boolean;

  constructor(code: string, message: string, details: ErrorDetails & { sent: boolean }) {
    super(code, message, details);
    this.sent = details.sent;
  }
}

/** Credentials refused, login switched off or retired, session dead for good. */
export class AuthError extends ForcewireError {
  override readonly name: string = 'AuthError';
  /** What to do about it. */
  readonly advice: string;
  /** Names the advice. Finer than `code` where a server has one code for many reasons: `APP_NOT_INSTALLED` for an `invalid_client`. */
  readonly adviceCode: string;
  /** Where the documentation has more about it. */
  readonly doc: string;

  constructor(code: string, message: string, details: ErrorDetails & { advice: string; adviceCode?: string | undefined }) {
    super(code, message, details);
    this.advice = details.advice;
    this.adviceCode = details.adviceCode ?? code;
    this.doc = `docs/auth.md#${this.adviceCode.toLowerCase()}`;
  }
}

/** A version that cannot be used: unknown, retired, or not served by the org. */
export class VersionError extends ForcewireError {
  override readonly name: string = 'VersionError';
  /** The nearest version that works. */
  readonly nearest: string | undefined;

  constructor(code: string, message: string, details: ErrorDetails & { nearest?: string | undefined } = {}) {
    super(code, message, details);
    this.nearest = details.nearest;
  }
}

/** Marks an error of ours with the connection's tags; leaves others alone. */
export function withTags(error: unknown, tags: Readonly<Record<string, string>>): unknown {
  if (error instanceof ForcewireError && Object.keys(tags).length > 0) (error as { tags: Readonly<Record<string, string>> }).tags = tags;
  return error;
}
