import { randomUUID } from 'node:crypto';
import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often a holder says that it lives, and after how long a silent one is taken for dead. */
const BEAT_MS = 5_000;
const SILENT_MS = 30_000;
const RETRY_MS = 20;

/** Who holds a lock. */
interface Owner {
  readonly id: string;
  readonly pid: number;
  readonly host: string;
}

/**
 * Runs while this process holds the lock file at `path`. A lock is given on when its process on this machine has died, or when its holder,
 * wherever it is, has been silent for half a minute.
 */
export async function withLockFile<T>(path: string, run: () => Promise<T>): Promise<T> {
  const owner: Owner = { id: randomUUID(), pid: process.pid, host: hostname() };
  while (!(await tryLock(path, owner))) {
    await breakLock(path, owner);
    await sleep(RETRY_MS * (1 + Math.random()));
  }
  const beat = setInterval(() => void touch(path), BEAT_MS).unref();
  try {
    return await run();
  } finally {
    clearInterval(beat);
    if ((await readOwner(path))?.id === owner.id) await rm(path, { force: true });
  }
}

async function tryLock(path: string, owner: Owner): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(JSON.stringify(owner)).finally(() => file.close());
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes a dead holder's lock away. Only one process at a time may do so, and looks again when its turn has come: otherwise the slower of two
 * would take away the lock that the faster has got in the meantime.
 */
async function breakLock(path: string, owner: Owner): Promise<void> {
  if (!(await isDead(path))) return;
  const turn = `${path}.break`;
  if (await isSilent(turn)) await rm(turn, { force: true });
  if (!(await tryLock(turn, owner))) return;
  try {
    if (await isDead(path)) await rm(path, { force: true });
  } finally {
    await rm(turn, { force: true });
  }
}

async function isDead(path: string): Promise<boolean> {
  const owner = await readOwner(path);
  if (owner !== undefined && owner.host === hostname() && !isAlive(owner.pid)) return true;
  return isSilent(path);
}

async function isSilent(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > SILENT_MS;
}

/** undefined for a lock that is gone, or whose holder has not yet written its name. */
async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is one, and it is another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}
