import { versions } from '../../../generated/versions.ts';
import { ApiError } from '../api-error.ts';
import type { Session } from '../auth/sessions.ts';
import type { HttpAnswer, HttpRequest, HttpService } from '../http/http-service.ts';
import type { Org } from '../org.ts';
import type { SaveContext } from '../store/save.ts';
import { authorize, limitInfo } from './authorize.ts';
import type { JsonNode } from './json-node.ts';
import { readParts } from './multipart.ts';
import { parseJson } from './parse-json.ts';
import { type RestAnswer, type RestCall, refused, type SubRequest } from './rest-call.ts';
import { notFound, servedVersion } from './rest-version.ts';
import { findResource, methodNotAllowed, routeOf } from './route.ts';
import { ROUTES } from './routes.ts';
import { writeJson } from './write-json.ts';
import { writeXml } from './write-xml.ts';

const ROOT = /^\/services\/data\/?$/i;
const VERSIONED = /^\/services\/data\/(v[^/]*)(.*?)\/?$/i;
/** The suffix by which clients ask for a format. */
const SUFFIX = /\.(?:json|xml)$/i;

/** Who calls, and how: the same for a request and for all that are inside it. */
type Caller = Pick<RestCall, 'session' | 'origin' | 'saving'>;

/** What both an HTTP request and one inside a composite request state. */
type Stated = Pick<RestCall, 'method' | 'query' | 'headers' | 'body' | 'parts'> & { readonly address: string };

/** The REST API of one org, at every version that is served. */
export class RestService implements HttpService {
  readonly maxBodyBytes = 52_428_800;
  readonly #org: Org;

  constructor(org: Org) {
    this.#org = org;
  }

  accepts(path: string): boolean {
    return /^\/services\/data(?:\/|$)/i.test(path);
  }

  answer(request: HttpRequest): HttpAnswer {
    const { method, path, query, headers } = request;
    if (ROOT.test(path)) return this.#write(request, method === 'GET' || method === 'HEAD' ? VERSIONS : ONLY_GET, {});
    try {
      const session = authorize(this.#org, request);
      const answer = this.#answer(this.#callerOf(session, request), {
        address: path,
        method: method === 'POST' ? (query.get('_HttpMethod')?.toUpperCase() ?? method) : method,
        query,
        headers: headers as Readonly<Record<string, string>>,
        body: () => readBody(request),
        parts: () => readParts(request),
      });
      return this.#write(request, answer, limitInfo(this.#org));
    } catch (error) {
      return this.refuse(toApiError(error), request);
    }
  }

  refuse(error: ApiError, request: HttpRequest): HttpAnswer {
    return this.#write(request, refused(error), {});
  }

  operationOf({ path, method }: HttpRequest): string {
    if (ROOT.test(path)) return 'rest.versions';
    const [, , resource = ''] = VERSIONED.exec(path) ?? [];
    const found = findResource(ROUTES, resource.replace(SUFFIX, ''));
    const route = found === undefined ? undefined : routeOf(found, method);
    return route === undefined ? 'rest' : `rest.${route.operation}`;
  }

  #callerOf(session: Session, { origin }: HttpRequest): Caller {
    let context: SaveContext | undefined;
    return { session, origin, saving: () => (context ??= this.#org.saveContext(session)) };
  }

  #dispatch(caller: Caller, { address, ...stated }: Stated): RestAnswer {
    const [, versionName = '', behind = ''] = VERSIONED.exec(address) ?? [];
    const version = servedVersion(versionName);
    const path = behind.replace(SUFFIX, '');
    const resource = findResource(ROUTES, path);
    if (resource === undefined) throw notFound();
    const route = routeOf(resource, stated.method);
    if (route === undefined) return methodNotAllowed(resource, stated.method);
    const send = (request: SubRequest): RestAnswer => this.#send(caller, version, request);
    return route.answer({ org: this.#org, ...caller, version, path, params: resource.params, send, ...stated });
  }

  #send(caller: Caller, version: number, request: SubRequest): RestAnswer {
    const { pathname, searchParams } = new URL(request.url.replace(/^\/+/, '/'), `${caller.origin}/services/data/v${version}.0/`);
    return this.#answer(caller, {
      address: /^\/v\d/.test(pathname) ? `/services/data${pathname}` : pathname,
      method: request.method.toUpperCase(),
      query: searchParams,
      headers: request.headers,
      body: () => request.body ?? missingBody(),
      parts: () => undefined,
    });
  }

  /** Never throws for a bad request: inside a composite one its error is an answer among others. */
  #answer(caller: Caller, stated: Stated): RestAnswer {
    try {
      return this.#dispatch(caller, stated);
    } catch (error) {
      return refused(toApiError(error));
    }
  }

  #write(request: HttpRequest, answer: RestAnswer, more: Readonly<Record<string, string>>): HttpAnswer {
    const { status, value, bytes } = answer;
    const all = { ...more, ...answer.headers };
    if (bytes !== undefined) return { status, headers: { 'content-type': bytes.type, ...all }, body: bytes.content };
    if (value === undefined) return { status, headers: all };
    if (wantsXml(request)) return { status, headers: { 'content-type': 'application/xml;charset=UTF-8', ...all }, body: writeXml(value) };
    const pretty = request.headers['x-prettyprint'];
    const body = writeJson(value, pretty === '1' || pretty === 'true');
    return { status, headers: { 'content-type': 'application/json;charset=UTF-8', ...all }, body };
  }
}

/** By the end of the path, or else by the first of the two formats that the caller takes. */
function wantsXml({ path, headers }: HttpRequest): boolean {
  const [suffix] = SUFFIX.exec(path) ?? [];
  if (suffix !== undefined) return suffix.toLowerCase() === '.xml';
  return /json|xml|\*\/\*/i.exec(headers.accept ?? '')?.[0].toLowerCase() === 'xml';
}

const VERSIONS: RestAnswer = {
  status: 200,
  value: versions
    .filter((each) => !each.retired)
    .map(({ version, release }) => ({ label: release, url: `/services/data/v${version}`, version })),
};
const ONLY_GET: RestAnswer = {
  status: 405,
  headers: { allow: 'HEAD,GET' },
  value: [{ message: 'HTTP Method not allowed. Allowed are HEAD,GET', errorCode: 'METHOD_NOT_ALLOWED' }],
};

function readBody({ headers, body }: HttpRequest): JsonNode {
  const type = headers['content-type'];
  // Some clients leave the type out; what else could it be.
  if (type !== undefined && !/^\s*application\/json\b/i.test(type)) throw unsupportedType(type);
  const text = new TextDecoder().decode(body);
  return text.trim() === '' ? missingBody() : parseJson(text);
}

function unsupportedType(type: string): ApiError {
  const [name = ''] = type.split(';');
  return new ApiError('UNSUPPORTED_MEDIA_TYPE', `MediaType of '${name.trim()}' is not supported by this resource`);
}

function missingBody(): never {
  throw new ApiError('JSON_PARSER_ERROR', 'The HTTP entity body is required, but this request has no entity body.');
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error));
}
