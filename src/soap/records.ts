import { daysIn } from '../load/day-of.ts';
import type { LoadOptions } from '../load/load.ts';
import type { SObjectInput } from '../sobject.ts';
import type { SoapLink } from './call.ts';
import type { Preparation } from './load-rows.ts';
import { factsOf, type ObjectFacts } from './object-facts.ts';
import { needsFacts, type Prepared, prepareRow, type RowRules, replaceIllegal } from './row.ts';

/** How rows of an object become its records. The object is described once, and only if a row cannot be written without. */
export function asRecords<Row>(link: SoapLink, object: string, options: LoadOptions<Row>): Preparation<Row, SObjectInput> {
  const { emptyString = 'clear', dateZone, illegalCharacters = 'fail', signal } = options;
  const rules: RowRules = { object, emptyString, dayOf: dateZone === undefined ? undefined : daysIn(dateZone) };
  let facts: ObjectFacts | undefined;
  const prepareWithFacts = async (row: Row): Promise<Prepared<SObjectInput>> => {
    facts = await factsOf(link, object, signal);
    return prepareRow(row, rules, facts);
  };
  const replacement = illegalCharacters === 'strip' ? '' : '\uFFFD';
  return {
    prepare: (row) => (facts === undefined && needsFacts(row) ? prepareWithFacts(row) : prepareRow(row, rules, facts)),
    repair: illegalCharacters === 'fail' ? undefined : (record) => replaceIllegal(record, replacement),
  };
}
