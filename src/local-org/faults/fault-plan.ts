import { ApiError } from '../api-error.ts';
import { seededRandom } from '../random.ts';
import type { RecordError } from '../store/save-result.ts';
import type { Fault, FaultMatch, RecordFault, RequestFault } from './fault.ts';
import { textOf } from './fault-texts.ts';

/** What a match is held against. */
export interface FaultSubject {
  readonly operation: string;
  isAbout(object: string): boolean;
  /** Of a request. */
  readonly path?: string | undefined;
  /** Of a record. */
  readonly values?: Readonly<Record<string, unknown>> | undefined;
}

interface Armed<Kind extends Fault> {
  readonly fault: Kind;
  matched: number;
}

/** What each kind cannot do without. */
const REQUIRED: Readonly<Record<Fault['kind'], Readonly<Record<string, 'string' | 'number'>>>> = {
  fault: { exceptionCode: 'string' },
  status: { status: 'number' },
  drop: {},
  reset: {},
  refuse: { milliseconds: 'number' },
  hang: {},
  truncate: {},
  garble: {},
  slow: {},
  expireSessions: {},
  moveInstance: {},
  rowError: { statusCode: 'string' },
  poison: { exceptionCode: 'string' },
};

/** The faults that a test has asked for. */
export class FaultPlan {
  readonly #requests = new Set<Armed<RequestFault>>();
  readonly #uploads = new Set<Armed<RequestFault>>();
  readonly #records = new Set<Armed<RecordFault>>();
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** Returns what takes the fault away again. Throws TypeError for a kind that is not known, or that lacks what it needs. */
  add(fault: Fault): () => void {
    check(fault);
    if (isRecordFault(fault)) return arm(this.#records, fault);
    return arm('when' in fault && fault.when === 'during' ? this.#uploads : this.#requests, fault);
  }

  clear(): void {
    for (const armed of [this.#requests, this.#uploads, this.#records]) armed.clear();
  }

  /** Whether requests have to be looked at before their body has come in. */
  get breaksUploads(): boolean {
    return this.#uploads.size > 0;
  }

  /** The first fault that is due for a request whose body is still coming in. */
  nextUpload(subject: FaultSubject): RequestFault | undefined {
    return this.#next(this.#uploads, subject);
  }

  get breaksRequests(): boolean {
    return this.#requests.size > 0;
  }

  /** The first fault that is due for a request. */
  nextRequest(subject: FaultSubject): RequestFault | undefined {
    return this.#next(this.#requests, subject);
  }

  get breaksRecords(): boolean {
    return this.#records.size > 0;
  }

  /** The error that a record shall have in place of being saved. Throws ApiError for one that shall spoil its whole call. */
  nextRecord(subject: FaultSubject): RecordError | undefined {
    const fault = this.#next(this.#records, subject);
    if (fault === undefined) return undefined;
    if (fault.kind === 'poison') throw new ApiError(fault.exceptionCode, fault.message ?? textOf(fault.exceptionCode));
    const { statusCode, message = textOf(statusCode), fields = [] } = fault;
    return { statusCode, message, fields };
  }

  /** Every fault counts what it is for, also where another one comes first. */
  #next<Kind extends Fault>(armed: ReadonlySet<Armed<Kind>>, subject: FaultSubject): Kind | undefined {
    let due: Kind | undefined;
    for (const each of armed) {
      const { on = {} } = each.fault;
      if (!holds(on, subject)) continue;
      each.matched++;
      if (due === undefined && this.#isDue(on, each.matched)) due = each.fault;
    }
    return due;
  }

  #isDue({ nth, every, probability }: FaultMatch, matched: number): boolean {
    if (nth !== undefined && matched !== nth) return false;
    if (every !== undefined && matched % every !== 0) return false;
    return probability === undefined || this.#random() < probability;
  }
}

function arm<Kind extends Fault>(armed: Set<Armed<Kind>>, fault: Kind): () => void {
  const one = { fault, matched: 0 };
  armed.add(one);
  return () => armed.delete(one);
}

function isRecordFault(fault: Fault): fault is RecordFault {
  return fault.kind === 'rowError' || fault.kind === 'poison';
}

function holds({ operation, object, path, values }: FaultMatch, subject: FaultSubject): boolean {
  if (operation !== undefined && operation !== subject.operation) return false;
  if (object !== undefined && !subject.isAbout(object)) return false;
  if (path !== undefined && !(subject.path ?? '').includes(path)) return false;
  return Object.entries(values ?? {}).every(([field, text]) => String(subject.values?.[field] ?? '') === text);
}

function check(fault: Fault): void {
  const required = REQUIRED[fault.kind];
  if (required === undefined) {
    throw new TypeError(`"${fault.kind}" is not a kind of fault. There are: ${Object.keys(REQUIRED).join(', ')}.`);
  }
  for (const [name, type] of Object.entries(required)) {
    const given = (fault as unknown as Readonly<Record<string, unknown>>)[name];
    if (typeof given !== type) throw new TypeError(`A fault of kind "${fault.kind}" needs ${name}, a ${type}; it has ${String(given)}.`);
  }
  const { nth, every, probability } = fault.on ?? {};
  for (const [name, count] of Object.entries({ nth, every })) {
    if (count !== undefined && !(Number.isInteger(count) && count > 0))
      throw new TypeError(`A fault's ${name} counts from 1; it is ${count}.`);
  }
  if (probability !== undefined && !(probability >= 0 && probability <= 1)) {
    throw new TypeError(`A fault's probability is a number from 0 to 1; it is ${probability}.`);
  }
}
