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
import { completeResult } from './complete-result.ts';
import { HANDLERS, type RequestHeaders } from './operations.ts';
import { userInfo } from './user-info.ts';

type AnyOperation = Operation<object, unknown, object, object>;

/** Where a request came in: `/services/Soap/u/62.0/00D…`. */
export interface SoapAddress {
  /** `u` for Partner, `c` for Enterprise, which serves login alone. */
  readonly flavour: 'u' | 'c';
  /** As the URL has it: `62.0` or `62`. */
  readonly version: string;
  /** The server's own address as the caller knows it. */
  readonly origin: string;
}

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
      if (facts === undefined || facts.retired) throw unsupportedVersion(name);
      version = { api: pinVersion(name), table: new TypeTable(schema, Number(name)) };
      this.#versions.set(name, version);
    }
    return version;
  }

  #call(address: SoapAddress, api: ApiVersion, table: TypeTable, body: Uint8Array): string {
    const name = readOperationName(body);
    const operation = (api.operations as Readonly<Record<string, AnyOperation | undefined>>)[name];
    if (operation === undefined || (address.flavour === 'c' && name !== 'login')) throw unknownOperation(name);
    const { request: given, headers } = operation.decodeRequest(body);
    const request = fillTexts(table, name, given);
    if (name === 'login') return operation.encodeResponse(this.#login(address, api, table, request as LoginRequest));
    const org = this.#org;
    const { SessionHeader } = headers as RequestHeaders;
    const session = org.sessions.use(SessionHeader?.sessionId, org.clock.now());
    org.usage.count();
    const handler = HANDLERS[name];
    if (handler === undefined) throw new ApiError('FUNCTIONALITY_NOT_ENABLED', `${name} is not enabled in this org`);
    const call = { org, session, table, origin: address.origin, headers: headers as RequestHeaders };
    return operation.encodeResponse(handler(call, request as never), this.#limitInfo(table, name));
  }

  #limitInfo(table: TypeTable, name: string): object {
    if (!table.operation(name).responseHeaders.includes('LimitInfoHeader')) return {};
    const { current, limit } = this.#org.usage;
    return { LimitInfoHeader: { limitInfo: [{ current, limit, type: 'API REQUESTS' }] } };
  }

  #login({ origin }: SoapAddress, api: ApiVersion, table: TypeTable, { username, password }: LoginRequest): unknown {
    if (!api.has.login) throw loginRetired(api.version);
    const org = this.#org;
    const { id, userId } = org.login(username, password);
    const path = `${api.version}/${org.organizationId.slice(0, 15)}`;
    return completeResult(table, 'LoginResult', {
      metadataServerUrl: `${origin}/services/Soap/m/${path}`,
      sandbox: true,
      serverUrl: `${origin}/services/Soap/u/${path}`,
      sessionId: id,
      userId,
      userInfo: userInfo(org, userId),
    });
  }
}

interface LoginRequest {
  readonly username: string;
  readonly password: string;
}

/** Clients send nil, or nothing, for a variable that was never set. Read as empty text, it gets the error of an empty query, name or type. */
function fillTexts(table: TypeTable, name: string, request: object): object {
  const filled: Record<string, unknown> = { ...request };
  for (const field of table.operation(name).request.fields) {
    if (field.kind === 'string' && !field.many) filled[field.name] ??= '';
  }
  return filled;
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof ParseError) return new ApiError('Client', error.message, undefined);
  // A record that holds what XML 1.0 cannot carry, or a mistake of this server: the caller learns of either.
  return new ApiError('UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error));
}

function unsupportedVersion(version: string): ApiError {
  return new ApiError('UNSUPPORTED_API_VERSION', `API version ${version} is not supported by this server`);
}

function unknownOperation(name: string): ApiError {
  const text = `No operation available for request {urn:partner.soap.sforce.com}${name}, please check the WSDL for the service.`;
  return new ApiError('Client', text, undefined);
}

function loginRetired(version: string): ApiError {
  const text = `The SOAP Login operation is not available in the API version specified (${version}). Refer to the documentation for supported versions.`;
  return new ApiError('INVALID_OPERATION', text);
}
