import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { withLockFile } from '../../lock-file.ts';
import type { SessionStore } from './session-store.ts';

type Values = Record<string, string | Passing>;

/** A value that is worth nothing after a time (milliseconds since 1970). */
interface Passing {
  readonly value: string;
  readonly until: number;
}

/**
 * Sessions in one file, for processes of one machine. Only its owner can read it (mode 0600); it is replaced as a whole, so that a process
 * that dies leaves the old one. Beside it stand lock files for as long as somebody logs in. Its folder has to exist.
 */
export function fileSessionStore(path: string): SessionStore {
  return {
    read: async (key) => {
      const values = await readValues(path);
      const found = Object.hasOwn(values, key) ? values[key] : undefined;
      return typeof found === 'object' ? found.value : found;
    },
    write: (key, value, expiresInMs) =>
      withLockFile(`${path}.lock`, async () => {
        const { [key]: _old, ...others } = await readValues(path);
        const kept = expiresInMs === undefined ? value : { value, until: Date.now() + expiresInMs };
        await replace(path, value === '' ? others : { ...others, [key]: kept });
      }),
    lock: (key, run) => withLockFile(`${path}.${shortHash(key)}.lock`, run),
  };
}

/** Without what has passed. A file that is not there, or was spoilt by somebody else, holds nothing: what it had can be had anew by logging in. */
async function readValues(path: string): Promise<Values> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const values = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
    return Object.fromEntries(Object.entries(values).filter(([, each]) => typeof each === 'string' || (each?.until ?? 0) > Date.now()));
  } catch (error) {
    const isFileTrouble = !(error instanceof SyntaxError) && (error as NodeJS.ErrnoException).code !== 'ENOENT';
    if (isFileTrouble) throw error;
    return {};
  }
}

async function replace(path: string, values: Values): Promise<void> {
  const next = `${path}.${randomUUID()}`;
  try {
    const file = await open(next, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify(values, undefined, 1));
      // A rotated refresh token stands nowhere else.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(next, path);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}

function shortHash(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}
