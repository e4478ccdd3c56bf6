import type { Row } from './accounts.ts';

/** A record as the columns of Bulk: those of a nested record with its relationship before them, children left out. */
export function flatRow(row: Row): Record<string, string | null> {
  const flat: Record<string, string | null> = {};
  for (const [field, value] of Object.entries(row)) {
    if (field === 'type' || field === 'Contacts') continue;
    if (value === null || typeof value === 'string') flat[field] = value;
    else
      for (const [inner, part] of Object.entries(value)) if (inner !== 'type' && inner !== 'Id') flat[`${field}.${inner}`] = part as string;
  }
  return flat;
}

/** The header row of a result, as servers write it: all quoted. */
export function csvHeader(row: Readonly<Record<string, unknown>>): string {
  return csvLine(Object.keys(row));
}

/** A row of a result; what is null is an empty cell. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join()}\n`;
}
