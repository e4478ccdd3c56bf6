import { Buffer } from 'node:buffer';
import { EncodeError, ForcewireError } from '../errors.ts';
import { Lanes } from '../load/lanes.ts';
import type { Load, LoadOptions } from '../load/load.ts';
import { runLoad } from '../load/run-load.ts';
import type { SObjectInput } from '../sobject.ts';
import type { Source } from '../source.ts';
import type { SoapLink } from './call.ts';
import { operationOf } from './exchange.ts';
import { unsentOutcome } from './outcomes.ts';
import { relationshipsOf } from './relationships.ts';
import { boundSize, needsParents, type Prepared, prepareRow, type RowRules, refuse, replaceIllegal } from './row.ts';
import { type RowBatch, RowBatches } from './row-batches.ts';
import { sendBatch, type Traffic } from './send-batch.ts';
import type { Verb } from './verb.ts';

/** Records in one call; the server refuses more (EXCEEDED_ID_LIMIT). */
const MAX_ROWS = 200;
/** Bytes in one call: 50 MB by the server's count, less room for the envelope and its headers. */
const MAX_BYTES = 50_000_000 - 100_000;

/** To find one row among 200 takes at most sixteen calls; a load in which many rows are unreadable is better mended than sent. */
const MAX_ISOLATING_CALLS = 400;

/** create() in batches. */
export function insertRows<Row>(link: SoapLink, object: string, rows: Source<Row>, options: LoadOptions = {}): Load<Row> {
  const request = (sObjects: readonly SObjectInput[]): object => ({ sObjects });
  return loadRecords(
    link,
    object,
    { operation: 'create', request, keyOf: () => undefined, created: () => true, mayRepeat: () => false },
    rows,
    options,
  );
}

/** update() in batches; each row has its Id. */
export function updateRows<Row>(link: SoapLink, object: string, rows: Source<Row>, options: LoadOptions = {}): Load<Row> {
  const request = (sObjects: readonly SObjectInput[]): object => ({ sObjects });
  return loadRecords(
    link,
    object,
    { operation: 'update', request, keyOf: (record) => idKey(record.Id), created: () => false, mayRepeat: () => true },
    rows,
    options,
  );
}

/** upsert() in batches, by an external id field or by Id. */
export function upsertRows<Row>(
  link: SoapLink,
  object: string,
  externalIdField: string,
  rows: Source<Row>,
  options: LoadOptions = {},
): Load<Row> {
  const request = (sObjects: readonly SObjectInput[]): object => ({ externalIDFieldName: externalIdField, sObjects });
  const keyOf = (record: SObjectInput): string | undefined =>
    externalIdField === 'Id' ? idKey(record.Id) : valueKey(record[externalIdField]);
  // A row with an empty key is an insert.
  const mayRepeat = (record: SObjectInput): boolean => keyOf(record) !== undefined;
  const created: Verb<SObjectInput>['created'] = (result) => result.created === true;
  return loadRecords(link, object, { operation: 'upsert', request, keyOf, created, mayRepeat }, rows, options);
}

/** delete() in batches. The outcomes' rows are the ids. */
export function deleteRows(link: SoapLink, ids: Source<string | { readonly Id: string }>, options: LoadOptions = {}): Load<string> {
  if (typeof ids === 'string') throw new TypeError('delete: expected many ids, got one string; put it in an array.');
  const verb: Verb<string> = {
    operation: 'delete',
    request: (items) => ({ ids: items }),
    keyOf: idKey,
    created: () => false,
    mayRepeat: () => true,
  };
  const prepare = (id: string): Prepared<string> => {
    return typeof id === 'string' && id !== '' ? { record: id } : refuse('INVALID_ROW', 'Expected an id, or an object with an Id.');
  };
  return runVerb(link, verb, idsOf(ids), prepare, undefined, options);
}

async function* idsOf(ids: Source<string | { readonly Id: string }>): AsyncGenerator<string> {
  for await (const id of ids) yield typeof id === 'string' ? id : id?.Id;
}

function loadRecords<Row>(link: SoapLink, object: string, verb: Verb<SObjectInput>, rows: Source<Row>, options: LoadOptions): Load<Row> {
  const rules: RowRules = { object, emptyString: options.emptyString ?? 'clear' };
  let parents: ReadonlyMap<string, readonly string[]> | undefined;
  const prepare = (row: Row): Prepared<SObjectInput> | Promise<Prepared<SObjectInput>> => {
    return parents === undefined && needsParents(row) ? prepareWithParents(row) : prepareRow(row, rules, parents);
  };
  const prepareWithParents = async (row: Row): Promise<Prepared<SObjectInput>> => {
    parents = await relationshipsOf(link, object, options.signal);
    return prepareRow(row, rules, parents);
  };
  return runVerb(link, verb, rows, prepare, repairOf(options.illegalCharacters), options);
}

function repairOf(illegalCharacters: LoadOptions['illegalCharacters'] = 'fail'): Repair<SObjectInput> {
  if (illegalCharacters === 'fail') return undefined;
  return (record) => replaceIllegal(record, illegalCharacters === 'strip' ? '' : '\uFFFD');
}

/** A second try at an item that the codec refused. */
type Repair<Item> = ((item: Item) => Item) | undefined;

function runVerb<Row, Item>(
  link: SoapLink,
  verb: Verb<Item>,
  rows: Source<Row>,
  prepare: (row: Row) => Prepared<Item> | Promise<Prepared<Item>>,
  repair: Repair<Item>,
  options: LoadOptions,
): Load<Row> {
  const { batchRows = MAX_ROWS, concurrency = 4, order = 'input', signal, onProgress, headers } = options;
  requireWhole('batchRows', batchRows, MAX_ROWS);
  requireWhole('concurrency', concurrency, 100);
  const operation = operationOf(link.api, verb.operation);
  const traffic: Traffic = { calls: 0, bytesSent: 0 };
  const lanes = new Lanes(concurrency, { operation: verb.operation, tags: link.tags });
  const sending = { operation, repair, traffic, lanes, call: { headers, signal }, isolation: { calls: MAX_ISOLATING_CALLS } };
  return runLoad<Row, RowBatch<Row, Item>>({
    batches: new RowBatches<Row, Item>(rows, {
      maxRows: batchRows,
      maxBytes: MAX_BYTES,
      prepare,
      keyOf: verb.keyOf,
      boundOf: boundSize,
      sizeOf: (item) => encodedSize(() => operation.encodeRequest(verb.request([item]))),
    }),
    send: (batch, stopping) => sendBatch(link, verb, batch, sending, stopping),
    unsent: (batch, reason) => batch.entries.map((entry) => unsentOutcome(entry, reason)),
    keysOf: (batch) => batch.keys,
    concurrency,
    order,
    signal,
    onProgress,
    traffic,
  });
}

// What the codec refuses takes no room: it is refused once more, with a reason, when its batch is sent.
function encodedSize(encode: () => string): number {
  try {
    return Buffer.byteLength(encode());
  } catch (error) {
    if (error instanceof EncodeError) return 0;
    throw error;
  }
}

function requireWhole(name: string, value: number, max: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return;
  throw new ForcewireError('INVALID_OPTION', `${name} is ${value}; it must be a whole number from 1 to ${max}.`);
}

// Of an id's 18 characters the first 15 say which record.
function idKey(id: string | null | undefined): string | undefined {
  return typeof id === 'string' && id !== '' ? id.slice(0, 15) : undefined;
}

// Servers compare external ids without regard to case, unless the field says otherwise.
function valueKey(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value).toLowerCase();
}
