import type { Outcome } from '../load/load.ts';
import type { BatchResult } from '../load/run-load.ts';
import { unsentOutcome } from './outcomes.ts';
import { idKeys } from './record-key.ts';
import type { Entry, RowBatch } from './row-batches.ts';

/** Which parents a row has, as keys that two rows share if they have a parent in common; the first one is the one that rows are sorted by. */
export type ParentKeys = (item: any) => readonly string[];

/** The parents that these fields of a record name: by id, or by an external id in a relationship. */
export function parentKeys(groupBy: string | readonly string[]): ParentKeys {
  const fields = (typeof groupBy === 'string' ? [groupBy] : groupBy).map((field) => field.toLowerCase());
  return (item) => {
    const values = new Map(Object.entries(item).map(([name, value]) => [name.toLowerCase(), value]));
    return fields.flatMap((field) => parentKeysIn(field, values.get(field)));
  };
}

function parentKeysIn(field: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return idKeys(value);
  const names = Object.entries(value).map(([name, key]) => `${name}=${key}`);
  return [`${field} ${names.sort().join()}`.toLowerCase()];
}

/** How the rows of a batch are sent by their parents. */
interface ByParent<Row, Item> {
  /** Rows in one call. */
  readonly batchRows: number;
  /** Which records an item is about. */
  keysOf(item: Item): readonly string[];
  readonly parents: ParentKeys;
  /** Sends what goes in one call. */
  send(batch: RowBatch<Row, Item>, stopping: AbortSignal): Promise<BatchResult<Row>>;
}

/**
 * Sends the rows of a batch that is larger than a call: those of one parent together, those with no parent in common at the same time, and others one
 * after the other. The outcomes are in the order of the batch.
 */
export async function sendByParent<Row, Item>(
  { entries }: RowBatch<Row, Item>,
  rules: ByParent<Row, Item>,
  stopping: AbortSignal,
): Promise<BatchResult<Row>> {
  const started: { readonly batch: RowBatch<Row, Item>; readonly result: Promise<BatchResult<Row>> }[] = [];
  // Not AbortSignal.any: a load has thousands of batches, and Node 20 would keep the signal of each until its end.
  const ending = new AbortController();
  const onStop = (): void => ending.abort(stopping.reason);
  stopping.addEventListener('abort', onStop, { once: true });
  if (stopping.aborted) onStop();
  const start = async (batch: RowBatch<Row, Item>, before: readonly Promise<unknown>[]): Promise<BatchResult<Row>> => {
    await Promise.all(before);
    if (ending.signal.aborted)
      return { outcomes: batch.entries.map((entry) => unsentOutcome(entry, 'the load ended before this row was sent')) };
    const result = await rules.send(batch, ending.signal);
    if ('fatal' in result) ending.abort(result.fatal);
    return result;
  };
  for (const batch of partByParent(entries, rules)) {
    const before = started.filter((other) => hasCommon(other.batch.keys, batch.keys)).map(({ result }) => result);
    started.push({ batch, result: start(batch, before) });
  }
  const results = await Promise.all(started.map(({ result }) => result)).finally(() => stopping.removeEventListener('abort', onStop));
  const outcomes: readonly Outcome<Row>[] = results.flatMap(({ outcomes }) => [...outcomes]).sort((one, other) => one.index - other.index);
  const failed = results.find((result) => 'fatal' in result);
  return failed === undefined ? { outcomes } : { outcomes, fatal: failed.fatal };
}

/**
 * Calls of at most so many rows, a parent's rows in one of them if there is room. Those of a parent that fill several calls share none with others: such
 * calls wait for each other, and so would the others.
 */
function partByParent<Row, Item>(
  entries: readonly Entry<Row, Item>[],
  { batchRows, keysOf, parents }: ByParent<Row, Item>,
): RowBatch<Row, Item>[] {
  const whole: Entry<Row, Item>[][] = [];
  const open: Entry<Row, Item>[][] = [];
  for (const family of familiesOf(entries, parents)) {
    if (family.length > batchRows) {
      for (let at = 0; at < family.length; at += batchRows) whole.push(family.slice(at, at + batchRows));
      continue;
    }
    const call = open.find((each) => each.length + family.length <= batchRows);
    if (call === undefined) open.push([...family]);
    else call.push(...family);
  }
  return [...whole, ...open].map((call) => {
    const items = call.map(({ item }) => item).filter((item) => item !== undefined);
    return { entries: call, keys: new Set(items.flatMap((item) => [...keysOf(item), ...parents(item)])) };
  });
}

/** Rows of one parent, in their order; rows without one stand alone. */
function familiesOf<Row, Item>(entries: readonly Entry<Row, Item>[], parents: ParentKeys): readonly (readonly Entry<Row, Item>[])[] {
  const families = new Map<string | Entry<Row, Item>, Entry<Row, Item>[]>();
  for (const entry of entries) {
    const parent = (entry.item === undefined ? undefined : parents(entry.item)[0]) ?? entry;
    const family = families.get(parent);
    if (family === undefined) families.set(parent, [entry]);
    else family.push(entry);
  }
  return [...families.values()];
}

function hasCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const key of one) if (other.has(key)) return true;
  return false;
}
