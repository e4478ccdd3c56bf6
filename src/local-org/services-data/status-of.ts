/** Status codes of the REST API guide. Whatever is not named here is the request's own fault: 400. */
const STATUSES: Readonly<Record<string, number>> = {
  INVALID_SESSION_ID: 401,
  INVALID_AUTH_HEADER: 401,
  API_CURRENTLY_DISABLED: 403,
  API_DISABLED_FOR_ORG: 403,
  FUNCTIONALITY_NOT_ENABLED: 403,
  INSUFFICIENT_ACCESS: 403,
  REQUEST_LIMIT_EXCEEDED: 403,
  ENTITY_IS_DELETED: 404,
  INVALID_CROSS_REFERENCE_KEY: 404,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  GONE: 410,
  EXCEEDED_MAX_SIZE_REQUEST: 413,
  URI_TOO_LONG: 414,
  UNSUPPORTED_MEDIA_TYPE: 415,
  REQUEST_HEADER_FIELDS_TOO_LARGE: 431,
  UNKNOWN_EXCEPTION: 500,
  SERVER_UNAVAILABLE: 503,
};

/** The status of an answer that says no for this reason. */
export function statusOf(exceptionCode: string): number {
  return STATUSES[exceptionCode] ?? 400;
}
