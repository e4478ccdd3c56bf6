import { ForcewireError } from '../errors.ts';

/** How much of the API calls that an org has for a day may be used. At least one of the two bounds; with both, the first that is reached counts. */
export interface BudgetOptions {
  /**
   * Calls in any 24 hours, by all connections that have a budget and share a `sessionStore`, to the same org. What they made is remembered by the
   * quarter of an hour, and each connection takes calls from it in portions, at most a twentieth of what is left: with a store, that much of the
   * budget may stay unused at a connection that is idle. Without a store, the calls of this connection alone.
   */
  calls?: number | undefined;
  /**
   * How far the org's own count may go, in percent of its limit: 80 leaves a fifth of the org's calls to others. The count is the server's, of all
   * clients, as its answers report it, with the calls on their way added; where answers say nothing of it (Bulk 1.0), one in a hundred
   * calls asks for it.
   */
  percentOfDailyLimit?: number | undefined;
  /**
   * Beyond it: throw ForcewireError (BUDGET_EXCEEDED) before anything is sent, or wait until there are calls again, which may take a day.
   * Default 'stop'.
   */
  onExceeded?: 'wait' | 'stop' | undefined;
}

/** Throws ForcewireError (INVALID_OPTION) for a budget that bounds nothing, or lets nothing through. */
export function checkBudget({ calls, percentOfDailyLimit: percent, onExceeded }: BudgetOptions): void {
  if (calls === undefined && percent === undefined) throw invalid('budget has neither calls nor percentOfDailyLimit.');
  if (calls !== undefined && !(Number.isInteger(calls) && calls >= 1)) {
    throw invalid(`budget.calls is ${calls}; it must be a whole number from 1.`);
  }
  if (percent !== undefined && !(percent > 0 && percent <= 100)) {
    throw invalid(`budget.percentOfDailyLimit is ${percent}; it must be above 0 and at most 100.`);
  }
  if (onExceeded !== undefined && onExceeded !== 'wait' && onExceeded !== 'stop') {
    throw invalid(`budget.onExceeded is '${onExceeded}'; it must be 'wait' or 'stop'.`);
  }
}

function invalid(message: string): ForcewireError {
  return new ForcewireError('INVALID_OPTION', message);
}
