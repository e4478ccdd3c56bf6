import { type FileHandle, open } from 'node:fs/promises';
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
  /** A file beside the journal. To be asked for before the load or extract begins, each time anew; a file that is there already is written over. */
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
        return await OpenFile.open(path, { fsync: options.fsync ?? false, outputs: [...outputs.values()], lock, onClose });
      } catch (error) {
        await onClose();
        throw error;
      }
    },
    output(file) {
      if (isOpen) throw new ForcewireError('JOURNAL_LOCKED', `${file}: a load or an extract has begun with the journal ${path}.`);
      const output = outputs.get(file) ?? new KeptFile(file);
      outputs.set(file, output);
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
  readonly outputs: readonly KeptFile[];
  readonly lock: HeldLock;
  readonly onClose: () => Promise<void>;
}

/** Where each output was cut or has got to, by its path. */
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
    const sizes = Object.fromEntries(outputs.map(({ path, size }) => [path, size]));
    const line = writeLine(entry.type === TAKEN && outputs.length > 0 ? { ...entry, outputs: sizes } : entry);
    // What fails once fails for good: a line behind half a line could not be told from it.
    this.#last = this.#last.then(() => this.#write(line, entry.type === TAKEN));
    this.#last.catch(() => {});
    return this.#last;
  }

  async close(): Promise<void> {
    await this.#last.catch(() => {});
    const { outputs, onClose } = this.#surroundings;
    try {
      for (const output of outputs) await output.close();
    } finally {
      await this.#file.close();
      await onClose();
    }
  }

  async #write(line: Uint8Array, isTaken: boolean): Promise<void> {
    const { fsync, outputs, lock } = this.#surroundings;
    if (Date.now() - this.#seenAt > UNSEEN_MS && !(await lock.isHeld())) throw lost(this.#path);
    this.#seenAt = Date.now();
    if (isTaken) for (const output of outputs) await output.flush(fsync);
    await this.#file.appendFile(line);
    if (fsync) await this.#file.datasync();
  }
}

/** Opens each output where it was when its last rows were taken. */
async function openOutputs(outputs: readonly KeptFile[], entries: readonly JournalEntry[]): Promise<void> {
  const sizes = new Map<string, number>();
  for (const { type, outputs: written } of entries) {
    if (type === TAKEN) for (const [path, size] of Object.entries((written as Sizes | undefined) ?? {})) sizes.set(path, size);
  }
  const opened: KeptFile[] = [];
  try {
    for (const output of outputs) {
      await output.open(sizes.get(output.path) ?? 0);
      opened.push(output);
    }
  } catch (error) {
    for (const output of opened) await output.close();
    throw error;
  }
}

function lost(path: string): ForcewireError {
  const message = `The journal ${path} was taken by another process, since this one had not moved for half a minute.`;
  return new ForcewireError('JOURNAL_LOCKED', message);
}
