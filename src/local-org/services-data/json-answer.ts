import type { HttpAnswer, HttpRequest } from '../http/http-service.ts';
import { writeJson } from './write-json.ts';

/** A document as JSON: minified, or laid out for those who ask for that by X-PrettyPrint. */
export function jsonAnswer({ headers }: HttpRequest, status: number, value: unknown, more: HttpAnswer['headers']): HttpAnswer {
  const pretty = headers['x-prettyprint'];
  const body = writeJson(value, pretty === '1' || pretty === 'true');
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8', ...more }, body };
}
