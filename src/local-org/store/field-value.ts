import { dropIllegalCharacters } from '../../xml/characters.ts';
import { ApiError } from '../api-error.ts';
import type { Field } from './field-definition.ts';
import { toLongId } from './record-id.ts';

/** What a row holds: dateTimes as milliseconds, dates and times as text, bytes as base64, ids with 18 characters. */
export type Value = string | number | boolean | null;

const DATE = /^(\d{4})-(\d{2})-(\d{2})/;
const TIME = /^((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?Z?$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/**
 * The value of a request's text. Text that its field's type cannot have makes the servers refuse the whole request, so it throws ApiError.
 * Lengths, ranges and references are the record's own affair and are checked by the save.
 */
export function parseFieldValue(field: Field, text: string): Value {
  switch (field.type) {
    case 'boolean':
      return parseBoolean(text);
    case 'int':
      return parseNumber(text, 'int');
    case 'long':
      return parseNumber(text, 'long');
    case 'double':
    case 'currency':
    case 'percent':
      return parseNumber(text, 'double');
    case 'date':
      return parseDate(text);
    case 'datetime':
      return parseDateTime(text);
    case 'time':
      return parseTime(text);
    case 'base64':
      return parseBase64(text);
    case 'reference':
    case 'id':
      return toLongId(text.trim());
    default:
      return parseText(text);
  }
}

// The SOAP API guide: what XML cannot carry is stripped from answers. JSON and CSV bring it in all the same; dropping it at once, so that all
// protocols tell the same value, is our choice.
function parseText(text: string): string | null {
  const trimmed = dropIllegalCharacters(text).trim();
  return trimmed === '' ? null : trimmed;
}

function parseBoolean(text: string): boolean {
  const word = text.trim();
  if (word === 'true' || word === '1') return true;
  if (word === 'false' || word === '0') return false;
  throw notOfType(text, 'boolean');
}

/** `int` has 32 bits; a `long` beyond 2^53 would lose digits here and is refused too. */
function parseNumber(text: string, type: 'int' | 'long' | 'double'): number {
  const word = text.trim();
  const value = word === '' ? Number.NaN : Number(word);
  const isFitting = type === 'double' ? Number.isFinite(value) : type === 'int' ? value === (value | 0) : Number.isSafeInteger(value);
  if (!isFitting || /^[+-]?0[xob]/i.test(word)) throw notOfType(text, type);
  return value;
}

function parseDate(text: string): string {
  const match = DATE.exec(text.trim());
  if (match === null || !isDay(match[0])) throw notOfType(text, 'date');
  return match[0];
}

/** A time without an offset is UTC. */
function parseDateTime(text: string): number {
  const word = text.trim();
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(word) ? word : `${word}Z`;
  const time = DATE_TIME.test(word) && isDay(word.slice(0, 10)) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(time)) throw notOfType(text, 'dateTime');
  return time;
}

function parseTime(text: string): string {
  const match = TIME.exec(text.trim());
  if (match === null) throw notOfType(text, 'time');
  const [, minutes, seconds = '00', fraction = ''] = match;
  return `${minutes}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}

/** Lines may be wrapped. */
function parseBase64(text: string): string | null {
  const packed = text.replace(/\s+/g, '');
  if (packed.length % 4 !== 0 || !BASE64.test(packed)) throw notOfType(text.slice(0, 40), 'base64Binary');
  return packed === '' ? null : packed;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function notOfType(text: string, type: string): ApiError {
  return new ApiError('Client', `'${text}' is not a valid value for the type xsd:${type}`, undefined);
}

/** The text that an answer has for a value. */
export function formatFieldValue(field: Field, value: Value): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (field.type === 'datetime') return new Date(value).toISOString();
  return field.type === 'int' || field.type === 'long' ? String(value) : formatDecimal(value);
}

/** As the servers print doubles: one decimal at least, and from ten million on, or below a thousandth, with an exponent. */
function formatDecimal(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits, exponent] = value.toExponential().split('e');
    return `${digits!.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
