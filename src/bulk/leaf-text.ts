import { EncodeError } from '../errors.ts';
import type { BulkField } from './schema.ts';

/** A leaf as it is spelled in XML, and in JSON between or without quotes. Throws EncodeError for a value of another type. */
export function leafText(value: unknown, field: BulkField, format: 'xml' | 'json', path: string): string {
  switch (field.kind) {
    case 'boolean':
      if (typeof value !== 'boolean') refuse('is not a boolean', path);
      return String(value);
    case 'integer':
      if (!Number.isSafeInteger(value)) refuse(`${String(value)} is not an exact whole number`, path);
      return String(value);
    case 'apiVersion':
      // JSON too spells 62.0, not 62.
      if (typeof value !== 'number' || !Number.isFinite(value)) refuse('is not a version number', path);
      return (value as number).toFixed(1);
    default:
      if (typeof value !== 'string') refuse('is not text', path);
      return field.kind === 'dateTime' ? spellDateTime(value as string, format) : (value as string);
  }
}

/** XML writes UTC as `Z`, JSON as `+0000`. */
function spellDateTime(text: string, format: 'xml' | 'json'): string {
  return format === 'xml' ? text.replace(/\+0000$/, 'Z') : text.replace(/Z$/, '+0000');
}

function refuse(message: string, path: string): never {
  throw new EncodeError(message, path);
}
