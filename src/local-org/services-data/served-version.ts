import { versions } from '../../../generated/versions.ts';
import { ApiError } from '../api-error.ts';

/** The first version of the REST API. */
const OLDEST = 20;

/** The version of a path's `v62.0` as a number. Throws ApiError: GONE for one that Salesforce has retired, NOT_FOUND for one that never was. */
export function servedVersion(segment: string): number {
  const [, name = ''] = /^v(\d+\.0)$/.exec(segment) ?? [];
  const facts = versions.find(({ version }) => version === name);
  if (facts !== undefined && !facts.retired) return Number(name);
  const oldest = Number(versions[0]!.version);
  if (name !== '' && Number(name) >= OLDEST && (facts !== undefined || Number(name) < oldest)) throw retired();
  throw notFound();
}

function retired(): ApiError {
  // The code and the status are in the retirement notices; no recording has the words.
  return new ApiError('GONE', 'This API version is retired and no longer supported.');
}

/** The error of a path that names nothing. */
export function notFound(): ApiError {
  return new ApiError('NOT_FOUND', 'The requested resource does not exist');
}
