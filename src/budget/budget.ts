import { EncodeError, ForcewireError, TransportError } from '../errors.ts';
import { budgetEvents } from '../events/channels.ts';
import type { RetryClock } from '../retry/clock.ts';
import { untilAborted } from '../until-aborted.ts';
import type { BudgetOptions } from './budget-options.ts';
import type { CallBudget, LeavingCall, ReportedUse } from './call-budget.ts';
import { Ledger, type SharedPlace } from './ledger.ts';

/** After which a report is too old to stop anybody, and the longest sleep between two looks: others may have given calls back. */
const LOOK_MS = 900_000;
/** So long a smaller count is taken for a late answer: those of calls that were on their way together come in any order. */
const LATE_MS = 60_000;
/** Calls on the strength of one report. Only Bulk 1.0 makes so many that report nothing. */
const UNREPORTED_CALLS = 100;

/** What a budget belongs to. */
export interface BudgetContext {
  readonly clock: RetryClock;
  readonly tags: Readonly<Record<string, string>>;
  /** The connection's own; ends all waits. */
  readonly signal: AbortSignal | undefined;
  /** Where processes share the count of calls. */
  readonly place: SharedPlace | undefined;
  /** Makes the server report its count, by one call that nobody holds back. */
  readonly ask: (signal: AbortSignal) => Promise<void>;
}

/** Why a call may not leave, and when to look again. */
interface Excess {
  readonly reason: 'calls' | 'percentOfDailyLimit';
  readonly message: string;
  /** undefined where nobody knows when there are calls again. */
  readonly freeInMs: number | undefined;
}

/** Holds calls to the two bounds of its options. */
export class Budget implements CallBudget {
  readonly #calls: number | undefined;
  readonly #percent: number | undefined;
  readonly #maySleep: boolean;
  readonly #context: BudgetContext;
  readonly #ledger: Ledger | undefined;
  readonly #closing: AbortController = new AbortController();
  #report: ReportedUse | undefined;
  /** When it came. */
  #reportedAt = 0;
  /** When the last report came, or was asked for in vain. */
  #lookedAt: number | undefined;
  /** Calls that the last report may not have counted. */
  #unreported = 0;
  #onTheirWay = 0;
  #asking: Promise<void> | undefined;

  constructor({ calls, percentOfDailyLimit, onExceeded }: BudgetOptions, context: BudgetContext) {
    this.#calls = calls;
    this.#percent = percentOfDailyLimit;
    this.#maySleep = onExceeded === 'wait';
    this.#context = context;
    this.#ledger = calls === undefined ? undefined : new Ledger(calls, context.clock, context.place);
  }

  async call<T>(call: LeavingCall, run: () => Promise<T>): Promise<T> {
    await this.#admit(call);
    try {
      return await run();
    } catch (error) {
      const neverLeft = error instanceof EncodeError || (error instanceof TransportError && !error.sent);
      if (neverLeft) {
        this.#unreported = Math.max(0, this.#unreported - 1);
        this.#ledger?.giveBack();
      }
      throw error;
    } finally {
      this.#onTheirWay--;
    }
  }

