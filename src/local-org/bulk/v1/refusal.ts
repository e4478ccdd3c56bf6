import type { Bulk1V30 } from '../../../../generated/bulk/v1.ts';
import { bulk1 } from '../../../bulk/v1/wire.ts';
import { ParseError } from '../../../errors.ts';
import { dropIllegalCharacters } from '../../../xml/characters.ts';
import { ApiError } from '../../api-error.ts';
import type { HttpAnswer } from '../../http/http-service.ts';

/** What other parts of the org call an error, in the names that Bulk API 1.0 has for it. */
const NAMES: Readonly<Record<string, string>> = {
  API_CURRENTLY_DISABLED: 'FeatureNotEnabled',
  FUNCTIONALITY_NOT_ENABLED: 'FeatureNotEnabled',
  EXCEEDED_QUOTA: 'ExceededQuota',
  REQUEST_LIMIT_EXCEEDED: 'ExceededQuota',
  STORAGE_LIMIT_EXCEEDED: 'ExceededQuota',
  INSUFFICIENT_ACCESS: 'InvalidUser',
  INVALID_VERSION: 'InvalidVersion',
  UNSUPPORTED_API_VERSION: 'InvalidVersion',
  GONE: 'Gone',
  SERVER_UNAVAILABLE: 'InternalServerError',
  UNKNOWN_EXCEPTION: 'InternalServerError',
  QUERY_TIMEOUT: 'Timeout',
  REQUEST_RUNNING_TOO_LONG: 'Timeout',
  UNABLE_TO_LOCK_ROW: 'TooManyLockFailure',
};

// The document is the same at every version.
const { getJob } = bulk1<Bulk1V30>('62.0');

/** The answer to a request that is refused. All have status 400, those for the session too. */
export function refusal(error: unknown, format: 'xml' | 'json'): HttpAnswer {
  const { exceptionCode, message: text } = toAsyncError(error);
  // It may quote what the caller sent in JSON.
  const message = dropIllegalCharacters(text);
  const { status, headers, body } = getJob.encodeError({ exceptionCode, message }, { format });
  return { status, headers, body: body ?? '' };
}

function toAsyncError(error: unknown): { readonly exceptionCode: string; readonly message: string } {
  if (error instanceof ParseError) return { exceptionCode: 'InvalidXml', message: error.message };
  if (!(error instanceof ApiError)) {
    return { exceptionCode: 'InternalServerError', message: error instanceof Error ? error.message : String(error) };
  }
  const { exceptionCode, message } = error;
  if (exceptionCode === 'INVALID_SESSION_ID') return { exceptionCode: 'InvalidSessionId', message: 'Invalid session id' };
  if (exceptionCode === 'API_DISABLED_FOR_ORG') return { exceptionCode: 'FeatureNotEnabled', message: 'Async API not enabled' };
  if (exceptionCode === 'EXCEEDED_MAX_SIZE_REQUEST') {
    return { exceptionCode: 'ClientInputError', message: `Failed to read request. Exceeded max size limit of ${MAX_REQUEST_BYTES}` };
  }
  // WSC refuses an error whose code is none of its names, so what has no name here is unknown.
  const name = NAMES[exceptionCode] ?? (/^[A-Z][a-z]/.test(exceptionCode) ? exceptionCode : 'Unknown');
  return { exceptionCode: name, message };
}

/** Of a batch, decompressed; also that of a zip as it is. */
export const MAX_REQUEST_BYTES = 10_000_000;
