import type { Call } from './call.ts';

const VIEWED = ['LastViewedDate', 'LastReferencedDate'];

/** Puts records among those that the user has used last, where the caller's MruHeader asks for it and the object keeps the time. */
export function markViewed({ org, headers }: Call, ids: readonly (string | null)[]): void {
  if (headers.MruHeader?.updateMru !== true) return;
  const now = org.clock.now();
  for (const id of ids) {
    const table = id === null ? undefined : org.store.tableOfId(id);
    const row = table?.find(id!);
    if (table === undefined || row === undefined) continue;
    const viewed = row.slice();
    for (const name of VIEWED) {
      const slot = table.object.field(name)?.slot;
      if (slot !== undefined) viewed[slot] = now;
    }
    table.replace(row, viewed);
  }
}
