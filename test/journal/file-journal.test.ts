import { execFile } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fileJournal, type JournalEntry } from 'forcewire';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ENTRIES: readonly JournalEntry[] = [
  { type: 'head', format: 1 },
  { type: 'batch', n: 0, text: 'a "quoted"\nline, Zoë 😀' },
  { type: 'taken', n: 0, to: 3, nested: { list: [1, null, true] } },
];

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'forcewire-journal-'));
  path = join(folder, 'load.journal');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function write(entries: readonly JournalEntry[], fsync?: boolean): Promise<void> {
  const opened = await fileJournal(path, { fsync }).open();
  await Promise.all(entries.map((entry) => opened.append(entry)));
  await opened.close();
}

async function read(): Promise<readonly JournalEntry[]> {
  const opened = await fileJournal(path).open();
  await opened.close();
  return opened.entries;
}

describe('a journal in a file', () => {
  test.each([false, true])('gives back what was written, in its order, and nobody else can read it (fsync %s)', async (fsync) => {
    await write(ENTRIES, fsync);
    expect(await read()).toEqual(ENTRIES);
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(folder)).toEqual(['load.journal']);
  });

  test('has one line for an entry, with a checksum before it', async () => {
    await write(ENTRIES);
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(3);
    // The CRC-32 of zip and PNG; Python's zlib.crc32 says the same.
    expect(lines[0]).toBe('a87b6ce2 {"type":"head","format":1}');
  });

  test('that was cut at any byte has the lines that are whole, and goes on behind them', async () => {
    await write(ENTRIES);
    const bytes = readFileSync(path);
    const ends = [...bytes.keys()].filter((at) => bytes[at] === 0x0a).map((at) => at + 1);
    for (let length = 0; length <= bytes.length; length++) {
      writeFileSync(path, bytes.subarray(0, length));
      const whole = ends.filter((end) => end <= length).length;
      const opened = await fileJournal(path).open();
      expect(opened.entries, `cut at ${length}`).toEqual(ENTRIES.slice(0, whole));
      await opened.append({ type: 'next' });
      await opened.close();
      expect(await read(), `cut at ${length}`).toEqual([...ENTRIES.slice(0, whole), { type: 'next' }]);
    }
  });

  test('whose last line was lost to zeros when the machine lost its power goes on before it', async () => {
    await write(ENTRIES);
    const whole = readFileSync(path);
    for (const torn of ['\0'.repeat(300), `0a1b2c3d {"type"${'\0'.repeat(300)}`]) {
      writeFileSync(path, whole);
      appendFileSync(path, torn);
      expect(await read()).toEqual(ENTRIES);
    }
  });

  test('with any other byte changed is refused, and left as it is', async () => {
    await write(ENTRIES);
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at++) {
      const spoilt = Buffer.from(bytes);
      spoilt[at] = bytes[at]! ^ 0x01;
      writeFileSync(path, spoilt);
      // Without its line feed the last line is one that was not written to its end.
      if (at === bytes.length - 1) continue;
      await expect(read(), `byte ${at}`).rejects.toMatchObject({
        code: 'JOURNAL_SPOILT',
        message: expect.stringMatching(/: line \d \(byte \d+\)/),
      });
      expect(readFileSync(path)).toEqual(spoilt);
    }
  });

  test.each(['Name\nAcme\n', 'Name,Phone', '{"type":"head"}'])('is no other file: %j is refused and left as it is', async (text) => {
    writeFileSync(path, text);
    await expect(read()).rejects.toMatchObject({ code: 'JOURNAL_SPOILT' });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('takes nothing behind an entry that could not be written', async () => {
    const opened = await fileJournal(path).open();
    await opened.append({ type: 'head' });
    const endless: Record<string, unknown> = {};
    endless.self = endless;
    expect(() => opened.append({ type: 'endless', endless })).toThrow(TypeError);
    await opened.close();
    await expect(opened.append({ type: 'late' })).rejects.toThrow();
    await expect(opened.append({ type: 'later' })).rejects.toThrow();
    expect(await read()).toEqual([{ type: 'head' }]);
  });
});

