import { nameOf } from '../name-of.ts';
import type { RecordError } from '../save-result.ts';
import { SLOT } from '../system-fields.ts';
import type { Row } from '../table.ts';
import type { Transaction } from '../transaction.ts';

/** An account keeps the deals that it brought: one with won opportunities cannot be deleted. */
export function checkAccountDelete({ store }: Transaction, row: Row): RecordError | undefined {
  const accounts = store.table('Account')!;
  const opportunities = store.table('Opportunity')!;
  const [account, isWon] = ['AccountId', 'IsWon'].map((name) => opportunities.object.field(name)!);
  if (opportunities.created === 0) return undefined;
  const rows = opportunities.findByKey(account!, row[SLOT.Id]!)!;
  const won = rows.filter((each) => each[SLOT.IsDeleted] !== true && each[isWon!.slot] === true);
  if (won.length === 0) return undefined;
  const names = won.map((each) => nameOf(opportunities, each)).join(', ');
  const reason = 'some opportunities in that account were closed won. The opportunities that could not be deleted are shown below.';
  const message = `Your attempt to delete ${nameOf(accounts, row)} could not be completed because ${reason}: ${names}\n`;
  return { statusCode: 'DELETE_FAILED', message, fields: [] };
}
