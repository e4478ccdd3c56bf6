import { bulk1Schema } from '../../../../generated/bulk/v1.ts';
import { mediaType, textOf } from '../../../bulk/message.ts';
import type { JobHeaders } from '../../../bulk/operation.ts';
import { readJson } from '../../../bulk/read-json.ts';
import { type BulkType, BulkTypes } from '../../../bulk/schema.ts';
import { sniff } from '../../../bulk/v1/content.ts';
import { readHeaders } from '../../../bulk/v1/headers.ts';
import { readXml } from '../../../bulk/v1/read-xml.ts';
import { ParseError } from '../../../errors.ts';
import { ApiError } from '../../api-error.ts';
import type { HttpRequest } from '../../http/http-service.ts';
import type { JobRequest } from './create-job.ts';

const types = new BulkTypes(bulk1Schema, 100);
// A request's jobInfo may lack or have anything; what is wrong with it has errors of its own.
const ANY_JOB: BulkType = { ...types.get('JobInfo'), fields: types.get('JobInfo').fields.map((field) => ({ ...field, optional: true })) };
const CREATE_JOB = types.call(bulk1Schema.resources.createJob!);

/** Media types of requests about jobs; text/xml is none, as a client of 2014 learned. */
const MEDIA: readonly string[] = ['application/xml', 'application/json', 'text/csv'];

/** The jobInfo of a request, XML or JSON by its first character: a job may be closed with text/csv around its XML. Throws ApiError. */
export function readJobRequest({ headers, body }: HttpRequest): JobRequest {
  const contentType = headers['content-type'];
  if (contentType !== undefined && !MEDIA.includes(mediaType(contentType))) {
    throw new ApiError('UnsupportedContentType', `Unsupported content type: ${contentType}`);
  }
  const isXml = sniff(body) !== 'JSON';
  try {
    return (isXml ? readXml(body, ANY_JOB, types) : readJson(nameMode(textOf(body)), ANY_JOB, types)) as JobRequest;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new ApiError(isXml ? 'InvalidXml' : 'ClientInputError', `Failed to parse the job: ${error.message}`);
  }
}

/** Servers take the number of a mode for its name, and simple-salesforce sends nothing else. */
function nameMode(json: string): string {
  return json.replace(
    /("concurrencyMode"\s*:\s*)([01])\b/,
    (_, before: string, mode: string) => `${before}"${mode === '0' ? 'Parallel' : 'Serial'}"`,
  );
}

/** What the headers of a job's creation ask for. Throws ApiError. */
export function readJobHeaders({ headers }: HttpRequest): JobHeaders {
  try {
    return readHeaders(CREATE_JOB, headers as Readonly<Record<string, string>>);
  } catch (error) {
    throw error instanceof ParseError ? new ApiError('ClientInputError', error.message) : error;
  }
}
