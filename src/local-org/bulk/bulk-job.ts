/** What every bulk job is created with, whichever API it was made with, and keeps. */
export interface BulkJobFacts {
  readonly id: string;
  readonly operation: string;
  readonly object: string;
  /** `62.0`. */
  readonly apiVersion: string;
  readonly createdById: string;
  /** Milliseconds. */
  readonly createdDate: number;
}

/** A job as both APIs list it. */
export abstract class BulkJob<Facts extends BulkJobFacts = BulkJobFacts, State extends string = string> {
  /** `Classic` is Bulk API 1.0. */
  abstract readonly jobType: 'Classic' | 'V2Ingest' | 'V2Query';
  abstract readonly concurrencyMode: 'Parallel' | 'Serial';
  abstract readonly contentType: string;
  readonly facts: Facts;
  state: State;
  /** Milliseconds: when it changed last. */
  systemModstamp: number;

  constructor(facts: Facts, state: State) {
    this.facts = facts;
    this.state = state;
    this.systemModstamp = facts.createdDate;
  }

  get id(): string {
    return this.facts.id;
  }

  get operation(): Facts['operation'] {
    return this.facts.operation;
  }

  get object(): string {
    return this.facts.object;
  }

  get apiVersion(): string {
    return this.facts.apiVersion;
  }

  get createdById(): string {
    return this.facts.createdById;
  }

  get createdDate(): number {
    return this.facts.createdDate;
  }

  /** When its youngest batch was added, where it has batches of its own. */
  get youngestBatch(): number | undefined {
    return undefined;
  }

  /** Whether it is a query that is cut by primary key. */
  get isPkChunkingEnabled(): boolean {
    return false;
  }

  setState(state: State, now: number): void {
    this.state = state;
    this.systemModstamp = now;
  }
}
