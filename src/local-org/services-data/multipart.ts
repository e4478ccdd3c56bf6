import { ApiError } from '../api-error.ts';
import type { HttpRequest } from '../http/http-service.ts';

/** One part of a multipart body. */
export interface BodyPart {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** The parts of a multipart body; undefined for a body of another type. Throws ApiError (INVALID_MULTIPART_REQUEST). */
export function readParts({ headers, body }: HttpRequest): readonly BodyPart[] | undefined {
  const type = headers['content-type'] ?? '';
  if (!/^\s*multipart\//i.test(type)) return undefined;
  const [, quoted, plain] = /\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new ApiError('INVALID_MULTIPART_REQUEST', 'The boundary is missing from the content type');
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const parts: BodyPart[] = [];
  const delimiter = `--${boundary}`;
  let at = bytes.indexOf(delimiter);
  while (at >= 0) {
    const start = at + delimiter.length;
    const end = bytes.indexOf(delimiter, start);
    if (end < 0) break;
    parts.push(readPart(bytes.subarray(start, end)));
    at = end;
  }
  return parts;
}

/** From behind the boundary's dashes to before the next ones: line end, headers, empty line, content, line end. */
function readPart(bytes: Buffer): BodyPart {
  const text = bytes.toString('latin1');
  const [blank = ''] = /\r?\n\r?\n/.exec(text) ?? [];
  const headEnd = text.indexOf(blank);
  const head = Buffer.from(text.slice(0, headEnd), 'latin1').toString('utf8');
  const [tail = ''] = /\r?\n$/.exec(text) ?? [];
  return {
    name: /\bname="([^"]*)"/i.exec(head)?.[1] ?? '',
    contentType: /^content-type:\s*([^;\r\n]+)/im.exec(head)?.[1]?.trim() ?? 'text/plain',
    content: new Uint8Array(bytes.subarray(headEnd + blank.length, bytes.byteLength - tail.length)),
  };
}
