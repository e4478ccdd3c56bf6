import { formatFieldValue } from './field-value.ts';
import { SLOT } from './system-fields.ts';
import type { Row, Table } from './table.ts';

/** What people call a record: its name, or its id where it has none. */
export function nameOf({ object }: Table, row: Row): string {
  const { nameField } = object;
  const name = nameField === undefined || nameField.slot < 0 ? null : formatFieldValue(nameField, row[nameField.slot]!);
  return name ?? (row[SLOT.Id] as string);
}
