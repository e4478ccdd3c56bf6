import { randomUUID } from 'node:crypto';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often a holder says that it lives, and after how long a silent one is taken for dead. */
const BEAT_MS = 5_000;
const SILENT_MS = 30_000;
/** A lock without a name in it: whoever made it writes its name at once, or has died. */
const NAMELESS_MS = 1_000;
const RETRY_MS = 20;
/** When this process began, in milliseconds since the machine did: two of the same number did not begin in the same second. */
const STARTED_MS = Math.round(Number(process.hrtime.bigint()) / 1e6 - process.uptime() * 1e3);
const SAME_START_MS = 1_000;

/** Who holds a lock. */
export interface LockOwner {
  readonly id: string;
  readonly pid: number;
  readonly host: string;
  /** A container that is started again gives its processes the numbers that they had. */
  readonly startedMs?: number | undefined;
}

/** A lock that this process holds. Whoever has it says so by itself, until it is given back. */
export interface HeldLock {
  /** Whether nobody has taken the lock for a dead one's: a process that stood still for half a minute cannot know. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/**
 * Takes the lock file at `path`, or says who holds it. A lock is given on when its process on this machine has died, or when its holder, wherever
 * it is, has been silent for half a minute.
 */
export async function takeLockFile(path: string): Promise<HeldLock | LockOwner> {
  const owner: LockOwner = { id: randomUUID(), pid: process.pid, host: hostname(), startedMs: STARTED_MS };
  for (;;) {
    if (await tryLock(path, owner)) return hold(path, owner);
    const holder = await breakLock(path, owner);
    if (holder !== undefined) return holder;
    await sleep(RETRY_MS * (1 + Math.random()));
  }
}

/** Runs while this process holds the lock file at `path`, however long it takes to get it. */
export async function withLockFile<T>(path: string, run: () => Promise<T>): Promise<T> {
  for (;;) {
    const taken = await takeLockFile(path);
    if ('release' in taken) {
      try {
        return await run();
      } finally {
        await taken.release();
      }
    }
    await sleep(RETRY_MS * (1 + Math.random()));
  }
}

function hold(path: string, owner: LockOwner): HeldLock {
  const isHeld = async (): Promise<boolean> => (await readOwner(path))?.id === owner.id;
  const beat = setInterval(() => void beatOnce(path, isHeld).catch(() => {}), BEAT_MS).unref();
  return {
    isHeld,
    async release() {
      clearInterval(beat);
      if (await isHeld()) await rm(path, { force: true });
    },
  };
}

async function tryLock(path: string, owner: LockOwner): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(JSON.stringify(owner)).finally(() => file.close());
    // Whoever took longer than another is ready to wait for its name may have lost the lock.
    return (await readOwner(path))?.id === owner.id;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes a dead holder's lock away; gives a living one's name. Only one process at a time may do so, and looks again when its turn has come:
 * otherwise the slower of two would take away the lock that the faster has got in the meantime.
 */
async function breakLock(path: string, owner: LockOwner): Promise<LockOwner | undefined> {
  const holder = await readOwner(path);
  if (holder?.host === owner.host && !(await isDead(path, holder, Date.now()))) return holder;
  const turn = `${path}.break`;
  if (await isDead(turn, await readOwner(turn), Date.now())) await rm(turn, { force: true });
  if (!(await tryLock(turn, owner))) return undefined;
  try {
    // Of the file system: the clock of another machine may be half a minute ahead or behind.
    const { mtimeMs: now } = await stat(turn);
    const found = await readOwner(path);
    if (!(await isDead(path, found, now))) return found;
    await rm(path, { force: true });
  } finally {
    await rm(turn, { force: true });
  }
  return undefined;
}

async function isDead(path: string, owner: LockOwner | undefined, now: number): Promise<boolean> {
  if (owner !== undefined && owner.host === hostname() && !isAlive(owner)) return true;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && now - found.mtimeMs > (owner === undefined ? NAMELESS_MS : SILENT_MS);
}

/** undefined for a lock that is gone, or whose holder has not yet written its name. */
async function readOwner(path: string): Promise<LockOwner | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as LockOwner;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, startedMs = STARTED_MS }: LockOwner): boolean {
  if (pid === process.pid) return Math.abs(startedMs - STARTED_MS) < SAME_START_MS;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is one, and it is another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes what stands there already, so that the time of the change is the file system's, and not that of this machine's clock. */
async function beatOnce(path: string, isHeld: () => Promise<boolean>): Promise<void> {
  if (!(await isHeld())) return;
  const file = await open(path, 'r+');
  await file.write('{', 0).finally(() => file.close());
}
