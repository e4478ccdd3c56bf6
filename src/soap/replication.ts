import { ForcewireError, SoapFaultError } from '../errors.ts';
import type { DeletedRecord, Replicated, ReplicationOptions } from '../rows.ts';
import { readOperation, type SoapLink } from './call.ts';

const MINUTE = 60_000;

/** getUpdated(): ids of the records that were created or changed in a span of time. */
export function updatedIds(link: SoapLink, object: string, options: ReplicationOptions): Replicated<string> {
  return new ReplicationRun(link, 'getUpdated', object, options, ({ ids = [] }) => ids);
}

/** getDeleted(): the records that were deleted in a span of time and not restored. */
export function deletedRecords(link: SoapLink, object: string, options: ReplicationOptions): Replicated<DeletedRecord> {
  return new ReplicationRun(link, 'getDeleted', object, options, ({ deletedRecords: deleted = [] }) => deleted);
}

/** Milliseconds since 1970. */
interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * Asks for windows of whole minutes, one after the other, and for halves of those that have too many records. Where the server has covered less than
 * was asked for, since a transaction is still at work, it ends there: what comes later belongs to the next run.
 */
class ReplicationRun<T> implements Replicated<T> {
  readonly #link: SoapLink;
  readonly #operation: 'getUpdated' | 'getDeleted';
  readonly #object: string;
  readonly #options: ReplicationOptions;
  readonly #itemsOf: (answer: any) => readonly T[];
  #isClaimed = false;
  #covered: number | undefined;

  constructor(
    link: SoapLink,
    operation: 'getUpdated' | 'getDeleted',
    object: string,
    options: ReplicationOptions,
    itemsOf: (answer: any) => readonly T[],
  ) {
    for (const [name, time] of Object.entries({ since: options.since, until: options.until ?? 0 })) {
      if (Number.isNaN(new Date(time).getTime())) throw new ForcewireError('INVALID_OPTION', `${name} is no time.`);
    }
    this.#link = link;
    this.#operation = operation;
    this.#object = object;
    this.#options = options;
    this.#itemsOf = itemsOf;
  }

  get latestDateCovered(): Date | undefined {
    return this.#covered === undefined ? undefined : new Date(this.#covered);
  }

  [Symbol.asyncIterator](): AsyncGenerator<T> {
    if (this.#isClaimed) throw new ForcewireError('ALREADY_READ', 'A span is read once; ask for another to read it again.');
    this.#isClaimed = true;
    return this.#read();
  }

  async *#read(): AsyncGenerator<T> {
    const { since, until, signal } = this.#options;
    const end = toMinute(until === undefined ? await this.#serverTime() : new Date(until).getTime());
    const windows: Window[] = [{ start: toMinute(new Date(since).getTime()), end }];
    let covered = windows[0]!.start;
    for (let window = windows.pop(); window !== undefined; window = windows.pop()) {
      // The servers want a minute at least; less is left to the next run.
      if (window.end - window.start < MINUTE) break;
      const answer = await this.#ask(window);
      if (answer === 'tooMany') {
        const middle = toMinute((window.start + window.end) / 2);
        windows.push({ start: middle, end: window.end }, { start: window.start, end: middle });
        continue;
      }
      for (const item of this.#itemsOf(answer)) {
        yield item;
        signal?.throwIfAborted();
      }
      covered = Math.min(window.end, answer.latestDateCovered.getTime());
      if (covered < window.end) break;
    }
    this.#covered = covered;
  }

  async #serverTime(): Promise<number> {
    const { timestamp } = await readOperation(this.#link, 'getServerTimestamp', {}, { signal: this.#options.signal });
    return timestamp.getTime();
  }

  async #ask({ start, end }: Window): Promise<any> {
    const request = { sObjectType: this.#object, startDate: new Date(start), endDate: new Date(end) };
    try {
      return await readOperation(this.#link, this.#operation, request, { signal: this.#options.signal });
    } catch (error) {
      const isTooMany = error instanceof SoapFaultError && error.code === 'EXCEEDED_ID_LIMIT';
      if (isTooMany && end - start >= 2 * MINUTE) return 'tooMany';
      throw error;
    }
  }
}

// The servers cut the seconds off.
function toMinute(time: number): number {
  return Math.floor(time / MINUTE) * MINUTE;
}
