import type { SoapFaultError } from '../errors.ts';
import type { DoubtfulRow, Finding, Outcome } from '../load/load.ts';
import type { Sendable } from './check-rows.ts';
import { answeredOutcome, foundOutcome, type History, poisonOutcome, unappliedOutcome, unknownOutcome, unsentOutcome } from './outcomes.ts';
import type { Entry } from './row-batches.ts';
import type { SaveResult, Verb } from './verb.ts';

/** What became of the rows of a batch so far, and what is known of each for its outcome. The last word about a row counts. */
export class SettledRows<Row, Item> {
  readonly #verb: Verb<Item>;
  readonly #entries: readonly Entry<Row, Item>[];
  readonly #histories: Map<number, History> = new Map();
  readonly #outcomes: Map<number, Outcome<Row>> = new Map();

  constructor(verb: Verb<Item>, entries: readonly Entry<Row, Item>[]) {
    this.#verb = verb;
    this.#entries = entries;
    for (const { index } of entries) this.#histories.set(index, { attempts: 0, doubt: undefined });
  }

  /** Of every row, in the order of the batch. */
  get outcomes(): Outcome<Row>[] {
    return this.#entries.map(({ index }) => this.#outcomes.get(index)!);
  }

  /** Those of the rows that may have been applied, as far as is known. */
  doubtfulOf(entries: readonly Sendable<Row, Item>[]): { readonly entry: Sendable<Row, Item>; readonly row: DoubtfulRow<Row> }[] {
    return entries.flatMap((entry) => {
      const outcome = this.#outcomes.get(entry.index)!;
      if (outcome.status !== 'unknown') return [];
      const { index, row, attempts, cause } = outcome;
      return [{ entry, row: { index, row, attempts, cause } }];
    });
  }

  /** The row left so many times more. */
  countAttempts(entries: readonly Sendable<Row, Item>[], requests: number): void {
    for (const { index } of entries) this.#historyOf(index).attempts += requests;
  }

  /** The rows may have been applied, and go again. */
  doubt(entries: readonly Sendable<Row, Item>[], cause: unknown): void {
    for (const { index } of entries) this.#historyOf(index).doubt ??= { cause };
  }

  /** The server answered for the row. */
  answered(entry: Sendable<Row, Item>, result: SaveResult): void {
    this.#settle(entry, answeredOutcome(this.#verb, entry, result, this.#historyOf(entry.index)));
  }

  /** The server refused the row's call for it. */
  poisoned(entry: Sendable<Row, Item>, fault: SoapFaultError): void {
    this.#settle(entry, poisonOutcome(entry, fault, this.#historyOf(entry.index)));
  }

  /** The rows' last call was certainly not carried out. */
  unapplied(entries: readonly Sendable<Row, Item>[], error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    for (const entry of entries) this.#settle(entry, unappliedOutcome(entry, reason, this.#historyOf(entry.index)));
  }

  /** The rows' last call may have been carried out. */
  unknown(entries: readonly Sendable<Row, Item>[], error: unknown): void {
    for (const entry of entries) this.#settle(entry, unknownOutcome(entry, error, this.#historyOf(entry.index)));
  }

  /** Somebody found the row applied. */
  found(entry: Sendable<Row, Item>, finding: Finding & { readonly applied: true }): void {
    this.#settle(entry, foundOutcome(this.#verb, entry, finding, this.#historyOf(entry.index)));
  }

  /** Somebody found that the row was not applied. If it goes again and meets itself, its first call was still at work at the time. */
  notFound(entry: Sendable<Row, Item>, reason: string, cause: unknown): void {
    this.doubt([entry], cause);
    this.#settle(entry, unappliedOutcome(entry, reason, { ...this.#historyOf(entry.index), doubt: undefined }));
  }

  /** We refuse the row. */
  unsent(entry: Entry<Row, Item>): void {
    this.#settle(entry, unsentOutcome(entry, ''));
  }

  #settle({ index }: { readonly index: number }, outcome: Outcome<Row>): void {
    this.#outcomes.set(index, outcome);
  }

  #historyOf(index: number): History {
    return this.#histories.get(index)!;
  }
}
