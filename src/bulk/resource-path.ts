import { EncodeError, ParseError } from '../errors.ts';
import type { BulkCall, BulkField } from './schema.ts';

type Values = Readonly<Record<string, unknown>>;

/** Where a resource stands at one API version. */
export interface ResourcePath {
  /** Names of the parameters in the path. */
  readonly names: readonly string[];
  /** Throws EncodeError for a parameter that is missing. */
  write(values: Values, operation: string): string;
  /** The parameters, or undefined for another resource's path. Leading slashes may be doubled, a trailing one is ignored, case is not. */
  read(path: string): Record<string, unknown> | undefined;
}

/** Compiles the path template of a call: `job/{jobId}/batch` below `/services/async/62.0/`. */
export function resourcePath(base: string, version: string, call: BulkCall): ResourcePath {
  const template = base.replace('{version}', version) + call.path;
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const pattern = template.split(/\{\w+\}/).map((literal) => literal.replace(/[.\\]/g, '\\$&'));
  // The guide spells resultPages once in lower case, and so do clients.
  const matcher = new RegExp(`^${pattern.join('([^/]+)')}$`, 'i');
  return {
    names,
    write: (values, operation) => {
      const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(required(values[name], `${operation}.${name}`)));
      const query = call.query
        .filter(({ name }) => values[name] !== undefined)
        .map((field) => `${field.name}=${encodeURIComponent(String(values[field.name]))}`);
      return query.length === 0 ? path : `${path}?${query.join('&')}`;
    },
    read: (path) => {
      const question = path.indexOf('?');
      const plain = (question < 0 ? path : path.slice(0, question)).replace(/^\/+/, '/').replace(/\/+$/, '');
      const match = matcher.exec(plain);
      if (match === null) return undefined;
      const values: Record<string, unknown> = {};
      for (const [at, name] of names.entries()) values[name] = decode(match[at + 1]!);
      if (question >= 0) readQuery(path.slice(question + 1), call.query, values);
      return values;
    },
  };
}

function required(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new EncodeError('is missing', path);
}

// Not URLSearchParams, which turns the "+" of a locator into a blank.
function readQuery(query: string, fields: readonly BulkField[], values: Record<string, unknown>): void {
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const field = fields.find((each) => each.name === name);
    if (field !== undefined) values[name] = readParameter(decode(equals < 0 ? '' : pair.slice(equals + 1)), field);
  }
}

function readParameter(text: string, field: BulkField): string | number | boolean {
  if (field.kind === 'boolean') return text === 'true';
  if (field.kind !== 'integer') return text;
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new ParseError(`"${text}" is not a count`, { offset: 0, path: field.name });
  return number;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
