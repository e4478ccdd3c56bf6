import { ApiError } from '../api-error.ts';
import type { HttpRequest } from '../http/http-service.ts';

/** Throws ApiError (UNSUPPORTED_MEDIA_TYPE) for a body of another type. Some clients leave the type out; what else could it be. */
export function requireType({ headers }: HttpRequest, expected: RegExp): void {
  const type = headers['content-type'];
  if (type === undefined || expected.test(type)) return;
  throw new ApiError('UNSUPPORTED_MEDIA_TYPE', `MediaType of '${type.split(';')[0]!.trim()}' is not supported by this resource`);
}

/** The text of a request's JSON; it may be empty. Throws ApiError (UNSUPPORTED_MEDIA_TYPE) for a body that says it is something else. */
export function jsonText(request: HttpRequest): string {
  requireType(request, /^\s*application\/json\b/i);
  return new TextDecoder().decode(request.body);
}

/** The error of a request without the body that it needs. */
export function missingBody(): ApiError {
  return new ApiError('JSON_PARSER_ERROR', 'The HTTP entity body is required, but this request has no entity body.');
}
