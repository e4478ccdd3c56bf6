import { emptyRecycleBin, type SaveContext } from './save.ts';
import { SLOT } from './system-fields.ts';

const DAY = 24 * 3_600_000;
/** Records stay in the recycle bin for 15 days (Salesforce Help, "Recycle Bin"). */
const KEPT_MS = 15 * DAY;
/** What is gone for good is told for 30 days (SOAP API guide, getDeleted). */
const TOLD_MS = 30 * DAY;

/** Deletes for good what has been in the recycle bin for too long, and forgets what nobody can ask for any more. */
export function purgeBin(context: SaveContext): void {
  const { store, now } = context;
  for (const { name } of store.objects()) {
    const table = store.table(name)!;
    const old = table.rows.filter((row) => row[SLOT.IsDeleted] === true && (row[SLOT.SystemModstamp] as number) <= now - KEPT_MS);
    const ids = old.map((row) => row[SLOT.Id] as string);
    // What was deleted with another record goes with it.
    emptyRecycleBin(
      context,
      ids.filter((id) => store.bin.rootOf(id) === undefined),
    );
    table.forgetPurged(now - TOLD_MS);
  }
}
