import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { encodeBatch } from 'forcewire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeZip } from '../../../src/bulk/batch/write-zip.ts';
import { readZip } from '../../../src/local-org/bulk/v1/read-zip.ts';

const run = promisify(execFile);
const FILES = new Map<string, Uint8Array>([
  ['request.txt', Buffer.from('Name,Body\n'.repeat(1_000))],
  ['folder/Łódź.bin', new Uint8Array([0, 1, 2, 255])],
  ['noise', randomBytes(100_000)],
  ['empty', new Uint8Array(0)],
]);

function has(command: string, ...options: string[]): boolean {
  try {
    execFileSync(command, options, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a zip', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zip-'));
    path = join(folder, 'batch.zip');
    await writeFile(path, writeZip(FILES));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.skipIf(!has('unzip', '-v'))('is whole by the checks of unzip, which finds the files in it', async () => {
    await run('unzip', ['-tq', path]);
    const ascii = ['request.txt', 'noise', 'empty'];
    await run('unzip', ['-q', path, ...ascii, '-d', join(folder, 'out')]);
    for (const name of ascii) expect(Buffer.compare(await readFile(join(folder, 'out', name)), FILES.get(name)!)).toBe(0);
  });

  test.skipIf(!has('python3', '-c', 'import zipfile'))('is read by the zipfile of Python', async () => {
    const script =
      'import sys, zipfile, json\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(json.dumps({i.filename: [i.compress_type, z.read(i).hex()] for i in z.infolist()}))';
    const { stdout } = await run('python3', ['-c', script, path], { maxBuffer: 10_000_000 });
    const hex = (name: string): string => Buffer.from(FILES.get(name)!).toString('hex');
    // 8: deflated; 0: stored, since it would be longer.
    expect(JSON.parse(stdout)).toEqual({
      'request.txt': [8, hex('request.txt')],
      'folder/Łódź.bin': [0, hex('folder/Łódź.bin')],
      noise: [0, hex('noise')],
      empty: [0, ''],
    });
  });

  test('is the same for the same files, and the local org reads it', () => {
    expect(Buffer.compare(writeZip(FILES), writeZip(FILES))).toBe(0);
    expect([...readZip(writeZip(FILES))].map(([name, content]) => [name, content.byteLength])).toEqual(
      [...FILES].map(([name, content]) => [name, content.byteLength]),
    );
  });

  test('of a batch has the rows in request.txt, and the files that they name', () => {
    const { data } = encodeBatch('ZIP_CSV', [
      { Name: 'a', Body: new Uint8Array([1]) },
      { Name: 'b', Body: new Uint8Array([2]) },
    ]);
    const files = readZip(data as Uint8Array);
    expect([...files.keys()]).toEqual(['request.txt', 'file-1', 'file-2']);
    expect(Buffer.from(files.get('request.txt')!).toString()).toBe('Name,Body\na,#file-1\nb,#file-2\n');
    expect([...files.get('file-2')!]).toEqual([2]);
  });

  test.each([
    ['more than 1,000 files', Array.from({ length: 1_000 }, () => ({ Body: new Uint8Array(1) })), /at most 1000 files, not 1001/],
    ['files of more than 20,000,000 bytes', [{ Body: new Uint8Array(20_000_001) }], /at most 20000000 bytes/],
    ['more than 10,000,000 bytes once packed', [{ Body: randomBytes(10_000_001) }], /at most 10000000 bytes/],
  ])('with %s is refused', (_, rows, message) => {
    expect(() => encodeBatch('ZIP_JSON', rows)).toThrow(message);
  });
});
