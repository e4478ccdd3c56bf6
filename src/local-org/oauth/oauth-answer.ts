import type { HttpAnswer } from '../http/http-service.ts';
import type { OAuthCall } from './oauth-call.ts';
import type { OAuthError } from './oauth-error.ts';

type Values = Readonly<Record<string, unknown>>;

/** Tokens are nothing for a cache. The three headers are those of a recorded answer. */
const NO_CACHE = { expires: 'Thu, 01 Jan 1970 00:00:00 GMT', pragma: 'no-cache', 'cache-control': 'no-cache, no-store' };

const TYPES = {
  json: 'application/json;charset=UTF-8',
  xml: 'application/xml;charset=UTF-8',
  urlencoded: 'application/x-www-form-urlencoded;charset=UTF-8',
} as const;
type Format = keyof typeof TYPES;

/** An answer in the format that was asked for: `format=json|xml|urlencoded`, or else the Accept header. */
export function answer(call: OAuthCall, status: number, values: Values, otherwise: Format = 'json'): HttpAnswer {
  const format = formatOf(call) ?? otherwise;
  // The org's own time: clients that sign by a wrong clock can learn the right one here.
  const date = new Date(call.org.clock.now()).toUTCString();
  return { status, headers: { date, ...NO_CACHE, 'content-type': TYPES[format] }, body: write(format, values) };
}

/** The answer to a refused request. */
export function errorAnswer(call: OAuthCall, { error, message, status }: OAuthError, otherwise?: Format): HttpAnswer {
  return answer(call, status, { error, error_description: message }, otherwise);
}

function formatOf({ parameters, request }: OAuthCall): Format | undefined {
  const format = parameters.get('format');
  if (format !== null && Object.hasOwn(TYPES, format)) return format as Format;
  const accept = request.headers.accept ?? '';
  const formats: readonly Format[] = ['json', 'xml', 'urlencoded'];
  return formats.find((each) => accept.includes(TYPES[each].split(';')[0]!));
}

function write(format: Format, values: Values): string {
  if (format === 'json') return JSON.stringify(values);
  if (format === 'urlencoded') {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) form.append(name, String(value));
    return form.toString();
  }
  return `<?xml version="1.0" encoding="UTF-8"?><OAuth>${writeXml(values)}</OAuth>`;
}

/** The children of an element, in order. */
export function writeXml(values: Values): string {
  const elements = Object.entries(values).map(([name, value]) => {
    const text = typeof value === 'object' && value !== null ? writeXml(value as Values) : escapeText(String(value ?? ''));
    return `<${name}>${text}</${name}>`;
  });
  return elements.join('');
}

/** Text for an element or for an attribute in double quotes. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
