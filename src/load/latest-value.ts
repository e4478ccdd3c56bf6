/** A value that changes while others watch. Each watcher sees the latest, and may miss some in between; nobody waits for a watcher. */
export class LatestValue<T> implements AsyncIterable<T> {
  #latest: T | undefined;
  #version = 0;
  #ended = false;
  #wakeWatchers: (() => void)[] = [];

  set(value: T): void {
    this.#latest = value;
    this.#version++;
    this.#wake();
  }

  /** Watchers see the last value and then the end. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    let seen = 0;
    for (;;) {
      if (seen < this.#version) {
        seen = this.#version;
        yield this.#latest as T;
      } else if (this.#ended) return;
      else await new Promise<void>((resolve) => this.#wakeWatchers.push(resolve));
    }
  }

  #wake(): void {
    for (const wake of this.#wakeWatchers.splice(0)) wake();
  }
}