describe('a journal has one writer', () => {
  test('of one process', async () => {
    const journal = fileJournal(path);
    const opened = await journal.open();
    const refused = {
      code: 'JOURNAL_LOCKED',
      retryable: true,
      message: expect.stringContaining(`process ${process.pid} on ${hostname()}`),
    };
    await expect(journal.open()).rejects.toMatchObject(refused);
    await expect(fileJournal(path).open()).rejects.toMatchObject(refused);
    await opened.append({ type: 'head' });
    await opened.close();
    expect(await read()).toEqual([{ type: 'head' }]);
  });

  test('of several: that of a living one is refused, that of a dead one is given on', async () => {
    const hold = `import { fileJournal } from 'forcewire';
      const opened = await fileJournal(${JSON.stringify(path)}).open();
      await opened.append({ type: 'head' });
      console.log('open');
      setInterval(() => {}, 1000);`;
    const child = execFile(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', hold], { cwd: root });
    const died = new Promise((resolve) => child.once('exit', resolve));
    await new Promise((resolve) => child.stdout!.once('data', resolve));
    await expect(read()).rejects.toMatchObject({ code: 'JOURNAL_LOCKED', message: expect.stringContaining(`process ${child.pid} `) });
    child.kill('SIGKILL');
    await died;
    expect(await read()).toEqual([{ type: 'head' }]);
    expect(readdirSync(folder)).toEqual(['load.journal']);
  });

  test('of several machines, whatever their clocks say', async () => {
    const lock = `${path}.lock`;
    writeFileSync(lock, JSON.stringify({ id: 'far', pid: 1, host: 'another.example' }));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    try {
      await expect(read()).rejects.toMatchObject({ code: 'JOURNAL_LOCKED', message: expect.stringContaining('another.example') });
      utimesSync(lock, new Date(0), new Date(0));
      expect(await read()).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
    expect(readdirSync(folder)).toEqual(['load.journal']);
  });

  test('whose folder is not there is an error that says so, and leaves nothing open', async () => {
    await expect(fileJournal(join(folder, 'nowhere', 'load.journal')).open()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('even where many ask at once', async () => {
    const opens = await Promise.allSettled(Array.from({ length: 8 }, () => fileJournal(path).open()));
    const opened = opens.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(opened).toHaveLength(1);
    await opened[0]!.close();
  });
});

describe('a file that keeps step', () => {
  const write2 = async (text: string, entry: JournalEntry): Promise<void> => {
    const journal = fileJournal(path);
    const file = journal.output(join(folder, 'out'));
    const opened = await journal.open();
    await file.write(text);
    await opened.append(entry);
    await opened.close();
  };
  const out = (): string => readFileSync(join(folder, 'out'), 'utf8');

  test('is cut where its rows were taken last', async () => {
    writeFileSync(join(folder, 'out'), 'of somebody else');
    await write2('Zoë\n', { type: 'taken' });
    expect(out()).toBe('Zoë\n');
    await write2('two\n', { type: 'placed' });
    expect(out()).toBe('Zoë\ntwo\n');
    await write2('three\n', { type: 'taken' });
    expect(out()).toBe('Zoë\nthree\n');
  });

  test('that became shorter is refused', async () => {
    await write2('one\ntwo\n', { type: 'taken' });
    writeFileSync(join(folder, 'out'), 'one\n');
    await expect(write2('', { type: 'taken' })).rejects.toMatchObject({
      code: 'JOURNAL_MISMATCH',
      message: expect.stringMatching(/4 bytes .* 8/),
    });
    // And the journal is free again.
    writeFileSync(join(folder, 'out'), 'one\ntwo\n');
    await write2('', { type: 'taken' });
  });

  test('is found again from another folder, and when it was moved with its journal', async () => {
    const journal = fileJournal(path);
    const file = journal.output(relative(process.cwd(), join(folder, 'out')));
    const opened = await journal.open();
    await file.write('one\n');
    await opened.append({ type: 'taken' });
    await opened.close();
    renameSync(folder, `${folder}-moved`);
    folder = `${folder}-moved`;
    path = join(folder, 'load.journal');
    await write2('two\n', { type: 'taken' });
    expect(out()).toBe('one\ntwo\n');
  });

  test('is the same in each process', async () => {
    await write2('one\n', { type: 'taken' });
    await expect(read()).rejects.toMatchObject({ code: 'JOURNAL_MISMATCH', message: expect.stringContaining('out kept step') });
    rmSync(path);
    await write([{ type: 'taken' }]);
    await expect(write2('', { type: 'taken' })).rejects.toMatchObject({
      code: 'JOURNAL_MISMATCH',
      message: expect.stringContaining('out did not'),
    });
  });

  test('takes bytes only while the journal is open, and is asked for before', async () => {
    const journal = fileJournal(path);
    const file = journal.output(join(folder, 'out'));
    expect(journal.output(join(folder, 'out'))).toBe(file);
    await expect(file.write('x')).rejects.toMatchObject({ code: 'JOURNAL_CLOSED' });
    const opened = await journal.open();
    expect(() => journal.output(join(folder, 'late'))).toThrow(expect.objectContaining({ code: 'JOURNAL_LOCKED' }));
    const bytes = Buffer.from('abc');
    await file.write(bytes);
    bytes.fill(0x78);
    expect(file.size).toBe(3);
    await opened.close();
    expect(out()).toBe('abc');
    await expect(file.write('x')).rejects.toMatchObject({ code: 'JOURNAL_CLOSED' });
  });

  test('that could not be written once, as on a full disk, takes nothing behind the gap, and no rows are taken any more', async () => {
    const fill = `import { truncateSync } from 'node:fs';
      import { fileJournal } from 'forcewire';
      const journal = fileJournal(${JSON.stringify(path)});
      const file = journal.output(${JSON.stringify(join(folder, 'out'))});
      const opened = await journal.open();
      const codeOf = (step) => step.then(() => 'none', ({ code }) => code);
      await file.write('one\\n');
      await opened.append({ type: 'taken' });
      const codes = [await codeOf(file.write('x'.repeat(30_000_000)))];
      // There is room again.
      truncateSync(file.path, 4);
      await file.write('behind the gap');
      codes.push(await codeOf(opened.append({ type: 'taken' })), await codeOf(opened.append({ type: 'done' })), await codeOf(opened.close()));
      console.log(codes.join());`;
    // The largest file that the process may write has 10 or 20 MB, by what the shell takes for a block.
    const limited = ['-c', 'ulimit -f 20000; exec "$0" "$@"', process.execPath, '--import', 'tsx', '--input-type=module', '-e', fill];
    const { stdout } = await promisify(execFile)('sh', limited, { cwd: root });
    expect(stdout.trim()).toBe('EFBIG,EFBIG,EFBIG,EFBIG');
    expect(readdirSync(folder)).toEqual(['load.journal', 'out']);
    await write2('two\n', { type: 'taken' });
    expect(out()).toBe('one\ntwo\n');
  });

  test('has all of very many lines', async () => {
    const journal = fileJournal(path);
    const file = journal.output(join(folder, 'out'));
    const opened = await journal.open();
    for (let at = 0; at < 100_000; at++) await file.write(`line ${at}\n`);
    await opened.append({ type: 'taken' });
    await opened.close();
    expect(out()).toBe(Array.from({ length: 100_000 }, (_, at) => `line ${at}\n`).join(''));
  });
});
