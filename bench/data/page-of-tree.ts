import type { Page } from './page-builder.ts';

/** How a parser's tree is looked at. */
export interface TreeReading {
  /** The child elements of a node by name, repeated ones as a list. */
  children(node: any): Readonly<Record<string, any>>;
  /** The text of a leaf, or null where xsi:nil says so. */
  text(node: any): string | null;
  /** What xsi:type says. */
  type(node: any): string | undefined;
}

/** The page in the tree of a parser that does not build records, for the comparison with what is expected. */
export function pageOfTree(result: unknown, reading: TreeReading): Page {
  const { done, queryLocator, records, size } = reading.children(result);
  return {
    done: reading.text(done) === 'true',
    queryLocator: reading.text(queryLocator),
    records: listOf(records).map((record) => recordOf(record, reading)),
    size: Number(reading.text(size)),
  };
}

function recordOf(node: unknown, reading: TreeReading): Record<string, unknown> {
  const entries = Object.entries(reading.children(node)).map(
    ([name, child]) => [name.replace(/^sf:/, ''), readChild(child, reading)] as const,
  );
  return Object.fromEntries(entries);
}

function readChild(child: unknown, reading: TreeReading): unknown {
  // The Id stands twice.
  const node = Array.isArray(child) ? child[0] : child;
  const type = reading.type(node);
  if (type === 'sf:sObject') return recordOf(node, reading);
  return type === 'QueryResult' ? pageOfTree(node, reading) : reading.text(node);
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

/** For those that leave null out. */
export function withoutNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, inner) => (inner === null ? undefined : inner)));
}