  report(use: ReportedUse): void {
    const now = this.#context.clock.now();
    const isLate = use.current < (this.#report?.current ?? 0) && now - this.#reportedAt < LATE_MS;
    if (!isLate) {
      this.#report = use;
      this.#reportedAt = now;
    }
    this.#lookedAt = now;
    // The call whose answer this is has been counted; of the others on their way nobody knows.
    this.#unreported = Math.max(0, this.#onTheirWay - 1);
  }

  until(signal: AbortSignal): CallBudget {
    return {
      call: (call, run) => this.call({ ...call, patience: [...(call.patience ?? []), signal] }, run),
      report: (use) => this.report(use),
      until: (other) => this.until(AbortSignal.any([signal, other])),
      close: () => this.close(),
    };
  }

  async close(): Promise<void> {
    const { tags } = this.#context;
    this.#closing.abort(new ForcewireError('CLOSED', 'The connection was closed while a call waited for its budget.', { tags }));
    await this.#ledger?.close();
  }

  /** Returns once the call may leave. It counts from then on. */
  async #admit({ operation, signals: own, patience = [] }: LeavingCall): Promise<void> {
    const signals = [this.#closing.signal, this.#context.signal, ...own].filter((signal) => signal !== undefined);
    for (;;) {
      for (const signal of signals) signal.throwIfAborted();
      if (this.#needsReport()) await untilAborted(this.#ask(), signals);
      const excess = (await this.#beyondCalls(signals)) ?? this.#beyondShare();
      if (excess === undefined) return;
      const { reason, freeInMs = LOOK_MS } = excess;
      const mayWait = this.#maySleep && !patience.some(({ aborted }) => aborted);
      const waitMs = mayWait ? Math.min(freeInMs, LOOK_MS) : undefined;
      budgetEvents.publish(() => ({ operation, reason, waitMs, tags: this.#context.tags }));
      if (waitMs === undefined) throw exceeded(excess);
      await this.#context.clock.sleep(waitMs, AbortSignal.any([...signals, ...patience]));
    }
  }

  /** Not before each call: only where there is no report, an old one is all that keeps calls back, or many have left on its strength. */
  #needsReport(): boolean {
    if (this.#percent === undefined) return false;
    if (this.#lookedAt === undefined || this.#unreported >= UNREPORTED_CALLS) return true;
    return this.#isShareUsed() && this.#context.clock.now() - this.#lookedAt >= LOOK_MS;
  }

  /** One question for all who want to know. */
  #ask(): Promise<void> {
    this.#asking ??= this.#askOnce().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** Where nobody answers, what is known goes on to count: the call itself will tell what is wrong. */
  async #askOnce(): Promise<void> {
    // The question is a call, too.
    if ((await this.#ledger?.next()) !== undefined) return;
    try {
      await this.#context.ask(this.#closing.signal);
    } catch (error) {
      // The whole limit is used up, so the share is, too.
      const isLimit = error instanceof ForcewireError && error.code === 'REQUEST_LIMIT_EXCEEDED';
      if (isLimit) this.#report = { current: this.#report?.limit ?? 0, limit: this.#report?.limit ?? 0 };
    }
    this.#lookedAt = this.#context.clock.now();
    this.#unreported = this.#onTheirWay;
  }

  #isShareUsed(): boolean {
    if (this.#percent === undefined || this.#report === undefined) return false;
    const { current, limit } = this.#report;
    return current + this.#unreported >= Math.floor((limit * this.#percent) / 100);
  }

  /** Takes a call from the ledger. One that comes for somebody who has gone is there for others. */
  async #beyondCalls(signals: readonly AbortSignal[]): Promise<Excess | undefined> {
    const ledger = this.#ledger;
    if (ledger === undefined) return undefined;
    const taking = ledger.next();
    const freeAt = await untilAborted(taking, signals).catch((error: unknown) => {
      taking.then(
        (at) => at === undefined && ledger.giveBack(),
        () => {},
      );
      throw error;
    });
    if (freeAt === undefined) return undefined;
    const freeInMs = Math.max(0, freeAt - this.#context.clock.now());
    return { reason: 'calls', message: `The budget of ${this.#calls} calls in 24 hours is used up.`, freeInMs };
  }

  /** Counts the call at once, so that those that leave together do not all see the last place. */
  #beyondShare(): Excess | undefined {
    if (!this.#isShareUsed()) {
      this.#unreported++;
      this.#onTheirWay++;
      return undefined;
    }
    this.#ledger?.giveBack();
    const { current, limit } = this.#report!;
    const message = `The org has used ${current} of its ${limit} calls, and the budget ends at ${this.#percent} percent of them.`;
    return { reason: 'percentOfDailyLimit', message, freeInMs: undefined };
  }
}

function exceeded({ message, freeInMs }: Excess): ForcewireError {
  return new ForcewireError('BUDGET_EXCEEDED', message, { retryable: true, retryAfterMs: freeInMs });
}
