import { ForcewireError, ParseError, ServerError } from '../errors.ts';
import type { BodyBuffer } from '../http/body-buffer.ts';
import { htmlAnswer, isHtml, mayPass } from '../http/html.ts';
import { redirected } from '../http/redirect.ts';
import { withRetryAfter } from '../http/retry-after.ts';
import type { HttpResponse, Transport } from '../http/transport.ts';
import type { ApiVersion } from '../pin-version.ts';
import { isBusy } from './verdict.ts';
import type { ArrivedResults } from './wire/arrived-results.ts';
import type { PagedOperation } from './wire/open-page.ts';
import type { Operation } from './wire/operation.ts';

/** An operation whose types are known only to the caller. */
export interface AnyOperation extends Operation<any, any, any, any>, ArrivedResults, Partial<PagedOperation> {}

/** What came back: the operation's result and the header blocks beside it. */
export interface SoapAnswer {
  readonly result: any;
  readonly headers: any;
}

/** What one exchange may be told. */
export interface ExchangeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly totalTimeoutMs?: number | undefined;
  /** Told what came of an answer that broke off or is no whole document, before the error is thrown. */
  readonly onBroken?: ((arrived: Uint8Array) => void) | undefined;
  /** What a page of a query is read into. Its result may be an OpenPage then, whose records are read from there. */
  readonly pageBody?: BodyBuffer | undefined;
}

/** The codec of one operation. Throws ForcewireError (NO_SUCH_OPERATION) where the version lacks it. */
export function operationOf(api: ApiVersion, name: string): AnyOperation {
  const operation = (api.operations as Readonly<Record<string, AnyOperation | undefined>>)[name];
  if (operation === undefined) throw new ForcewireError('NO_SUCH_OPERATION', `${name}() does not exist in API version ${api.version}.`);
  return operation;
}

/**
 * One request and its answer, with no session and no second try. Throws SoapFaultError for a fault, ServerError for an answer that is
 * no SOAP, ParseError for a broken document, TransportError where there is no whole answer.
 */
export async function exchange(
  transport: Transport,
  url: URL,
  operation: AnyOperation,
  envelope: Uint8Array,
  { signal, totalTimeoutMs, onBroken = () => {}, pageBody }: ExchangeOptions = {},
): Promise<SoapAnswer> {
  const response = await transport.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'text/xml; charset=UTF-8', accept: 'text/xml', soapaction: '""' },
    body: envelope,
    signal,
    totalTimeoutMs,
    operation: operation.name,
  });
  const body = await (pageBody === undefined ? response.bytes(onBroken) : response.bytesInto(pageBody));
  try {
    return readAnswer(url.host, operation, response, body, pageBody !== undefined);
  } catch (error) {
    if (error instanceof ParseError) onBroken(body);
    if (isBusy(error)) Object.assign(error, { retryable: true });
    throw withRetryAfter(error, response);
  }
}

function readAnswer(host: string, operation: AnyOperation, response: HttpResponse, body: Uint8Array, mayStayOpen: boolean): SoapAnswer {
  const { status } = response;
  if (status >= 300 && status < 400) throw redirected(host, response);
  if (isHtml(response.headers['content-type'], body)) throw htmlAnswer(host, response);
  if (!startsLikeXml(body)) throw notSoap(host, status, body.byteLength);
  try {
    return (mayStayOpen ? operation.openPage?.(body) : undefined) ?? operation.decodeResponse(body);
  } catch (error) {
    // Faults come with 500. Under another error status, XML that is no envelope is some other machine's answer.
    if (error instanceof ParseError && status !== 200 && status !== 500) throw notSoap(host, status, body.byteLength, error);
    throw error;
  }
}

function startsLikeXml(body: Uint8Array): boolean {
  return new TextDecoder().decode(body.subarray(0, 64)).trimStart().startsWith('<');
}

function notSoap(host: string, status: number, bytes: number, cause?: unknown): ServerError {
  const what = bytes === 0 ? 'an empty body' : `${bytes} bytes that are not SOAP`;
  const answer = { exceptionCode: `HTTP_${status}`, message: `${host} answered with status ${status} and ${what}.`, status };
  return new ServerError(answer, { retryable: mayPass(status), cause });
}
