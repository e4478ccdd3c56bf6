import { ServerError } from '../errors.ts';
import { looksLikeHtml } from '../looks-like-html.ts';
import { XmlReader } from '../xml/reader.ts';
import { type HttpResponse, peek } from './message.ts';

/** Codes after which the same request may succeed later; the rest is decided by the status. */
const RETRYABLE: ReadonlySet<string> = new Set([
  'InternalServerError',
  'Timeout',
  'TooManyLockFailure',
  'Unknown',
  'INTERNALSERVERERROR',
  'TIMEOUT',
  'TOOMANYLOCKFAILURE',
  'UNABLE_TO_LOCK_ROW',
  'SERVER_UNAVAILABLE',
  'UNKNOWN_EXCEPTION',
]);

const RETRYABLE_STATUS: ReadonlySet<number> = new Set([420, 429, 500, 502, 503, 504]);

interface ErrorAnswer {
  readonly exceptionCode: string;
  readonly message: string;
  readonly fields?: readonly string[] | undefined;
}

/**
 * What an answer that is no success says: the XML or JSON of Bulk 1.0, the JSON array or XML of REST. An answer in none of these forms (a
 * page from the edge, nothing at all) becomes `HTTP_503` and the like, without quoting it.
 */
export function readError(response: HttpResponse): ServerError {
  const text = peek(response.body).trim();
  const answer = (text.startsWith('<') ? readXmlError(text) : readJsonError(text)) ?? describe(response.status, text);
  const retryable = RETRYABLE.has(answer.exceptionCode) || isConcurrentLimit(answer) || RETRYABLE_STATUS.has(response.status);
  return new ServerError({ ...answer, status: response.status }, { retryable });
}

/** Of the request limits, that of a day does not go away by waiting; the servers tell it by its text alone. */
function isConcurrentLimit({ exceptionCode, message }: ErrorAnswer): boolean {
  return exceptionCode === 'REQUEST_LIMIT_EXCEEDED' && /concurrent/i.test(message);
}

function describe(status: number, text: string): ErrorAnswer {
  const what = text === '' ? 'nothing' : looksLikeHtml(text) ? 'an HTML page' : 'no document of this API';
  return { exceptionCode: `HTTP_${status}`, message: `The server answered ${status} with ${what}.` };
}

function readJsonError(text: string): ErrorAnswer | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'object' || first === null) return undefined;
  const error = first as Readonly<Record<string, unknown>>;
  const fields = Array.isArray(error.fields) ? error.fields.filter((field) => typeof field === 'string') : undefined;
  return toAnswer(error.exceptionCode ?? error.errorCode, error.exceptionMessage ?? error.message, fields);
}

// Wherever they stand: in <error>, in the LoginFault of a SOAP-like answer, in the <Errors> of REST.
function readXmlError(text: string): ErrorAnswer | undefined {
  const found = new Map<string, string>();
  try {
    const reader = new XmlReader(text);
    reader.openChild();
    collectLeaves(reader, found);
    reader.finish();
  } catch {
    return undefined;
  }
  return toAnswer(found.get('exceptionCode') ?? found.get('errorCode'), found.get('exceptionMessage') ?? found.get('message'), undefined);
}

function collectLeaves(reader: XmlReader, found: Map<string, string>): void {
  while (reader.openChild()) {
    const name = reader.local;
    if (reader.hasElements()) {
      collectLeaves(reader, found);
      continue;
    }
    const text = reader.readText();
    if (!found.has(name)) found.set(name, text);
  }
}

function toAnswer(code: unknown, message: unknown, fields: readonly string[] | undefined): ErrorAnswer | undefined {
  if (typeof code !== 'string' || code === '') return undefined;
  return { exceptionCode: code, message: typeof message === 'string' ? message : '', fields };
}
