import { open, rename, rm } from 'node:fs/promises';

/** Where bytes go, one after the other. */
export interface Output {
  /** 0 where nothing stands there yet. */
  readonly size: number;
  write(data: Uint8Array | string): Promise<unknown>;
}

/**
 * Lets a file, or standard output, be filled. A file has its name once it is whole: one that was cut short by an error is called `….part`, with
 * everything that came before, if anything did.
 */
export async function fillOutput(file: string | undefined, fill: (output: Output) => Promise<void>): Promise<void> {
  if (file === undefined || file === '-') return fill(counted(toStandardOutput));
  const part = `${file}.part`;
  const handle = await open(part, 'w');
  const output = counted((data) => handle.writeFile(data));
  try {
    await fill(output);
    await handle.close();
    await rename(part, file);
  } catch (error) {
    await handle.close();
    if (output.size === 0) await rm(part);
    else process.stderr.write(`${file} is not whole: what came before the end is in ${part}\n`);
    throw error;
  }
}

/** Writes all there is. */
export async function writeAll(chunks: AsyncIterable<Uint8Array | string>, output: Output): Promise<void> {
  for await (const chunk of chunks) await output.write(chunk);
}

function counted(write: Output['write']): Output {
  let size = 0;
  return {
    get size() {
      return size;
    },
    write(data) {
      size += data.length;
      return write(data);
    },
  };
}

function toStandardOutput(data: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(data, (error) => (error ? reject(error) : resolve()));
  });
}
