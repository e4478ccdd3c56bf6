import type { SaveContext } from '../store/save.ts';
import { Transaction } from '../store/transaction.ts';

/** Carries out the requests of one call, each whole or not at all. What makes the servers refuse the call takes back those before it, too. */
export function runRequests<Request, Result>(
  context: SaveContext,
  requests: readonly Request[],
  run: (transaction: Transaction, request: Request) => Result,
): Result[] {
  const transaction = new Transaction(context);
  try {
    return requests.map((request) => run(transaction, request));
  } catch (error) {
    transaction.rollBack();
    throw error;
  }
}
