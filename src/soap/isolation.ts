import type { SoapFaultError } from '../errors.ts';
import type { Sendable } from './check-rows.ts';
import type { Piece } from './row-call.ts';

/** Rows that are tried alone before a fault is taken to be about all. */
const SAMPLES = 4;

/** What the search for rows that the server cannot read needs of the batch that they stand in. */
export interface Suspects<Row, Item> {
  /** One call. The fault about a value that came of it, if any; its rows then have no outcome yet. */
  try(piece: Piece<Row, Item>): Promise<SoapFaultError | undefined>;
  /** Once a call of the batch has been answered, no fault of another is about all of them. */
  readonly wasAnswered: boolean;
  /** Whether nothing more may be sent. */
  readonly isOver: boolean;
  poisoned(entry: Sendable<Row, Item>, fault: SoapFaultError): void;
  /** The load ends with the fault. */
  refuse(entries: readonly Sendable<Row, Item>[], fault: SoapFaultError): void;
  /** Told before the rows go again in calls of that size. */
  onSplit(rows: number, size: number, code: string): void;
}

/**
 * Finds the rows for which a call is refused: each half is sent alone, until such a row stands alone. Where both halves are refused alike, the fault
 * may be about every row, or about two with the same wrong value. A few rows from all over the piece are tried alone then: if all of them are
 * refused alike as well, the load ends with the fault.
 */
export async function isolate<Row, Item>(
  suspects: Suspects<Row, Item>,
  budget: { calls: number },
  piece: Piece<Row, Item>,
  fault: SoapFaultError,
): Promise<void> {
  const { entries, attempt } = piece;
  if (entries.length === 1) return suspects.poisoned(entries[0]!, fault);
  if (budget.calls < 2 || suspects.isOver) return suspects.refuse(entries, fault);
  budget.calls -= 2;
  const middle = Math.ceil(entries.length / 2);
  suspects.onSplit(entries.length, middle, fault.code);
  const halves = [entries.slice(0, middle), entries.slice(middle)];
  const faults: (SoapFaultError | undefined)[] = [];
  for (const half of halves) faults.push(await suspects.try({ entries: half, attempt }));
  const tried: ReadonlySet<Sendable<Row, Item>> | undefined =
    !suspects.wasAnswered && areAlike(faults[0], faults[1]) ? await trySamples(suspects, budget, piece, fault) : new Set();
  if (tried === undefined) return suspects.refuse(entries, fault);
  for (const [at, half] of halves.entries()) {
    const rest = half.filter((entry) => !tried.has(entry));
    if (faults[at] === undefined || rest.length === 0) continue;
    await isolate(suspects, budget, { entries: rest, attempt }, faults[at]);
  }
}

/** Which rows have been tried alone, each with its outcome; undefined where all of them were refused alike. */
async function trySamples<Row, Item>(
  suspects: Suspects<Row, Item>,
  budget: { calls: number },
  { entries, attempt }: Piece<Row, Item>,
  fault: SoapFaultError,
): Promise<ReadonlySet<Sendable<Row, Item>> | undefined> {
  const refused = new Map<Sendable<Row, Item>, SoapFaultError>();
  for (const entry of samplesOf(entries)) {
    if (budget.calls < 1 || suspects.isOver) return undefined;
    budget.calls--;
    const alone = await suspects.try({ entries: [entry], attempt });
    if (alone !== undefined) refused.set(entry, alone);
    if (areAlike(alone, fault)) continue;
    for (const [each, why] of refused) suspects.poisoned(each, why);
    return new Set([...refused.keys(), entry]);
  }
  return undefined;
}

// Of two rows, each has been tried alone already.
function samplesOf<Entry>(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length <= 2) return [];
  const count = Math.min(SAMPLES, entries.length);
  return Array.from({ length: count }, (_, nth) => entries[Math.floor(((nth + 0.5) * entries.length) / count)]!);
}

function areAlike(one: SoapFaultError | undefined, other: SoapFaultError | undefined): boolean {
  return one !== undefined && other !== undefined && one.code === other.code && one.message === other.message;
}
