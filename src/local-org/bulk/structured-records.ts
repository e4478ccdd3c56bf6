import type { ObjectType } from '../store/object-definition.ts';
import type { RecordInput } from '../store/save.ts';
import type { Store } from '../store/store.ts';
import { requireOnlyIds } from './csv-records.ts';
import { fieldNamed, parentNamed } from './field-names.ts';
import type { IngestOperation } from './ingest.ts';

/** A value of an XML or JSON row: text, null to clear the field, or a parent. */
export type StructuredValue = string | null | { readonly type: string | undefined; readonly key: string; readonly value: string };

/** A row of an XML or JSON batch as a record. Throws ApiError (InvalidBatch) for names that the object does not have. */
export function structuredRecord(
  store: Store,
  object: ObjectType,
  operation: IngestOperation,
  values: Iterable<readonly [string, StructuredValue]>,
): RecordInput {
  const record: { type: string; fieldsToNull?: readonly string[]; [field: string]: unknown } = { type: object.name };
  const cleared: string[] = [];
  const names: string[] = [];
  for (const [name, value] of values) {
    names.push(name);
    if (value === null) cleared.push(fieldNamed(object, name).name);
    else if (typeof value === 'string') record[fieldNamed(object, name).name] = value;
    else {
      const { reference, parent, key } = parentNamed(store, object, name, value.type, value.key);
      record[reference.relationshipName!] = { type: parent.name, [key.name]: value.value };
    }
  }
  if (operation === 'delete' || operation === 'hardDelete') requireOnlyIds(operation, names);
  if (cleared.length > 0) record.fieldsToNull = cleared;
  return record as RecordInput;
}
