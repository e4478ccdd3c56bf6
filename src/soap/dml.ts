import type { Load, LoadOptions } from '../load/load.ts';
import type { SObjectInput } from '../sobject.ts';
import type { Source } from '../source.ts';
import type { SoapLink } from './call.ts';
import { loadRows } from './load-rows.ts';
import { idKeys, valueKeys } from './record-key.ts';
import { asRecords } from './records.ts';
import { mayHaveBeenFirst, type Verb } from './verb.ts';

const sObjectsOf = (sObjects: readonly SObjectInput[]): object => ({ sObjects });
const idOf: Verb<unknown>['idOf'] = ({ id }) => id ?? '';

const INSERT: Verb<SObjectInput> = {
  operation: 'create',
  request: sObjectsOf,
  keysOf: () => [],
  idOf,
  created: () => true,
  mayRepeat: () => false,
  firstTry: mayHaveBeenFirst,
};

const UPDATE: Verb<SObjectInput> = {
  operation: 'update',
  request: sObjectsOf,
  keysOf: ({ Id }) => idKeys(Id),
  idOf,
  created: () => false,
  mayRepeat: () => true,
  firstTry: mayHaveBeenFirst,
};

function upsertBy(externalIdField: string): Verb<SObjectInput> {
  const keyName = externalIdField.toLowerCase();
  const keysOf = (record: SObjectInput): readonly string[] => {
    // The servers take names in any case.
    const value = record[externalIdField] ?? Object.entries(record).find(([name]) => name.toLowerCase() === keyName)?.[1];
    return keyName === 'id' ? idKeys(value) : valueKeys(value);
  };
  return {
    operation: 'upsert',
    request: (sObjects) => ({ externalIDFieldName: externalIdField, sObjects }),
    keysOf,
    idOf,
    created: ({ created }) => created === true,
    // A row with an empty key is an insert.
    mayRepeat: (record) => keysOf(record).length > 0,
    firstTry: mayHaveBeenFirst,
  };
}

/** create() in batches. */
export function insertRows<Row>(link: SoapLink, object: string, rows: Source<Row>, options: LoadOptions<Row> = {}): Load<Row> {
  return loadRows(link, INSERT, rows, asRecords(link, object, options), options);
}

/** update() in batches; each row has its Id. */
export function updateRows<Row>(link: SoapLink, object: string, rows: Source<Row>, options: LoadOptions<Row> = {}): Load<Row> {
  return loadRows(link, UPDATE, rows, asRecords(link, object, options), options);
}

/** upsert() in batches, by an external id field or by Id. */
export function upsertRows<Row>(
  link: SoapLink,
  object: string,
  externalIdField: string,
  rows: Source<Row>,
  options: LoadOptions<Row> = {},
): Load<Row> {
  return loadRows(link, upsertBy(externalIdField), rows, asRecords(link, object, options), options);
}
