import { ApiError } from '../../api-error.ts';

/** The resources, by the names of the codecs; the schema is none of theirs. */
export type ResourceName =
  | 'createJob'
  | 'getJob'
  | 'updateJob'
  | 'createSpec'
  | 'createBatch'
  | 'listBatches'
  | 'getBatch'
  | 'getBatchRequest'
  | 'getBatchResult'
  | 'getBatchResultData'
  | 'getSchema';

/** Where a request goes. Ids are those of the path, known or not. */
export interface Route {
  /** `62.0`. */
  readonly version: string;
  readonly resource: ResourceName;
  readonly jobId: string;
  readonly batchId: string;
  readonly resultId: string;
}

// By method and path, ids as stars.
const RESOURCES: Readonly<Record<string, ResourceName>> = {
  'POST job': 'createJob',
  'GET job/*': 'getJob',
  'POST job/*': 'updateJob',
  'POST job/*/spec': 'createSpec',
  'POST job/*/batch': 'createBatch',
  'GET job/*/batch': 'listBatches',
  'GET job/*/batch/*': 'getBatch',
  'GET job/*/batch/*/request': 'getBatchRequest',
  'GET job/*/batch/*/result': 'getBatchResult',
  'GET job/*/batch/*/result/*': 'getBatchResultData',
  'GET AsyncApi.xsd': 'getSchema',
};
const PATHS: ReadonlySet<string> = new Set(Object.keys(RESOURCES).map((each) => each.split(' ')[1]!));

/** Slashes at the end do not matter: WSC sends one behind `job` and `batch`. */
const PATH = /^\/services\/async\/(\d+(?:\.\d)?)\/(.*?)\/*$/i;

/** Throws ApiError (InvalidUrl, InvalidOperation) for what is none of the resources. */
export function routeOf(method: string, path: string): Route {
  const [, version, rest = ''] = PATH.exec(path) ?? [];
  if (version === undefined) throw new ApiError('InvalidUrl', `The URI is invalid: ${path}`);
  const parts = rest.split('/');
  // The guide on InvalidOperation: check the spelling of "job" in the URI.
  if (parts[0] !== 'job' && rest !== 'AsyncApi.xsd') throw new ApiError('InvalidOperation', `Invalid operation: ${parts[0]}`);
  const shape = parts.map((part, at) => (at % 2 === 1 ? '*' : part)).join('/');
  const resource = RESOURCES[`${method} ${shape}`];
  if (resource === undefined && PATHS.has(shape)) throw new ApiError('ClientInputError', `HTTP Method '${method}' not allowed.`);
  if (resource === undefined) throw new ApiError('InvalidUrl', `The URI is invalid: ${path}`);
  const [, jobId = '', , batchId = '', , resultId = ''] = parts;
  return { version: version.includes('.') ? version : `${version}.0`, resource, jobId, batchId, resultId };
}
