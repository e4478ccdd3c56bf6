/**
 * Where processes share sessions and rotated refresh tokens. Keys are names of hosts and users with a hash behind them; values are secrets.
 * An empty value is one that was forgotten.
 */
export interface SessionStore {
  /** The value last written, or undefined. */
  read(key: string): Promise<string | undefined>;
  /** Resolves once other processes read it. `expiresInMs`: the value is worth nothing after that time, and may be forgotten; without it, it is to be kept. */
  write(key: string, value: string, expiresInMs?: number): Promise<void>;
  /** Runs while nobody else holds this key, in whatever process. The lock of a process that has died is given on. */
  lock<T>(key: string, run: () => Promise<T>): Promise<T>;
}
