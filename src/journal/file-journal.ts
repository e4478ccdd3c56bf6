import { type FileHandle, open } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { ForcewireError } from '../errors.ts';
import { type HeldLock, takeLockFile } from '../lock-file.ts';
import { type Journal, type JournalEntry, type OpenJournal, TAKEN } from './journal.ts';
import { readLines, writeLine } from './journal-lines.ts';
import { KeptFile, type OutputFile } from './output-file.ts';

/** How a journal is kept. */
export interface FileJournalOptions {
  /**
   * Wait for the disk at each entry. Default false: what a process has written outlives the process, but not a machine that loses its power.
   */
  fsync?: boolean | undefined;
}

/** A journal in a file, and the files that keep step with it. */
export interface FileJournal extends Journal {
  /**
   * A file beside the journal, the same in each process. To be asked for before the load or extract begins; a file that is there when it begins anew
   * is written over.
   */
  output(path: string): OutputFile;
}

/**
 * A journal at `path`, which only its owner can read (mode 0600); its folder has to exist. It has ids of jobs, counts and hashes; never a secret,
 * and no row. While a load or extract runs with it, `path.lock` keeps others out.
 *
 * Opening it throws ForcewireError: JOURNAL_LOCKED while a living process has it, JOURNAL_SPOILT where a line is not what was written. A last line
 * that was not written to its end is taken away. JOURNAL_MISMATCH is for a load or extract that is not the one in the journal.
 */
export function fileJournal(path: string, options: FileJournalOptions = {}): FileJournal {
  const outputs = new Map<string, KeptFile>();
  let isOpen = false;
  return {
    async open() {
      const lock = await takeLock(path);
      isOpen = true;
      const onClose = async (): Promise<void> => {
        isOpen = false;
        await lock.release();
      };
      try {
        return await OpenFile.open(path, { fsync: options.fsync ?? false, outputs, lock, onClose });
      } catch (error) {
        await onClose();
        throw error;
      }
    },
    output(file) {
      if (isOpen) throw new ForcewireError('JOURNAL_LOCKED', `${file}: a load or an extract has begun with the journal ${path}.`);
      // As seen from the journal, so that both can be moved.
      const name = relative(dirname(resolve(path)), resolve(file));
      const output = outputs.get(name) ?? new KeptFile(file);
      outputs.set(name, output);
      return output;
    },
  };
}

async function takeLock(path: string): Promise<HeldLock> {
  const taken = await takeLockFile(`${path}.lock`);
  if ('release' in taken) return taken;
  throw new ForcewireError('JOURNAL_LOCKED', `The journal ${path} is in use by process ${taken.pid} on ${taken.host}.`, {
    retryable: true,
  });
}

interface Surroundings {
  readonly fsync: boolean;
  /** By their path as seen from the journal. */
  readonly outputs: ReadonlyMap<string, KeptFile>;
  readonly lock: HeldLock;
  readonly onClose: () => Promise<void>;
}

/** Bytes of each output. */
type Sizes = Readonly<Record<string, number>>;

/** A holder that has not come to write for so long looks whether it still is the holder. */
const UNSEEN_MS = 15_000;

class OpenFile implements OpenJournal {
  readonly entries: readonly JournalEntry[];
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #surroundings: Surroundings;
  #last: Promise<void> = Promise.resolve();
  #seenAt = Date.now();

  static async open(path: string, surroundings: Surroundings): Promise<OpenFile> {
    const file = await open(path, 'a+', 0o600);
    try {
      const { entries, length } = readLines(await file.readFile(), path);
      await file.truncate(length);
      await openOutputs(surroundings.outputs, entries);
      return new OpenFile(path, file, entries, surroundings);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  private constructor(path: string, file: FileHandle, entries: readonly JournalEntry[], surroundings: Surroundings) {
    this.#path = path;
    this.#file = file;
    this.entries = entries;
    this.#surroundings = surroundings;
  }

  append(entry: JournalEntry): Promise<void> {
    // The outputs are where they are at this moment, not where they will be when it is the entry's turn.
    const { outputs } = this.#surroundings;
    const sizes: Sizes = Object.fromEntries([...outputs].map(([name, { size }]) => [name, size]));
    const line = writeLine(entry.type === TAKEN && outputs.size > 0 ? { ...entry, outputs: sizes } : entry);
    // What fails once fails for good: a line behind half a line could not be told from it.
    this.#last = this.#last.then(() => this.#write(line, entry.type === TAKEN));
    this.#last.catch(() => {});
    return this.#last;
  }

  async close(): Promise<void> {
    await this.#last.catch(() => {});
    const { outputs, onClose } = this.#surroundings;
    const closed = await Promise.allSettled([...[...outputs.values()].map((output) => output.close()), this.#file.close()]);
    await onClose();
    for (const each of closed) if (each.status === 'rejected') throw each.reason;
  }

  async #write(line: Uint8Array, isTaken: boolean): Promise<void> {
    const { fsync, outputs, lock } = this.#surroundings;
    if (Date.now() - this.#seenAt > UNSEEN_MS && !(await lock.isHeld())) throw lost(this.#path);
    this.#seenAt = Date.now();
    if (isTaken) for (const output of outputs.values()) await output.flush(fsync);
    await this.#file.appendFile(line);
    if (fsync) await this.#file.datasync();
  }
}

/** Opens each output where it was when rows were taken last. */
async function openOutputs(outputs: ReadonlyMap<string, KeptFile>, entries: readonly JournalEntry[]): Promise<void> {
  const last = entries.findLast(({ type }) => type === TAKEN);
  const sizes = (last?.outputs ?? {}) as Sizes;
  const names = [...outputs.keys()];
  const missing = Object.keys(sizes).find((name) => !outputs.has(name));
  if (missing !== undefined) throw mismatch(`The file ${missing} kept step with the journal, and is not asked for.`);
  const added = names.find((name) => sizes[name] === undefined);
  if (last !== undefined && added !== undefined) throw mismatch(`The file ${added} did not keep step with the journal from its beginning.`);
  const opened: KeptFile[] = [];
  try {
    for (const [name, output] of outputs) {
      await output.open(sizes[name] ?? 0);
      opened.push(output);
    }
  } catch (error) {
    for (const output of opened) await output.close();
    throw error;
  }
}

function mismatch(message: string): ForcewireError {
  return new ForcewireError('JOURNAL_MISMATCH', message);
}

function lost(path: string): ForcewireError {
  const message = `The journal ${path} was taken by another process, since this one had not moved for half a minute.`;
  return new ForcewireError('JOURNAL_LOCKED', message);
}
