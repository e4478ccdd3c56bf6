import { Buffer } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { ForcewireError } from '../errors.ts';

/** Bytes that are held back, so that lines need not be written one by one. */
const HELD_BYTES = 65_536;

/**
 * A file that keeps step with a journal: when a load or an extract goes on, the file is cut where its receiver had asked for the next row. So what
 * is written for each row, before the next is asked for, stands there once, whenever the process dies.
 */
export interface OutputFile {
  readonly path: string;
  /** Bytes so far, by which a first line can be told; 0 before the load or extract has begun. */
  readonly size: number;
  /**
   * Adds bytes, or text as UTF-8. To be awaited before the next row is asked for. Throws ForcewireError (JOURNAL_CLOSED) while nothing runs with the
   * journal, and what the file system says: a file that could not be written once (a full disk) takes no more, and no row is taken any more.
   */
  write(data: string | Uint8Array): Promise<void>;
}

/** The file behind an `OutputFile`. */
export class KeptFile implements OutputFile {
  readonly path: string;
  size = 0;
  #file: FileHandle | undefined;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
  }

  /** Cuts the file at `size`. Throws ForcewireError (JOURNAL_MISMATCH) for one that is shorter. */
  async open(size: number): Promise<void> {
    const file = await open(this.path, 'a+', 0o600);
    try {
      const { size: found } = await file.stat();
      if (found < size) throw tooShort(this.path, found, size);
      await file.truncate(size);
    } catch (error) {
      await file.close();
      throw error;
    }
    this.#file = file;
    this.#last = Promise.resolve();
    this.size = size;
  }

  async write(data: string | Uint8Array): Promise<void> {
    if (this.#file === undefined) throw new ForcewireError('JOURNAL_CLOSED', `${this.path}: no load or extract runs with its journal.`);
    // A copy: who writes may use its bytes again.
    const bytes = typeof data === 'string' ? Buffer.from(data) : new Uint8Array(data);
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    this.size += bytes.length;
    if (this.#heldBytes >= HELD_BYTES) await this.flush(false);
  }

  /** Hands over to the system what is held back; with `fsync` to the disk. */
  flush(fsync: boolean): Promise<void> {
    const held = Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    // What fails once fails for good: with other bytes behind a gap the file would pass for whole.
    this.#last = this.#last.then(() => this.#append(held, fsync));
    this.#last.catch(() => {});
    return this.#last;
  }

  async close(): Promise<void> {
    const file = this.#file;
    try {
      await this.flush(false);
    } finally {
      this.#file = undefined;
      await file?.close();
    }
  }

  async #append(bytes: Uint8Array, fsync: boolean): Promise<void> {
    // One that was opened for appending writes at its end.
    if (bytes.length > 0) await this.#file?.appendFile(bytes);
    if (fsync) await this.#file?.datasync();
  }
}

function tooShort(path: string, found: number, expected: number): ForcewireError {
  const message = `${path} has ${found} bytes where the journal says that it had ${expected}: it is another file, or was written over.`;
  return new ForcewireError('JOURNAL_MISMATCH', message);
}
