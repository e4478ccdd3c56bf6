import { Org } from '../../src/local-org/org.ts';
import type { ResultRecord } from '../../src/local-org/soql/result-set.ts';
import { runQuery } from '../../src/local-org/soql/run-query.ts';
import { create, type RecordInput, type SaveContext } from '../../src/local-org/store/save.ts';

/** Noon of 21 June 2024, in UTC. */
export const NOON: number = Date.parse('2024-06-21T12:00:00Z');

export interface Fixture {
  readonly org: Org;
  readonly context: SaveContext;
  /** Creates records that must succeed; returns their ids. */
  add(...records: RecordInput[]): string[];
  /** The records of a query, with children opened as plain lists. */
  query(soql: string, options?: { all?: boolean }): ResultRecord[];
}

/** An org whose clock stands still. */
export function makeFixture(): Fixture {
  const org = new Org({ startTime: NOON });
  const context: SaveContext = { store: org.store, userId: org.userId, now: NOON };
  return {
    org,
    context,
    add: (...records) =>
      create(context, records).map(({ id, errors }) => {
        if (id === null) throw new Error(errors[0]!.message);
        return id;
      }),
    query(soql, { all = false } = {}) {
      const result = runQuery({ store: org.store, now: NOON, includeDeleted: all }, soql);
      return result.read(0, result.length, (children) => children.read(0, children.length, () => null));
    },
  };
}
