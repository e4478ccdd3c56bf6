import type { Ids, Load, LoadOptions } from '../load/load.ts';
import type { SoapLink } from './call.ts';
import { loadRows } from './load-rows.ts';
import { idKeys } from './record-key.ts';
import { refuse } from './row.ts';
import { type FirstTry, mayHaveBeenFirst, type SaveResult, type Verb } from './verb.ts';

function verbOf(operation: Verb<string>['operation'], firstTry: Verb<string>['firstTry']): Verb<string> {
  return {
    operation,
    request: (ids) => ({ ids }),
    keysOf: idKeys,
    idOf: ({ id }, item) => id ?? item,
    created: () => false,
    mayRepeat: () => true,
    firstTry,
  };
}

const DELETE = verbOf('delete', (result) => (hasOnly(result, 'ENTITY_IS_DELETED') ? 'applied' : mayHaveBeenFirst(result)));
// A record that could not be restored, say for want of its parent, has the same code as one that stands outside the recycle bin; their text tells.
const UNDELETE = verbOf('undelete', (result) => {
  if (!hasOnly(result, 'UNDELETE_FAILED')) return mayHaveBeenFirst(result);
  return result.errors!.every(({ message }) => /not in the recycle bin/i.test(message)) ? 'applied' : 'open';
});
const EMPTY_RECYCLE_BIN = verbOf('emptyRecycleBin', (result): FirstTry => {
  // What is gone for good is unknown to the server. Which code it has for that is not documented, so the one for ids in general decides nothing.
  if (hasOnly(result, 'ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY')) return 'applied';
  return hasOnly(result, 'INVALID_ID_FIELD') ? 'open' : mayHaveBeenFirst(result);
});

/** delete() in batches. The outcomes' rows are the ids. */
export function deleteRows(link: SoapLink, ids: Ids, options: LoadOptions<string> = {}): Load<string> {
  return loadIds(link, DELETE, ids, options);
}

/** undelete() in batches: takes records out of the recycle bin. The outcomes' rows are the ids. */
export function undeleteRows(link: SoapLink, ids: Ids, options: LoadOptions<string> = {}): Load<string> {
  return loadIds(link, UNDELETE, ids, options);
}

/** emptyRecycleBin() in batches: deletes for good what is in the recycle bin. The outcomes' rows are the ids. */
export function emptyRecycleBin(link: SoapLink, ids: Ids, options: LoadOptions<string> = {}): Load<string> {
  return loadIds(link, EMPTY_RECYCLE_BIN, ids, options);
}

function loadIds(link: SoapLink, verb: Verb<string>, ids: Ids, options: LoadOptions<string>): Load<string> {
  if (typeof ids === 'string') throw new TypeError(`${verb.operation}: expected many ids, got one string; put it in an array.`);
  const prepare = (id: string) =>
    typeof id === 'string' && id !== '' ? { record: id } : refuse('INVALID_ROW', 'Expected an id, or an object with an Id.');
  return loadRows(link, verb, idsOf(ids), { prepare }, options);
}

async function* idsOf(ids: Ids): AsyncGenerator<string> {
  for await (const id of ids) yield typeof id === 'string' ? id : id?.Id;
}

function hasOnly({ errors = [] }: SaveResult, ...codes: readonly string[]): boolean {
  return errors.length > 0 && errors.every(({ statusCode }) => codes.includes(statusCode));
}
