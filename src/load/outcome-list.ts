import type { Outcome } from './load.ts';

/** Outcomes of a batch in the order of its rows. An array is one; others make outcomes when they are asked for, since a batch may have a million rows. */
export interface OutcomeList<Row> extends Iterable<Outcome<Row>> {
  readonly length: number;
  slice(from: number, to?: number): OutcomeList<Row>;
  forEach(visit: (fate: Pick<Outcome<Row>, 'status' | 'attempts'>) => void): void;
}
