import type { Load, LoadOptions, RowInput } from '../load/load.ts';
import type { SObjectInput } from '../sobject.ts';
import type { Source } from '../source.ts';
import type { SoapLink } from './call.ts';
import { loadRows } from './load-rows.ts';
import { idKeys } from './record-key.ts';
import { asRecords } from './records.ts';
import { type Prepared, refuse } from './row.ts';
import { mayHaveBeenFirst, type SaveResult, type Verb } from './verb.ts';

/** Records that become one. */
export interface MergeInput {
  /** The record that stays: its Id, and the values that it shall have afterwards. External ids are refused by the server. */
  readonly masterRecord: RowInput & { readonly Id: string };
  /** One or two records that go into it; what pointed at them points at the master then. */
  readonly recordToMergeIds: readonly string[];
}

/** What the outcome of a merge says besides the master's id. */
export interface Merged {
  readonly mergedRecordIds: readonly string[];
  /** Records that pointed at one that went. */
  readonly updatedRelatedIds: readonly string[];
}

/** How merges run. A merge cannot be found out about by a key, so there is nothing to reconcile. */
export type MergeOptions<Headers extends object = object> = Omit<LoadOptions<never, Headers>, 'reconcile' | 'groupBy'>;

interface MergeItem {
  readonly masterRecord: SObjectInput;
  readonly recordToMergeIds: readonly string[];
}

const MERGE: Verb<MergeItem> = {
  operation: 'merge',
  request: (request) => ({ request }),
  keysOf: ({ masterRecord, recordToMergeIds }) => [masterRecord.Id, ...recordToMergeIds].flatMap(idKeys),
  idOf: ({ id }, { masterRecord }) => id ?? masterRecord.Id ?? '',
  created: () => false,
  // The records to merge are gone after the first time, and a repetition could not tell by whom.
  mayRepeat: () => false,
  firstTry: mayHaveBeenFirst,
  own: ({ mergedRecordIds = [], updatedRelatedIds = [] }: SaveResult & Partial<Merged>): Merged => ({ mergedRecordIds, updatedRelatedIds }),
};

/** merge() in batches of 200. Merges that share a record are made one after the other. */
export function mergeRows<Row extends MergeInput>(
  link: SoapLink,
  object: string,
  rows: Source<Row>,
  options: MergeOptions = {},
): Load<Row, Merged> {
  const records = asRecords<MergeInput['masterRecord']>(link, object, options as LoadOptions);
  const prepare = async (row: Row): Promise<Prepared<MergeItem>> => {
    const { masterRecord, recordToMergeIds } = row ?? {};
    if (!Array.isArray(recordToMergeIds)) return refuse('INVALID_ROW', 'A merge has a masterRecord and recordToMergeIds.');
    const prepared = await records.prepare(masterRecord);
    return 'errors' in prepared ? prepared : { record: { masterRecord: prepared.record, recordToMergeIds } };
  };
  const repair = records.repair && ((item: MergeItem): MergeItem => ({ ...item, masterRecord: records.repair!(item.masterRecord) }));
  return loadRows(link, MERGE, rows, { prepare, repair }, options) as Load<Row, Merged>;
}
