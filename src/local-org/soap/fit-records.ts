import type { TypeTable } from '../../soap/wire/type-table.ts';

/** Takes from the compounds of an answer what a version's types do not have: an address has its accuracy from 35.0 on. */
export function fitRecords<Answer>(table: TypeTable, answer: Answer): Answer {
  if (!table.type('address')!.byName.has('geocodeAccuracy')) removeAccuracy(answer);
  return answer;
}

function removeAccuracy(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const children = value as Record<string, unknown>;
  if (!('type' in children) && 'postalCode' in children) delete children.geocodeAccuracy;
  for (const child of Object.values(children)) removeAccuracy(child);
}
