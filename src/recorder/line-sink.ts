import { type FileHandle, open } from 'node:fs/promises';

/** Where lines go, each with its line end. Calls wait for a promise that it returns. */
export type LineSink = (line: string) => void | Promise<void>;

/** Lines one after another into a sink, and the first error that it threw. After one nothing more is written: a recording has no holes. */
export class LineWriter {
  readonly #sink: LineSink;
  readonly #release: () => Promise<void>;
  #last: Promise<void> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;

  /** A file is made anew, readable by its owner alone. */
  constructor(to: string | URL | LineSink) {
    const file = typeof to === 'function' ? undefined : new LineFile(to);
    this.#sink = typeof to === 'function' ? to : (line) => file!.write(line);
    this.#release = async () => file?.close();
  }

  /** Resolves when the line has been written, or is not going to be. */
  write(line: string): Promise<void> {
    this.#last = this.#last.then(async () => {
      if (this.#failure !== undefined) return;
      try {
        await this.#sink(line);
      } catch (error) {
        this.#failure = { error };
      }
    });
    return this.#last;
  }

  /** Throws what the sink threw. */
  async close(): Promise<void> {
    await this.#last;
    await this.#release();
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}

class LineFile {
  readonly #path: string | URL;
  #handle: FileHandle | undefined;

  constructor(path: string | URL) {
    this.#path = path;
  }

  async write(line: string): Promise<void> {
    this.#handle ??= await openAlone(this.#path);
    await this.#handle.appendFile(line);
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }
}

/** A file that is there already keeps its rights when it is opened. What is none, a terminal or a pipe, has the rights that it should have. */
async function openAlone(path: string | URL): Promise<FileHandle> {
  const handle = await open(path, 'w', 0o600);
  if ((await handle.stat()).isFile()) await handle.chmod(0o600);
  return handle;
}
