import { schema } from '../../../generated/partner/schema.ts';
import { versions } from '../../../generated/versions.ts';
import { ParseError } from '../../errors.ts';
import { type ApiVersion, pinVersion } from '../../pin-version.ts';
import { readOperationName } from '../../soap/wire/envelope.ts';
import { encodeFault } from '../../soap/wire/fault.ts';
import type { Operation } from '../../soap/wire/operation.ts';
import { TypeTable } from '../../soap/wire/type-table.ts';
import { ApiError } from '../api-error.ts';
import type { Org } from '../org.ts';
import type { RequestHeaders } from './call.ts';
import { DefaultNamespace } from './default-namespace.ts';
import { checkLoginSize, type LoginRequest, login } from './login.ts';
import { checkMustUnderstand } from './must-understand.ts';
import { HANDLERS } from './operations.ts';
import type { SoapAddress } from './soap-address.ts';

type AnyOperation = Operation<object, unknown, object, object>;

/** An answer to be sent. */
export interface SoapAnswer {
  readonly status: number;
  readonly body: string;
}

/** The Partner API of one org, for all versions, without the network: one envelope in, one out. Nothing is thrown for a bad request. */
export class SoapService {
  readonly #org: Org;
  readonly #versions = new Map<string, { readonly api: ApiVersion; readonly table: TypeTable }>();

  constructor(org: Org) {
    this.#org = org;
  }

  answer(address: SoapAddress, body: Uint8Array): SoapAnswer {
    const answer = this.#answerPartner(address, body);
    if (address.flavour === 'u') return answer;
    return {
      ...answer,
      body: answer.body.replace('"urn:partner.', '"urn:enterprise.').replace('"urn:fault.partner.', '"urn:fault.enterprise.'),
    };
  }

  #answerPartner(address: SoapAddress, body: Uint8Array): SoapAnswer {
    try {
      const { api, table } = this.#version(address.version);
      return { status: 200, body: this.#call(address, api, table, body) };
    } catch (error) {
      return this.fault(toApiError(error), address.version);
    }
  }

  /** A fault in the form of the version, or of the newest for a version that is not served. */
  fault(error: ApiError, version: string): SoapAnswer {
    const { exceptionCode, message, faultType, row, column } = error;
    return { status: 500, body: encodeFault(this.#tableOf(version), { exceptionCode, message, faultType, row, column }) };
  }

  #tableOf(version: string): TypeTable {
    try {
      return this.#version(version).table;
    } catch {
      return this.#version(versions.at(-1)!.version).table;
    }
  }

  #version(text: string): { readonly api: ApiVersion; readonly table: TypeTable } {
    const name = text.includes('.') ? text : `${text}.0`;
    let version = this.#versions.get(name);
    if (version === undefined) {
      const facts = versions.find((each) => each.version === name);
      if (facts === undefined || facts.retired) throw unsupportedVersion();
      version = { api: pinVersion(name), table: new TypeTable(schema, Number(name)) };
      this.#versions.set(name, version);
    }
    return version;
  }

  #call(address: SoapAddress, api: ApiVersion, table: TypeTable, body: Uint8Array): string {
    const name = readOperationName(body);
    const operations = api.operations as Readonly<Record<string, AnyOperation | undefined>>;
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (operation === undefined || (address.flavour === 'c' && name !== 'login')) throw unknownOperation(name);
    checkMustUnderstand(table, body);
    if (name === 'login') checkLoginSize(body);
    const { request: given, headers } = operation.decodeRequest(body);
    const request = fillTexts(table, name, given);
    const org = this.#org;
    if (name === 'login')
      return operation.encodeResponse(login({ org, address, api, table }, request as LoginRequest, headers as RequestHeaders));
    const { SessionHeader, CallOptions } = headers as RequestHeaders;
    const session = org.sessions.use(SessionHeader?.sessionId, org.clock.now(), { whileExpired: OPEN_TO_EXPIRED.has(name) });
    org.usage.count();
    const handler = HANDLERS[name];
    if (handler === undefined) throw new ApiError('FUNCTIONALITY_NOT_ENABLED', `${name} is not enabled in this org`);
    const bound = boundHeaders(table, name, headers);
    const call = { org, session, table, origin: address.origin, headers: bound };
    const namespace = isUnset(CallOptions?.defaultNamespace) ? undefined : new DefaultNamespace(org.store, CallOptions!.defaultNamespace!);
    const result = handler(call, (namespace?.expand(request) ?? request) as never);
    return operation.encodeResponse(namespace === undefined ? result : namespace.strip(result), this.#answerHeaders(table, name, bound));
  }

  #answerHeaders(table: TypeTable, name: string, { DebuggingHeader }: RequestHeaders): object {
    // A logout ends what the counter would be told to; the recorded one has no header.
    const { responseHeaders } = name === 'logout' ? NO_HEADERS : table.operation(name);
    const { current, limit } = this.#org.usage;
    return {
      // No code runs in this org, so its log is empty; who asked for one gets it all the same.
      ...(DebuggingHeader !== undefined && responseHeaders.includes('DebuggingInfo') ? { DebuggingInfo: { debugLog: '' } } : {}),
      ...(responseHeaders.includes('LimitInfoHeader')
        ? { LimitInfoHeader: { limitInfo: [{ current, limit, type: 'API REQUESTS' }] } }
        : {}),
    };
  }
}

/** What a user whose password has expired can still do. */
const OPEN_TO_EXPIRED: ReadonlySet<string> = new Set(['setPassword', 'changeOwnPassword', 'logout']);

const NO_HEADERS = { responseHeaders: [] as readonly string[] };

/** Clients send nil, or nothing, for a variable that was never set. Read as empty text, it gets the error of an empty query, name or type. */
function fillTexts(table: TypeTable, name: string, request: object): object {
  const filled: Record<string, unknown> = { ...request };
  for (const field of table.operation(name).request.fields) {
    if (field.kind === 'string' && !field.many) filled[field.name] ??= '';
  }
  return filled;
}

/** The blocks that the operation declares. Clients send others, too, and the servers pass over them. */
function boundHeaders(table: TypeTable, name: string, headers: object): RequestHeaders {
  const { requestHeaders } = table.operation(name);
  return Object.fromEntries(Object.entries(headers).filter(([header]) => requestHeaders.includes(header)));
}

function isUnset(text: string | null | undefined): boolean {
  return text === undefined || text === null || text === '';
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof ParseError) return isInHeader(error) ? new ApiError('INVALID_SOAP_HEADER', error.message) : unreadable(error);
  // A record that holds what XML 1.0 cannot carry, or a mistake of this server: the caller learns of either.
  return new ApiError('UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error));
}

// The servers' words for a value that is none of its type; what else they say of a broken document is not known.
function unreadable({ message }: ParseError): ApiError {
  const [, value, type] = /^"(.*)" is not (xsd:\w+) \(/s.exec(message) ?? [];
  return new ApiError('Client', type === undefined ? message : `'${value}' is not a valid value for the type ${type}`, undefined);
}

/** Whether what cannot be read stands in a header block that the API has. */
function isInHeader({ path }: ParseError): boolean {
  const [, name] = /^Header\.(\w+)/.exec(path) ?? [];
  return name !== undefined && Object.hasOwn(schema.headers, name);
}

function unsupportedVersion(): ApiError {
  return new ApiError('UNSUPPORTED_API_VERSION', 'Invalid Api version specified on URL');
}

function unknownOperation(name: string): ApiError {
  const text = `No operation available for request {urn:partner.soap.sforce.com}${name}, please check the WSDL for the service.`;
  return new ApiError('Client', text, undefined);
}
