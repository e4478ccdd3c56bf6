import type { Bulk1V30 } from '../../../../generated/bulk/v1.ts';
import { versions } from '../../../../generated/versions.ts';
import { type HttpResponse, mediaType } from '../../../bulk/message.ts';
import { pinVersion } from '../../../pin-version.ts';
import { ApiError } from '../../api-error.ts';
import type { Session } from '../../auth/sessions.ts';
import type { HttpAnswer, HttpRequest, HttpService } from '../../http/http-service.ts';
import type { Org } from '../../org.ts';
import { toShortId } from '../../store/record-id.ts';
import { addBatch } from './add-batch.ts';
import { asyncApiXsd } from './async-api-xsd.ts';
import type { Batch } from './batch.ts';
import { csvResults, recordResults } from './batch-result.ts';
import { changeJob } from './change-job.ts';
import { createJob } from './create-job.ts';
import { Job } from './job.ts';
import { readJobHeaders, readJobRequest } from './job-request.ts';
import { MAX_REQUEST_BYTES, refusal } from './refusal.ts';
import { type Route, routeOf } from './route.ts';
import { TransformationSpec } from './transformation-spec.ts';

/** A request that is allowed, with where it goes. */
interface Call {
  readonly request: HttpRequest;
  readonly route: Route;
  readonly session: Session;
  readonly api: Bulk1V30;
}

/** Bulk API 1.0 of one org, at every version that Salesforce serves. */
export class Bulk1Service implements HttpService {
  readonly maxBodyBytes: number = MAX_REQUEST_BYTES;
  readonly #org: Org;

  constructor(org: Org) {
    this.#org = org;
  }

  accepts(path: string): boolean {
    return /^\/services\/async(?:\/|$)/i.test(path);
  }

  answer(request: HttpRequest): HttpAnswer {
    try {
      return this.#answer(request);
    } catch (error) {
      return refusal(error, this.#formatOf(request));
    }
  }

  refuse(error: ApiError, request: HttpRequest): HttpAnswer {
    return refusal(error, this.#formatOf(request));
  }

  operationOf({ method, path }: HttpRequest): string {
    const route = tryRoute(method, path);
    if (route === undefined) return '';
    const isList = route.resource === 'getBatchResult' && this.#findJob(route.jobId)?.isQuery === true;
    return `bulk1.${isList ? 'getBatchResultList' : route.resource}`;
  }

  isAbout({ method, path, body }: HttpRequest, object: string): boolean {
    const job = this.#findJob(tryRoute(method, path)?.jobId ?? '');
    return job === undefined ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(object) : job.object === object;
  }

  /**
   * What is said about batches is JSON for JSON jobs and XML for all others (Bulk API guide, Content Type Header). About a job itself it is what the
   * request's Content-Type says, as on its creation: a recorded CSV job was answered in JSON, and WSC closes JSON jobs with XML and reads XML.
   */
  #formatOf({ method, path, headers }: HttpRequest): 'xml' | 'json' {
    const route = tryRoute(method, path);
    const job = this.#findJob(route?.jobId ?? '');
    const asked = formatOf(headers['content-type']);
    if (route?.resource === 'getJob' || route?.resource === 'updateJob') return asked ?? job?.format ?? 'xml';
    return job?.format ?? asked ?? 'xml';
  }

  #answer(request: HttpRequest): HttpAnswer {
    const route = routeOf(request.method, request.path);
    const api = apiOf(route.version);
    if (route.resource === 'getSchema')
      return { status: 200, headers: { 'content-type': 'application/xml' }, body: asyncApiXsd(route.version) };
    const org = this.#org;
    const sessionId = sessionIdOf(request);
    // These words are the servers' where there is no header, or an empty one, as salesforcer's users have seen.
    if (sessionId === undefined || sessionId === '') throw new ApiError('InvalidSessionId', 'Unable to find session id');
    const session = org.sessions.use(sessionId, org.clock.now(), { api: 'bulk1' });
    org.usage.count();
    const call = { request, route, session, api };
    if (route.resource === 'createJob') return this.#createJob(call);
    const job = this.#findJob(route.jobId);
    if (job === undefined) throw new ApiError('InvalidJob', `Invalid job id: ${route.jobId}`);
    if (route.resource === 'getJob') return this.#tellJob(call, job);
    if (route.resource === 'updateJob') return this.#updateJob(call, job);
    if (route.version !== job.apiVersion) throw otherVersion(route.version, job);
    if (route.resource === 'createSpec') return createSpec(call, job);
    if (route.resource === 'createBatch') return this.#createBatch(call, job);
    if (route.resource === 'listBatches') {
      return toAnswer(api.listBatches.encodeResponse({ batchInfo: job.batches.map((batch) => batch.info()) }, { format: job.format }));
    }
    return readBatch(call, job);
  }

