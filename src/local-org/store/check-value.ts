import type { Value } from './field-value.ts';
import type { Field } from './object-definition.ts';
import type { RecordError } from './save-result.ts';

const TRUNCATED: ReadonlySet<string> = new Set(['string', 'textarea', 'email', 'phone', 'picklist', 'multipicklist']);
const EMAIL = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]{2,}$/;

/** The value as the field stores it: cut where the caller allows that, rounded to its scale; or why the field cannot hold it. */
export function fitValue(field: Field, value: Value, allowTruncation: boolean): Value | RecordError {
  if (typeof value === 'number') return fitNumber(field, value);
  if (typeof value !== 'string') return value;
  if (field.length > 0 && value.length > field.length && field.type !== 'reference') {
    if (!allowTruncation || !TRUNCATED.has(field.type)) return tooLong(field, value);
    value = value.slice(0, field.length);
  }
  if (field.type === 'email' && !EMAIL.test(value)) {
    return { statusCode: 'INVALID_EMAIL_ADDRESS', message: `${field.label}: invalid email address: ${value}`, fields: [field.name] };
  }
  if (field.restricted === true && !field.picklist!.includes(value)) {
    const message = `${field.label}: bad value for restricted picklist field: ${value}`;
    return { statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, fields: [field.name] };
  }
  return value;
}

export function isRecordError(value: Value | RecordError): value is RecordError {
  return typeof value === 'object' && value !== null;
}

function tooLong(field: Field, value: string): RecordError {
  const message = `${field.label}: data value too large: ${value} (max length=${field.length})`;
  return { statusCode: 'STRING_TOO_LONG', message, fields: [field.name] };
}

function fitNumber(field: Field, value: number): Value | RecordError {
  if (field.type === 'int' || field.type === 'datetime') return value;
  const rounded = round(value, field.scale);
  if (Math.abs(rounded) < 10 ** (field.precision - field.scale)) return rounded;
  const message = `${field.label}: value outside of valid range on numeric field: ${value}`;
  return { statusCode: 'NUMBER_OUTSIDE_VALID_RANGE', message, fields: [field.name] };
}

// By way of the decimal spelling, so that 1.005 at two places becomes 1.01 as on paper.
function round(value: number, scale: number): number {
  if (Number.isInteger(value) || scale >= 15) return value;
  const [digits, exponent = '0'] = String(Math.abs(value)).split('e');
  const rounded = Math.round(Number(`${digits}e${Number(exponent) + scale}`));
  return (Math.sign(value) * rounded) / 10 ** scale;
}
