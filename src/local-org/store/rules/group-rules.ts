import { nameOf } from '../name-of.ts';
import type { ObjectRules } from '../object-rules.ts';
import type { RecordError } from '../save-result.ts';
import { SLOT } from '../system-fields.ts';
import type { Row } from '../table.ts';
import type { Transaction } from '../transaction.ts';

/** Every record has an owner, so a queue stays while it has records. */
export const GROUP_RULES: ObjectRules = { checkDelete };

function checkDelete({ store }: Transaction, row: Row): RecordError | undefined {
  for (const object of store.objects()) {
    const table = store.table(object.name)!;
    if (object.ownerField?.referenceTo.includes('Group') !== true || table.created === 0) continue;
    const isOwner = table.findByKey(object.ownerField, row[SLOT.Id]!)!.some((each) => each[SLOT.IsDeleted] !== true);
    if (!isOwner) continue;
    const reason = `because it is associated with the following ${object.labelPlural.toLowerCase()}.`;
    const message = `Your attempt to delete ${nameOf(store.table('Group')!, row)} could not be completed ${reason}`;
    return { statusCode: 'DELETE_FAILED', message, fields: [] };
  }
  return undefined;
}
