/** Which rows a save holds, by their ids. Locks end by themselves when their time is over; nobody waits for one. */
export class LockTable {
  readonly #now: () => number;
  readonly #locks = new Map<string, { readonly holder: string; readonly until: number }>();

  /** `now` is the org's time in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes all these rows for so many milliseconds, or none: then it returns those that others hold. */
  take(ids: readonly string[], holder: string, milliseconds: number): readonly string[] {
    const now = this.#now();
    const held = ids.filter((id) => this.#isHeldByOther(id, holder, now));
    if (held.length > 0) return held;
    for (const id of ids) this.#locks.set(id, { holder, until: now + milliseconds });
    return held;
  }

  #isHeldByOther(id: string, holder: string, now: number): boolean {
    const lock = this.#locks.get(id);
    if (lock === undefined) return false;
    if (lock.until > now) return lock.holder !== holder;
    this.#locks.delete(id);
    return false;
  }
}
