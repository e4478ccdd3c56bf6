import { ForcewireError } from '../errors.ts';
import type { Journal, JournalEntry, OpenJournal } from './journal.ts';

/** What a journal is about, and all that decides which rows its entries mean. A value that is undefined is as good as none. */
export type JournalHead = Readonly<Record<string, string | number | boolean | undefined>>;

/** Of the entries; another number stands for lines that this release cannot read. */
const FORMAT = 1;

/**
 * Opens a journal for a load or an extract. A new one gets the head as its first entry; in one that was written before, the head has to be the
 * same. `entries` are those behind it. Throws ForcewireError (JOURNAL_MISMATCH) that names each difference, and whatever `open` throws.
 */
export async function openFor(journal: Journal, head: JournalHead): Promise<OpenJournal> {
  const opened = await journal.open();
  const given = { format: FORMAT, ...head };
  try {
    const [first, ...entries] = opened.entries;
    if (first === undefined) await opened.append({ type: 'head', ...given });
    else refuseOther(first, given);
    return { entries, append: (entry) => opened.append(entry), close: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function refuseOther({ type: _type, ...written }: JournalEntry, given: JournalHead): void {
  const names = [...new Set([...Object.keys(written), ...Object.keys(given)])].filter((name) => written[name] !== given[name]);
  if (names.length === 0) return;
  const differences = names.map((name) => `${name} is ${spell(written[name])} there and ${spell(given[name])} here`);
  throw new ForcewireError('JOURNAL_MISMATCH', `The journal is of something else: ${differences.join('; ')}. Nothing was sent.`);
}

function spell(value: unknown): string {
  return value === undefined ? 'absent' : String(value);
}
