import { versions } from '../../../generated/versions.ts';
import { type ApiError, toApiError } from '../api-error.ts';
import type { Session } from '../auth/sessions.ts';
import type { HttpAnswer, HttpRequest, HttpService } from '../http/http-service.ts';
import type { Org } from '../org.ts';
import { authorize, limitInfo } from '../services-data/authorize.ts';
import { jsonAnswer } from '../services-data/json-answer.ts';
import type { JsonNode } from '../services-data/json-node.ts';
import { readParts } from '../services-data/multipart.ts';
import { parseJson } from '../services-data/parse-json.ts';
import { jsonText, missingBody } from '../services-data/request-body.ts';
import { notFound, servedVersion } from '../services-data/served-version.ts';
import type { SaveContext } from '../store/save.ts';
import { type RestAnswer, type RestCall, refused, type SubRequest } from './rest-call.ts';
import { findResource, methodNotAllowed, routeOf } from './route.ts';
import { ROUTES } from './routes.ts';
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
      body: () => given(request.body),
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
    return jsonAnswer(request, status, value, all);
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

function readBody(request: HttpRequest): JsonNode {
  const text = jsonText(request);
  if (text.trim() === '') throw missingBody();
  return parseJson(text);
}

function given(body: JsonNode | undefined): JsonNode {
  if (body === undefined) throw missingBody();
  return body;
}