  #findJob(id: string): Job | undefined {
    const job = this.#org.bulk.jobs.get(id);
    return job instanceof Job ? job : undefined;
  }

  #createJob({ request, route, session, api }: Call): HttpAnswer {
    const job = createJob(this.#org, session.userId, route.version, readJobRequest(request), readJobHeaders(request));
    const location = `/services/async/${route.version}/job/${job.id}`;
    const format = this.#formatOf(request);
    return toAnswer(api.createJob.encodeResponse(job.info(format), { format, location }));
  }

  #updateJob(call: Call, job: Job): HttpAnswer {
    changeJob(this.#org, job, call.session.userId, readJobRequest(call.request));
    return this.#tellJob(call, job);
  }

  #tellJob({ request, api }: Call, job: Job): HttpAnswer {
    const format = this.#formatOf(request);
    return toAnswer(api.getJob.encodeResponse(job.info(format), { format }));
  }

  #createBatch({ request, route, session, api }: Call, job: Job): HttpAnswer {
    const batch = addBatch(this.#org, job, session.userId, request.headers['content-type'], request.body);
    const location = `/services/async/${route.version}/job/${job.id}/batch/${batch.id}`;
    return toAnswer(api.createBatch.encodeResponse(batch.info(), { format: job.format, location }));
  }
}

function formatOf(contentType: string | undefined): 'xml' | 'json' | undefined {
  const media = mediaType(contentType);
  if (media === 'application/json') return 'json';
  return media === 'application/xml' ? 'xml' : undefined;
}

function tryRoute(method: string, path: string): Route | undefined {
  try {
    return routeOf(method, path);
  } catch {
    return undefined;
  }
}

/** Retired versions and those to come are refused alike (Salesforce's retirement notice names the code). */
function apiOf(version: string): Bulk1V30 {
  const facts = versions.find((each) => each.version === version);
  if (facts === undefined || facts.retired) throw new ApiError('InvalidVersion', `Invalid API version: ${version}`);
  return pinVersion(version).bulk1 as Bulk1V30;
}

/** The documented header, and the one of the other APIs, which some clients send here too. */
function sessionIdOf({ headers }: HttpRequest): string | undefined {
  const own = headers['x-sfdc-session'];
  if (own !== undefined) return String(own);
  return /^\s*(?:Bearer|OAuth)\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
}

function otherVersion(version: string, job: Job): ApiError {
  return new ApiError('InvalidVersion', `The API version in the URI (${version}) does not match that of the job (${job.apiVersion})`);
}

function createSpec({ request }: Call, job: Job): HttpAnswer {
  if (job.contentType !== 'CSV') throw new ApiError('ClientInputError', 'A transformation spec is only for jobs of content type CSV');
  if (job.state !== 'Open' || job.batches.length > 0) {
    throw new ApiError('InvalidJobState', 'A transformation spec must be given before the first batch');
  }
  job.spec = new TransformationSpec(request.body);
  return { status: 201 };
}

function readBatch(call: Call, job: Job): HttpAnswer {
  const { route, api } = call;
  const batch = job.batches.find(({ id }) => toShortId(id) === toShortId(route.batchId));
  if (batch === undefined) throw new ApiError('InvalidBatch', `Invalid batch id: ${route.batchId}`);
  const { format } = job;
  if (route.resource === 'getBatch') return toAnswer(api.getBatch.encodeResponse(batch.info(), { format }));
  if (route.resource === 'getBatchRequest')
    return { status: 200, headers: { 'content-type': batch.content.mediaType }, body: batch.content.data };
  requireResult(batch);
  if (route.resource === 'getBatchResultData') return readFile(batch, route.resultId);
  if (job.isQuery) return toAnswer(api.getBatchResultList.encodeResponse({ result: batch.files.map(({ id }) => id) }, { format }));
  return toAnswer(
    job.contentType.endsWith('CSV')
      ? api.getBatchResult.encodeResponse({ contentType: 'CSV', data: csvResults(batch.results) })
      : api.getBatchResult.encodeResponse({
          contentType: job.contentType.endsWith('XML') ? 'XML' : 'JSON',
          result: recordResults(batch.results),
        }),
  );
}

/** A batch that failed has results if it had saved rows before. */
function requireResult({ state, results }: Batch): void {
  if (state === 'Queued' || state === 'InProgress') throw new ApiError('InvalidBatch', 'Batch not completed');
  if (state !== 'Completed' && results.length === 0) throw new ApiError('InvalidBatch', 'Records not processed');
}

function readFile({ files, content }: Batch, resultId: string): HttpAnswer {
  const file = files.find(({ id }) => id === toShortId(resultId));
  if (file === undefined) throw new ApiError('InvalidBatch', `Invalid result id: ${resultId}`);
  return { status: 200, headers: { 'content-type': content.mediaType }, body: file.read() };
}

function toAnswer({ status, headers, body = '' }: HttpResponse): HttpAnswer {
  return { status, headers, body };
}
