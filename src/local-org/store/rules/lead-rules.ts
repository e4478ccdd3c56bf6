import type { Draft } from '../draft.ts';
import type { ObjectRules } from '../object-rules.ts';
import type { RecordError } from '../save-result.ts';

/** What was converted stays as it was then: that takes a permission which no user of the local org has. */
export const LEAD_RULES: ObjectRules = { check };

function check({ before, object, transaction }: Draft): RecordError | undefined {
  const isConverted = before?.[object.field('IsConverted')!.slot] === true;
  if (!isConverted || transaction.context.asSystem === true) return undefined;
  return { statusCode: 'CANNOT_UPDATE_CONVERTED_LEAD', message: 'cannot reference converted lead', fields: [] };
}
