import type { XmlReader } from '../../xml/reader.ts';
import { XSD } from '../../xml/scope.ts';
import type { XmlWriter } from '../../xml/writer.ts';

/** The XML Schema types that the WSDLs use. Everything else that is simple travels as a string. */
export type ScalarKind = 'string' | 'boolean' | 'int' | 'long' | 'double' | 'dateTime' | 'date' | 'time' | 'base64Binary' | 'anyType';

const KINDS: ReadonlySet<string> = new Set([
  'string',
  'boolean',
  'int',
  'long',
  'double',
  'dateTime',
  'date',
  'time',
  'base64Binary',
  'anyType',
]);

export function isScalarKind(name: string): name is ScalarKind {
  return KINDS.has(name);
}

/** The value of the element that was opened last. The caller has dealt with xsi:nil. */
export function readScalar(kind: ScalarKind, reader: XmlReader): unknown {
  if (kind === 'string') return reader.readText();
  if (kind === 'anyType') return readAny(reader);
  const at = reader.pos;
  const text = reader.readText();
  const value = parseScalar(kind, text.trim());
  if (value === undefined) reader.fail(`"${text.slice(0, 60)}" is not xsd:${kind}`, at);
  return value;
}

// xsd:anyType says what it is by xsi:type. Names of other namespaces, and XSD types that have no value of their own here, stay text.
function readAny(reader: XmlReader): unknown {
  const kind = scalarNamed(reader, reader.type);
  return kind === undefined || kind === 'anyType' ? reader.readText() : readScalar(kind, reader);
}

/** The kind that an xsi:type names, if it names one of XML Schema's. */
function scalarNamed(reader: XmlReader, type: string | undefined): ScalarKind | undefined {
  if (type === undefined) return undefined;
  const colon = type.indexOf(':');
  const local = type.slice(colon + 1);
  if (!isScalarKind(local)) return undefined;
  const uri = reader.lookup(colon < 0 ? '' : type.slice(0, colon));
  return uri === undefined || uri === XSD ? local : undefined;
}

function parseScalar(kind: ScalarKind, text: string): unknown {
  switch (kind) {
    case 'boolean':
      return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined;
    case 'int':
    case 'long':
      return parseInteger(text);
    case 'double':
      return parseDouble(text);
    case 'dateTime':
      return parseDateTime(text);
    case 'base64Binary':
      return parseBase64(text);
    default:
      return text;
  }
}

// A long beyond 2^53 has no exact number: refused rather than rounded.
function parseInteger(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

function parseDouble(text: string): number | undefined {
  if (text === 'INF') return Number.POSITIVE_INFINITY;
  if (text === '-INF') return Number.NEGATIVE_INFINITY;
  if (text === 'NaN') return Number.NaN;
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

// Without an offset the server means UTC: Salesforce keeps every dateTime in UTC.
function parseDateTime(text: string): Date | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const value = new Date(match[2] === undefined ? `${text}Z` : text);
  return Number.isNaN(value.getTime()) ? undefined : value;
}

// Lenient about white space only: lines may be wrapped.
function parseBase64(text: string): Uint8Array | undefined {
  const packed = text.replace(/[\t\n\r ]/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return undefined;
  const buffer = Buffer.from(packed, 'base64');
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** Writes an element's content; refuses a value of another JavaScript type. */
export function writeScalar(kind: ScalarKind, value: unknown, writer: XmlWriter, field: string): void {
  if (kind === 'string') {
    if (typeof value !== 'string') writer.refuse(`expected a string, got ${describeValue(value)}`, field);
    writer.writeText(value, field);
    return;
  }
  const text = formatScalar(kind, value);
  if (text === undefined) writer.refuse(`expected ${EXPECTED[kind]}, got ${describeValue(value)}`, field);
  writer.writeText(text, field);
}

const EXPECTED: Readonly<Record<ScalarKind, string>> = {
  string: 'a string',
  boolean: 'a boolean',
  int: 'a whole number of 32 bits',
  long: 'a whole number below 2^53, or a bigint of 64 bits',
  double: 'a number',
  dateTime: 'a Date, or a string such as 2024-05-31T12:00:00.000Z',
  date: 'a string such as 2024-05-31',
  time: 'a string such as 12:00:00.000Z',
  base64Binary: 'a Uint8Array',
  anyType: 'a string, number, boolean, Date or Uint8Array',
};

/** Text of a scalar, or undefined if the value does not fit. */
export function formatScalar(kind: ScalarKind, value: unknown): string | undefined {
  switch (kind) {
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : undefined;
    case 'int':
      return Number.isInteger(value) && (value as number) === ((value as number) | 0) ? formatWhole(value as number) : undefined;
    case 'long':
      return typeof value === 'bigint' ? formatBigint(value) : Number.isSafeInteger(value) ? formatWhole(value as number) : undefined;
    case 'double':
      return typeof value === 'number' ? formatDouble(value) : undefined;
    case 'dateTime':
      return formatDateTime(value);
    case 'date':
      return typeof value === 'string' && DATE.test(value) ? value : undefined;
    case 'time':
      return typeof value === 'string' && TIME.test(value) ? value : undefined;
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'base64Binary':
      return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') : undefined;
    case 'anyType':
      return undefined;
  }
}

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(Z|[+-]\d{2}:\d{2})?$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

function formatBigint(value: bigint): string | undefined {
  return BigInt.asIntN(64, value) === value ? String(value) : undefined;
}

function formatWhole(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}

/** XML Schema's spelling: at least one decimal, as the servers write it, and INF for infinity. */
export function formatDouble(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'INF';
  if (value === Number.NEGATIVE_INFINITY) return '-INF';
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  return Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text.replace('e+', 'E').replace('e', 'E');
}

function formatDateTime(value: unknown): string | undefined {
  if (typeof value === 'string') return parseDateTime(value) === undefined ? undefined : value;
  return value instanceof Date ? formatDate(value) : undefined;
}

/** As `2024-05-31T12:00:00.000Z`; undefined for an invalid Date, and for years that XML Schema writes otherwise (before 1, after 9999). */
export function formatDate(value: Date): string | undefined {
  if (Number.isNaN(value.getTime())) return undefined;
  const text = value.toISOString();
  return text.length === 24 && !text.startsWith('0000') ? text : undefined;
}

/** For messages: the kind of a value, never the value itself, which may be a secret. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value !== 'object') return typeof value;
  return value instanceof Date ? 'a Date' : value instanceof Uint8Array ? 'a Uint8Array' : 'an object';
}
