import { createReadStream } from 'node:fs';

/** The lines of a file. Only `\n` ends one: text in a recording may have the other line ends of Unicode. */
export async function* readLines(path: string | URL): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1024 * 1024 })) {
    const lines = (rest + (chunk as string)).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}
