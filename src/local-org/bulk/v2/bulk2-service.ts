import { ApiError, toApiError } from '../../api-error.ts';
import type { HttpAnswer, HttpRequest, HttpService } from '../../http/http-service.ts';
import type { Org } from '../../org.ts';
import { authorize, limitInfo } from '../../services-data/authorize.ts';
import { jsonAnswer } from '../../services-data/json-answer.ts';
import { notFound, servedVersion } from '../../services-data/served-version.ts';
import { statusOf } from '../../services-data/status-of.ts';
import type { Handler, JobsAnswer } from './jobs-call.ts';
import { type Resource, resourceOf } from './resources.ts';

const PATH = /^\/services\/data\/(v[^/]*)\/jobs\/((?:ingest|query)(?:\/.*?)?)\/*$/i;
/** An upload may have 150 MB in base64, which the servers keep it in: three bytes in the place of four. */
const MAX_UPLOAD_BYTES = (150 * 1_048_576 * 3) / 4;

/** Bulk API 2.0 of one org: ingest jobs from 41.0 on, query jobs from 47.0. */
export class Bulk2Service implements HttpService {
  readonly maxBodyBytes: number = MAX_UPLOAD_BYTES;
  readonly #org: Org;

  constructor(org: Org) {
    this.#org = org;
  }

  accepts(path: string): boolean {
    return PATH.test(path);
  }

  answer(request: HttpRequest): HttpAnswer {
    try {
      const session = authorize(this.#org, request);
      const { handler, version, jobId } = this.#route(request);
      return this.#write(request, handler({ org: this.#org, session, version, jobId, request }));
    } catch (error) {
      return this.refuse(toApiError(error), request);
    }
  }

  refuse(error: ApiError, request: HttpRequest): HttpAnswer {
    return errorAnswer(error, request, limitInfo(this.#org));
  }

  operationOf({ method, path }: HttpRequest): string {
    const found = findResource(path);
    return `bulk2.${found?.resource.methods[method as 'GET']?.name ?? ''}`;
  }

  isAbout({ path, body }: HttpRequest, object: string): boolean {
    const jobId = findResource(path)?.jobId;
    if (jobId !== undefined && jobId !== '') return this.#org.bulk.jobs.get(jobId)?.object === object;
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(object);
  }

  #route({ method, path }: HttpRequest): { handler: Handler; version: string; jobId: string } {
    const [, segment = ''] = PATH.exec(path)!;
    const version = servedVersion(segment);
    const found = findResource(path);
    if (found === undefined || version < found.resource.since) throw notFound();
    const { resource, jobId } = found;
    const known = resource.methods[method as 'GET'];
    if (known === undefined) throw methodNotAllowed(method, resource);
    return { handler: known.handler, version: version.toFixed(1), jobId };
  }

  #write(request: HttpRequest, answer: JobsAnswer): HttpAnswer {
    const { status } = answer;
    const more = limitInfo(this.#org);
    if ('csv' in answer) return { status, headers: { 'content-type': 'text/csv', ...more, ...answer.headers }, body: answer.csv };
    if (!('value' in answer)) return { status, headers: more };
    return jsonAnswer(request, status, answer.value, more);
  }
}

function findResource(path: string): { resource: Resource; jobId: string } | undefined {
  const [, , rest] = PATH.exec(path) ?? [];
  return rest === undefined ? undefined : resourceOf(rest);
}

function methodNotAllowed(method: string, { methods }: Resource): ApiError {
  return new ApiError('METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are ${Object.keys(methods).join(',')}`);
}

/** What has no name of its own here: the guide's status for results that are read with another API version. */
const CONFLICT = 409;

function errorAnswer(error: ApiError, request: HttpRequest, more: HttpAnswer['headers']): HttpAnswer {
  const { errorCode, message } = toBulkError(error);
  const status = errorCode === 'CONFLICT' ? CONFLICT : errorCode === 'API_ERROR' ? 400 : statusOf(errorCode);
  // Only for the session does the recorded text come first; in an object it makes no difference.
  const value = errorCode === 'INVALID_SESSION_ID' ? [{ message, errorCode }] : [{ errorCode, message }];
  if (!/application\/xml/i.test(request.headers.accept ?? '')) return jsonAnswer(request, status, value, more);
  const xml = `<Errors><Error><errorCode>${errorCode}</errorCode><message>${escapeXml(message)}</message></Error></Errors>`;
  const body = `<?xml version="1.0" encoding="UTF-8"?>${xml}`;
  return { status, headers: { 'content-type': 'application/xml;charset=UTF-8', ...more }, body };
}

/** The names of Bulk API 1.0 lose their humps here, and stand before the text as well: INVALIDJOB, "InvalidJob : Unable to find object: X". */
function toBulkError({ exceptionCode, message }: ApiError): { errorCode: string; message: string } {
  if (/^[A-Z][a-z]/.test(exceptionCode)) return { errorCode: exceptionCode.toUpperCase(), message: `${exceptionCode} : ${message}` };
  return { errorCode: exceptionCode, message };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
