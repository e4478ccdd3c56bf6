import { open, rename } from 'node:fs/promises';

/** Where bytes go, one after the other. */
type Write = (chunk: Uint8Array | string) => Promise<unknown>;

/**
 * Writes to a file, or to standard output. A file has its name once it is whole: one that was cut short by an error is called `….part`, with
 * everything that came before.
 */
export async function writeOutput(chunks: AsyncIterable<Uint8Array | string>, file: string | undefined): Promise<void> {
  if (file === undefined || file === '-') return writeAll(chunks, toStandardOutput);
  const part = `${file}.part`;
  const handle = await open(part, 'w');
  try {
    await writeAll(chunks, (chunk) => handle.write(chunk as Uint8Array));
  } finally {
    await handle.close();
  }
  await rename(part, file);
}

async function writeAll(chunks: AsyncIterable<Uint8Array | string>, write: Write): Promise<void> {
  for await (const chunk of chunks) await write(chunk);
}

function toStandardOutput(chunk: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
