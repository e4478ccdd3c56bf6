import { seededRandom } from '../random.ts';

/** Which requests a fault is for. Everything that is given must hold; without any, it is every request. */
export interface FaultMatch {
  /** SOAP operation: `create`, `queryMore`. */
  readonly operation?: string | undefined;
  /** Object named in the request: `City__c`. */
  readonly object?: string | undefined;
  /** Only the nth request that the rest holds for, from 1. */
  readonly nth?: number | undefined;
  /** Every nth. */
  readonly every?: number | undefined;
  /** From 0 to 1; drawn from the org's seed. */
  readonly probability?: number | undefined;
}

/**
 * Something that goes wrong on demand. `fault` answers a SOAP fault, `status` an HTTP status with an HTML page, `drop` closes the
 * connection, `truncate` closes it in the middle of the answer. `when` says whether the request was carried out before that; default
 * `before`: it was not. A request whose answer is cut was carried out.
 */
export type Fault = { readonly on?: FaultMatch | undefined; readonly when?: 'before' | 'after' | undefined } & (
  | { readonly kind: 'fault'; readonly exceptionCode: string; readonly message?: string | undefined }
  | { readonly kind: 'status'; readonly status: number; readonly body?: string | undefined }
  | { readonly kind: 'drop' }
  | { readonly kind: 'truncate' }
);

interface Armed {
  readonly fault: Fault;
  matched: number;
}

/** The faults that a test has asked for. */
export class FaultPlan {
  readonly #armed = new Set<Armed>();
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** Returns what takes the fault away again. Throws TypeError for a kind that is not known. */
  add(fault: Fault): () => void {
    if (!['fault', 'status', 'drop', 'truncate'].includes(fault.kind))
      throw new TypeError(`"${fault.kind}" is not a kind of fault: fault, status, drop or truncate.`);
    const armed = { fault, matched: 0 };
    this.#armed.add(armed);
    return () => this.#armed.delete(armed);
  }

  clear(): void {
    this.#armed.clear();
  }

  get isEmpty(): boolean {
    return this.#armed.size === 0;
  }

  /** The first fault that is due for a request. `mentions` says whether the request names an object. */
  next(operation: string, mentions: (object: string) => boolean): Fault | undefined {
    let due: Fault | undefined;
    for (const armed of this.#armed) {
      const { on = {} } = armed.fault;
      if (on.operation !== undefined && on.operation !== operation) continue;
      if (on.object !== undefined && !mentions(on.object)) continue;
      armed.matched++;
      if (due === undefined && this.#isDue(on, armed.matched)) due = armed.fault;
    }
    return due;
  }

  #isDue({ nth, every, probability }: FaultMatch, matched: number): boolean {
    if (nth !== undefined && matched !== nth) return false;
    if (every !== undefined && matched % every !== 0) return false;
    return probability === undefined || this.#random() < probability;
  }
}
