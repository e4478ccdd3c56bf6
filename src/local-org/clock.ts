interface Task {
  /** Milliseconds, by the org's time. */
  readonly at: number;
  readonly run: () => void | Promise<void>;
}

/** The longest that a timer of the platform can wait. */
const LONGEST_WAIT = 0x7fff_ffff;

/**
 * The org's time. It runs like the machine's, from any moment on, until a test turns it or stops it; what the org does later (jobs, expiry) goes
 * by it, so that hours pass in no time.
 */
export class Clock {
  #tasks: Task[] = [];
  /** What has to be added to the machine's time. */
  #offset = 0;
  #stoppedAt: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** With a start, the time stands still there until `resume`; without, it runs like the machine's. */
  constructor(start?: number) {
    this.#stoppedAt = start;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#stoppedAt ?? Date.now() + this.#offset;
  }

  /** Runs a task when so many milliseconds have passed. Returns what calls it off. */
  after(milliseconds: number, run: () => void | Promise<void>): () => void {
    const task: Task = { at: this.now() + Math.max(0, milliseconds), run };
    // Tasks of the same moment run in the order in which they were given.
    const later = this.#tasks.findIndex((each) => each.at > task.at);
    this.#tasks.splice(later === -1 ? this.#tasks.length : later, 0, task);
    this.#arm();
    return () => {
      this.#tasks = this.#tasks.filter((each) => each !== task);
    };
  }

  /** Moves the time on. What falls due on the way has been done, in order and each at its own moment, when this resolves. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.now() + milliseconds;
    for (let task = this.#takeDue(end); task !== undefined; task = this.#takeDue(end)) {
      this.#moveTo(task.at);
      await task.run();
    }
    this.#moveTo(end);
    this.#arm();
  }

  /** The time moves by `advance` alone from now on. */
  stop(): void {
    this.#stoppedAt = this.now();
    this.#arm();
  }

  /** The time runs again, from where it stands. */
  resume(): void {
    if (this.#stoppedAt === undefined) return;
    this.#offset = this.#stoppedAt - Date.now();
    this.#stoppedAt = undefined;
    this.#arm();
  }

  /** Nothing that waits will be run. */
  close(): void {
    this.#tasks = [];
    clearTimeout(this.#timer);
  }

  #takeDue(end: number): Task | undefined {
    return this.#tasks[0] !== undefined && this.#tasks[0].at <= end ? this.#tasks.shift() : undefined;
  }

  /** Time never goes back: a task may have turned the clock itself. */
  #moveTo(moment: number): void {
    const step = moment - this.now();
    if (step <= 0) return;
    if (this.#stoppedAt === undefined) this.#offset += step;
    else this.#stoppedAt += step;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const [next] = this.#tasks;
    if (next === undefined) return;
    const wait = next.at - this.now();
    if (wait > 0 && this.#stoppedAt !== undefined) return;
    // A process need not live on for what an org would do later; its server keeps it alive for as long as it listens.
    this.#timer = setTimeout(() => void this.#runDue(), Math.min(wait, LONGEST_WAIT)).unref();
  }

  async #runDue(): Promise<void> {
    const task = this.#takeDue(this.now());
    this.#arm();
    await task?.run();
  }
}
