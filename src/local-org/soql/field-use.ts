import type { Field } from '../store/field-definition.ts';

/** Whether conditions can name the field: long text and binary data have no index to search. */
export function isFilterable(field: Field): boolean {
  return !isBulky(field);
}

/** Whether ORDER BY can name the field. */
export function isSortable(field: Field): boolean {
  return !isBulky(field) && field.parts === undefined && field.type !== 'multipicklist';
}

/** Whether GROUP BY can name the field: measures and moments cannot be grouped, nor formulas of the org's own. */
export function isGroupable(field: Field): boolean {
  const isMeasure = field.type === 'double' || field.type === 'currency' || field.type === 'percent' || field.type === 'datetime';
  return isSortable(field) && !isMeasure && !isFormula(field) && !isTime(field);
}

/** Whether the field is a formula of the org's own: standard fields that the org computes are not called calculated, and queries group by them. */
export function isFormula(field: Field): boolean {
  return field.formula !== undefined && field.custom;
}

/** Whether an aggregate function takes the field, by the reference's table of field types. */
export function isAggregatable(field: Field, call: string): boolean {
  if (!isSortable(field) || field.type === 'boolean' || isTime(field)) return false;
  if (call !== 'SUM' && call !== 'AVG') return true;
  return ['int', 'long', 'double', 'currency', 'percent'].includes(field.type);
}

function isTime(field: Field): boolean {
  return field.type === 'time';
}

function isBulky(field: Field): boolean {
  return (field.type === 'textarea' && field.length > 255) || field.type === 'base64' || field.type === 'encryptedstring';
}

/** A stand-in for a value that no object has: the result of a function, a field of whatever a reference points to. */
export function virtualField(like: Field, name: string, type: Field['type']): Field {
  return {
    ...like,
    name,
    label: name,
    type,
    length: type === 'string' ? 255 : 0,
    referenceTo: [],
    relationshipName: undefined,
    unique: false,
    externalId: false,
    caseSensitive: false,
    custom: false,
    formula: undefined,
    parts: undefined,
    slot: -1,
  };
}
