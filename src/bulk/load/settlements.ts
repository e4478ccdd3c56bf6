import { Buffer } from 'node:buffer';
import type { Settlement } from './load-batch.ts';

/** Of an id of Salesforce. */
const ID_LENGTH = 18;
/** What the first byte of an entry says; any other byte is the length of an id. */
const OTHER = 0xff;
const ENTRY_LENGTH = 2 + ID_LENGTH;

/**
 * What became of rows, in twenty bytes for each that went well, since a job may have a million of them:
 *
 * ```
 *   length of the id │ created: 0, 1, or 2 if unknown │ id
 *   OTHER            │                                │ number of the settlement in #others
 * ```
 */
export class Settlements {
  length = 0;
  #entries: Buffer;
  readonly #others: Settlement[] = [];

  constructor(expected: number) {
    this.#entries = Buffer.alloc(Math.max(1, expected) * ENTRY_LENGTH);
  }

  push(settlement: Settlement): void {
    const at = this.length++ * ENTRY_LENGTH;
    if (at === this.#entries.length) this.#entries = Buffer.concat([this.#entries], 2 * at);
    if (settlement.status === 'ok' && settlement.id.length <= ID_LENGTH) {
      const { id, created } = settlement;
      this.#entries[at] = id.length;
      this.#entries[at + 1] = created === undefined ? 2 : Number(created);
      this.#entries.write(id, at + 2, 'latin1');
    } else {
      this.#entries[at] = OTHER;
      this.#entries.writeUInt32LE(this.#others.push(settlement) - 1, at + 2);
    }
  }

  /** Only called with a number below `length`. */
  at(index: number): Settlement {
    const at = index * ENTRY_LENGTH;
    const length = this.#entries[at]!;
    if (length === OTHER) return this.#others[this.#entries.readUInt32LE(at + 2)]!;
    const created = this.#entries[at + 1]!;
    const id = this.#entries.toString('latin1', at + 2, at + 2 + length);
    return { status: 'ok', id, created: created === 2 ? undefined : created === 1 };
  }
}
