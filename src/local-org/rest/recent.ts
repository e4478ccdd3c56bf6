import { objectsWithPages } from '../describe/describe-app.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row, Table } from '../store/table.ts';
import { attributesOf } from './record-json.ts';
import { ok, type RestAnswer, type RestCall } from './rest-call.ts';

const DEFAULT_LIMIT = 200;

/** `GET /recent?limit=`. */
export function listRecent(call: RestCall): RestAnswer {
  const { store } = call.org;
  const limit = Number(call.query.get('limit') ?? DEFAULT_LIMIT);
  const tables = objectsWithPages(store).map(({ name }) => store.table(name)!);
  return ok(recentOf(call, tables, limit));
}

/**
 * The records that the user saved last, newest first. Real orgs list those that the user looked at; no page of the local org shows records,
 * so what was saved stands in for that.
 */
export function recentOf(call: RestCall, tables: readonly Table[], limit: number = DEFAULT_LIMIT): object[] {
  const { userId } = call.session;
  // The later of two that were saved at one moment comes first, too.
  const own = tables.flatMap((table) =>
    table.rows
      .toReversed()
      .filter((row) => row[SLOT.IsDeleted] !== true && row[SLOT.LastModifiedById] === userId)
      .map((row) => ({ table, row })),
  );
  own.sort((a, b) => momentOf(b.row) - momentOf(a.row));
  return own.slice(0, limit).map(({ table: { object }, row }) => {
    const Id = row[SLOT.Id] as string;
    const name = object.fields.find(({ isName }) => isName);
    return { attributes: attributesOf(call, object.name, Id), Id, Name: name === undefined ? null : row[name.slot] };
  });
}

function momentOf(row: Row): number {
  return row[SLOT.LastModifiedDate] as number;
}
