import type { FieldType, TypeTable } from '../../soap/wire/type-table.ts';

/**
 * Fits a result to one version: properties that the version does not have are left out, and what it requires and nobody gave is filled with
 * the type's zero (false, 0, no text). So one description of an org serves every version.
 */
export function completeResult(table: TypeTable, typeName: string, given: object): Record<string, unknown> {
  const source = given as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const field of table.type(typeName)!.fields) {
    const value = completeField(table, field, source[field.name]);
    if (value !== undefined) result[field.name] = value;
  }
  return result;
}

function completeField(table: TypeTable, field: FieldType, value: unknown): unknown {
  if (value === undefined || value === null) return absent(field);
  if (field.kind !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: object) => completeResult(table, field.type, item));
  return completeResult(table, field.type, value as object);
}

function absent(field: FieldType): unknown {
  if (field.many) return [];
  if (field.min === 0) return undefined;
  if (field.nillable) return null;
  if (field.kind === 'boolean') return false;
  return field.kind === 'string' ? '' : 0;
}
