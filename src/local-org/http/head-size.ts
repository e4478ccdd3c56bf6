import type { IncomingMessage } from 'node:http';
import { ApiError } from '../api-error.ts';

/** The most bytes of an address, and of all header lines together, as the REST API guide has them. */
const MOST = 16_384;
/** What the platform has to take in, so that a request beyond these limits has an answer. */
export const MAX_HEAD_BYTES = 131_072;

/** Why a request is refused for its size alone, before anybody looks at what it asks for. */
export function checkHeadSize({ url = '', rawHeaders }: IncomingMessage): ApiError | undefined {
  if (url.length > MOST) return new ApiError('URI_TOO_LONG', `The length of the URI exceeds the ${MOST} byte limit`);
  // Behind each name stand a colon and a blank, behind each value a line end.
  const size = rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
  if (size <= MOST) return undefined;
  return new ApiError('REQUEST_HEADER_FIELDS_TOO_LARGE', `The length of the headers exceeds the ${MOST} byte limit`);
}
