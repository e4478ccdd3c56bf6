import { AuthError, ForcewireError, ParseError, ServerError, SoapFaultError, TransportError } from '../errors.ts';

/**
 * What an error says of the call that it ended.
 * - `never`: nothing of it has reached a server, or it was refused before it was looked at; it may pass the next time.
 * - `busy`: the server did not carry it out, since it has too much to do just now.
 * - `perhaps`: it may have been carried out, and asking again may bring an answer.
 * - `lost`: it may have been carried out, and asking again brings the same.
 * - `refused`: it was not carried out, and the same call would be refused again.
 */
export type Verdict = 'never' | 'busy' | 'perhaps' | 'lost' | 'refused';

const BUSY: ReadonlySet<string> = new Set(['SERVER_UNAVAILABLE', 'API_CURRENTLY_DISABLED']);

/** `mayHaveRun`: whether the call had left when the error came up; an error may also be that of the login on the way. */
export function judge(error: unknown, mayHaveRun: boolean): Verdict {
  if (isBusy(error)) return 'busy';
  // API_CURRENTLY_DISABLED also stands for a user who has no API at all; the login knows which, and says so.
  if (error instanceof AuthError) return error.retryable && isBusy(error.cause) ? 'busy' : 'refused';
  // UNKNOWN_EXCEPTION is the one fault after which the server may have kept something.
  if (error instanceof SoapFaultError && error.code !== 'UNKNOWN_EXCEPTION') return 'refused';
  const again = mayPassAgain(error);
  if (!mayHaveRun) return again ? 'never' : 'refused';
  return again ? 'perhaps' : 'lost';
}

/** Whether a fault goes away by itself. Of the request limits, the daily one does not; the servers tell it by its text alone. */
export function isBusy(error: unknown): error is SoapFaultError {
  if (!(error instanceof SoapFaultError)) return false;
  return BUSY.has(error.code) || (error.code === 'REQUEST_LIMIT_EXCEEDED' && /concurrent/i.test(error.message));
}

/** No answer, half of one, or one of a machine in between. */
function mayPassAgain(error: unknown): boolean {
  // The caller's time is not ours to double.
  if (error instanceof TransportError) return error.retryable && error.code !== 'TOTAL_TIMEOUT';
  if (error instanceof ServerError) return error.retryable;
  if (error instanceof ForcewireError && error.code === 'RESULT_COUNT') return true;
  return error instanceof ParseError;
}

/** Codes of faults about one value of one record, which the server could not read; `Client` is what it answers where it could not even parse it. */
const ABOUT_A_VALUE: ReadonlySet<string> = new Set([
  'Client',
  'MALFORMED_ID',
  'INVALID_ID_FIELD',
  'NUMBER_OUTSIDE_VALID_RANGE',
  'INVALID_TYPE_ON_FIELD_IN_RECORD',
]);

/** Whether a fault is about one value in the call, so that the call's other records would be taken without it. */
export function isAboutValue(error: unknown): error is SoapFaultError {
  return error instanceof SoapFaultError && ABOUT_A_VALUE.has(error.code);
}
