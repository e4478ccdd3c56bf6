import type { RowError } from '../../load/load.ts';

/** A refusal of ours. */
export function refuse(code: string, message: string, ...fields: readonly string[]): readonly RowError[] {
  return [{ code, message, fields, from: 'client' }];
}

/**
 * Tells the columns of a row and their values. A parent by external id is a column `Owner.Email`; with its type, `Lead:Who.Email`. Returns why the
 * row is refused, if it is.
 */
export function eachCell(row: unknown, object: string, tell: (column: string, value: unknown) => void): readonly RowError[] | undefined {
  if (!isFields(row))
    return refuse('INVALID_ROW', 'A row is an object of fields and values; where rows are deleted, an id or an object with an Id.');
  for (const name of Object.keys(row)) {
    const value = row[name];
    if (value === undefined) continue;
    if (name === '') return refuse('INVALID_ROW', 'A field has no name.');
    if (name === 'type') {
      if (String(value).toLowerCase() !== object.toLowerCase()) return refuse('INVALID_ROW', `The row is of type ${value}, not ${object}.`);
    } else if (isFields(value)) {
      const refusal = tellParent(name, value, tell);
      if (refusal !== undefined) return refusal;
    } else tell(name, value);
  }
  return undefined;
}

function tellParent(
  relationship: string,
  { type, ...fields }: Readonly<Record<string, unknown>>,
  tell: (column: string, value: unknown) => void,
): readonly RowError[] | undefined {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const [key] = given;
  if (key === undefined || given.length > 1 || isFields(key[1])) {
    return refuse('INVALID_PARENT', `${relationship}: a parent is named by one external id field and its value.`, relationship);
  }
  tell(`${type === undefined ? '' : `${type}:`}${relationship}.${key[0]}`, key[1]);
  return undefined;
}

// A row, or a parent in it. The chunks of a stream of bytes are objects as well, and mean no row.
function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array) && !Array.isArray(value);
}
