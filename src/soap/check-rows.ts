import { EncodeError } from '../errors.ts';
import type { AnyOperation } from './exchange.ts';
import { refusalOf } from './row.ts';
import type { Entry } from './row-batches.ts';
import type { Verb } from './verb.ts';

/** A row that can be sent. */
export interface Sendable<Row, Item> extends Entry<Row, Item> {
  readonly item: Item;
}

/** Whether nothing speaks against sending the row. */
export function isSendable<Row, Item>(entry: Entry<Row, Item>): entry is Sendable<Row, Item> {
  return entry.item !== undefined;
}

/** How rows are checked. */
export interface Check<Item> {
  readonly operation: AnyOperation;
  /** Makes a second try at an item that the codec refused. */
  readonly repair: ((item: Item) => Item) | undefined;
}

/** Which of the rows the codec refuses, each tried alone, and once more after repair. */
export function checkEntry<Row, Item>(entry: Entry<Row, Item>, verb: Verb<Item>, { operation, repair }: Check<Item>): Entry<Row, Item> {
  if (!isSendable(entry)) return entry;
  const refusal = refusalBy(() => operation.encodeRequest(verb.request([entry.item])));
  if (refusal === undefined) return entry;
  if (repair === undefined) return { ...entry, item: undefined, ...refusalOf(refusal) };
  const item = repair(entry.item);
  const again = refusalBy(() => operation.encodeRequest(verb.request([item])));
  return again === undefined ? { ...entry, item } : { ...entry, item: undefined, ...refusalOf(again) };
}

function refusalBy(encode: () => string): EncodeError | undefined {
  try {
    encode();
    return undefined;
  } catch (error) {
    return error instanceof EncodeError ? error : new EncodeError('cannot be read', '', { cause: error });
  }
}
