import type { SObject } from '../sobject.ts';

/** What a child query found for one record: the first page, and where the next begins. */
interface Children {
  done: boolean;
  queryLocator: string | null;
  records: SObject[];
}

/** A page of children, or of any query. */
type AskPage = (locator: string) => Promise<{ done: boolean; queryLocator: string | null; records?: readonly unknown[] }>;

/**
 * Reads the children of a record that did not come with it, and theirs, each list in its order. Returns how many records came. A server cuts
 * lists of children as it cuts pages, and each has a locator of its own.
 */
export async function completeChildren(record: SObject, ask: AskPage): Promise<number> {
  let read = 0;
  const open = openChildrenIn(record);
  for (let list = open.pop(); list !== undefined; list = open.pop()) {
    // A list that came empty is one for all.
    if (isOpen(list)) list.records = [...list.records];
    while (isOpen(list)) {
      const { done, queryLocator, records = [] } = await ask(list.queryLocator!);
      for (const child of records as readonly SObject[]) {
        list.records.push(child);
        open.push(...openChildrenIn(child));
      }
      read += records.length;
      list.done = done;
      list.queryLocator = queryLocator;
    }
    list.done = true;
  }
  return read;
}

/** The lists of children in a record, of each child query one. */
export function childrenIn(record: SObject): Children[] {
  return Object.values(record).filter(isChildren);
}

/** Whether a value is what a child query found. */
export function isChildren(value: unknown): value is Children {
  return typeof value === 'object' && value !== null && Array.isArray((value as { records?: unknown }).records);
}

function openChildrenIn(record: SObject): Children[] {
  return childrenIn(record).flatMap((list) => {
    const inside = list.records.flatMap(openChildrenIn);
    return isOpen(list) ? [list, ...inside] : inside;
  });
}

function isOpen({ done, queryLocator }: Children): boolean {
  return !done && queryLocator !== null;
}
