import type { Field } from './field-definition.ts';
import type { Value } from './field-value.ts';
import type { RecordError } from './save-result.ts';

/** What AllowFieldTruncationHeader cuts. */
const TRUNCATED: ReadonlySet<string> = new Set([
  ...['string', 'textarea', 'email', 'phone', 'picklist', 'multipicklist', 'combobox', 'encryptedstring'],
]);
const EMAIL = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]{2,}$/;
/** Days that the servers can store: from 1700 to the end of 4000. */
const FIRST_DAY = Date.UTC(1700, 0, 1);
const LAST_DAY = Date.UTC(4001, 0, 1) - 1;

/** The value as the field stores it: cut where the caller allows that, rounded to its scale; or why the field cannot hold it. */
export function fitValue(field: Field, value: Value, allowTruncation: boolean): Value | RecordError {
  if (typeof value === 'number') return field.type === 'datetime' ? fitTime(field, value, value) : fitNumber(field, value);
  if (typeof value !== 'string') return value;
  switch (field.type) {
    case 'date':
      return fitTime(field, value, Date.parse(value));
    case 'multipicklist':
      return fitChoices(field, value, allowTruncation);
    default:
      return fitText(field, value, allowTruncation);
  }
}

export function isRecordError(value: Value | RecordError): value is RecordError {
  return typeof value === 'object' && value !== null;
}

function fitText(field: Field, value: string, allowTruncation: boolean): Value | RecordError {
  if (field.length > 0 && value.length > field.length && field.type !== 'reference') {
    if (!allowTruncation || !TRUNCATED.has(field.type)) return tooLong(field, value);
    value = value.slice(0, field.length);
  }
  if (field.type === 'email' && !EMAIL.test(value)) {
    return { statusCode: 'INVALID_EMAIL_ADDRESS', message: `${field.label}: invalid email address: ${value}`, fields: [field.name] };
  }
  return field.restricted && !field.picklist!.includes(value) ? notAChoice(field, value) : value;
}

/** Several values between semicolons, each of which may be refused; they are kept once, in the order of the picklist. */
function fitChoices(field: Field, value: string, allowTruncation: boolean): Value | RecordError {
  const { picklist = [] } = field;
  const choices = [...new Set(value.split(';').map((choice) => choice.trim()))].filter((choice) => choice !== '');
  const unknown = field.restricted ? choices.find((choice) => !picklist.includes(choice)) : undefined;
  if (unknown !== undefined) return notAChoice(field, unknown);
  const placeOf = (choice: string): number => (picklist.includes(choice) ? picklist.indexOf(choice) : picklist.length);
  choices.sort((a, b) => placeOf(a) - placeOf(b));
  return choices.length === 0 ? null : fitText({ ...field, restricted: false }, choices.join(';'), allowTruncation);
}

function notAChoice(field: Field, value: string): RecordError {
  const message = `${field.label}: bad value for restricted picklist field: ${value}`;
  return { statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, fields: [field.name] };
}

function tooLong(field: Field, value: string): RecordError {
  const message = `${field.label}: data value too large: ${value} (max length=${field.length})`;
  return { statusCode: 'STRING_TOO_LONG', message, fields: [field.name] };
}

function fitTime(field: Field, value: Value, time: number): Value | RecordError {
  if (time >= FIRST_DAY && time <= LAST_DAY) return value;
  // The servers print the day as Java does: Mon Sep 30 00:00:00 GMT 5016.
  const [weekday, day, month, year, clock] = new Date(time).toUTCString().replace(',', '').split(' ');
  const message = `${field.label}: invalid date: ${weekday} ${month} ${day} ${clock} GMT ${Number(year)}`;
  return { statusCode: 'FIELD_INTEGRITY_EXCEPTION', message, fields: [field.name] };
}

function fitNumber(field: Field, value: number): Value | RecordError {
  if (field.type === 'int' || field.type === 'long') return value;
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
