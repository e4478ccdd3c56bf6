import { shapeEvents } from '../events/channels.ts';
import { readOperation, type SoapLink } from './call.ts';

/** An object of the org, as a person would choose one. */
export interface ObjectSummary {
  readonly name: string;
  readonly label: string;
  readonly custom: boolean;
  readonly queryable: boolean;
  readonly createable: boolean;
}

/** A field of an object. */
export interface FieldSummary {
  readonly name: string;
  /** The server's name for it: `string`, `double`, `reference`, … */
  readonly type: string;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly externalId: boolean;
  /** Objects that a reference may point at. */
  readonly referenceTo: readonly string[];
  /** Active values. */
  readonly picklistValues: readonly string[];
}

/** How fresh what is known of an object has to be. */
export interface BrowseOptions {
  /** Takes an answer that is no older, in milliseconds. Default 0: the server is asked, so that a new field appears at once. */
  maxAgeMs?: number | undefined;
}

/** Answers of describe calls, kept for those who do not mind their age. */
export class Browser {
  readonly #link: SoapLink;
  readonly #kept: Map<string, { readonly at: number; readonly answer: Promise<any> }> = new Map();

  /** Each field's summary as text, by object: to see what has changed. */
  readonly #shapes: Map<string, ReadonlyMap<string, string>> = new Map();

  constructor(link: SoapLink) {
    this.#link = link;
  }

  async objects(options?: BrowseOptions): Promise<readonly ObjectSummary[]> {
    const { sobjects } = await this.#ask('describeGlobal', {}, '', options);
    return sobjects.map(({ name, label, custom, queryable, createable }: ObjectSummary) => ({
      name,
      label,
      custom,
      queryable,
      createable,
    }));
  }

  async fields(object: string, options?: BrowseOptions): Promise<readonly FieldSummary[]> {
    const { name, fields } = await this.#ask('describeSObject', { sObjectType: object }, object.toLowerCase(), options);
    const summaries: FieldSummary[] = fields.map(summarise);
    this.#compare(name, summaries);
    return summaries;
  }

  #compare(object: string, fields: readonly FieldSummary[]): void {
    const before = this.#shapes.get(object);
    const now = new Map(fields.map((field) => [field.name, JSON.stringify(field)]));
    this.#shapes.set(object, now);
    if (before === undefined) return;
    const added = [...now.keys()].filter((name) => !before.has(name));
    const removed = [...before.keys()].filter((name) => !now.has(name));
    const changed = [...now].filter(([name, text]) => before.has(name) && before.get(name) !== text).map(([name]) => name);
    if (added.length + removed.length + changed.length === 0) return;
    shapeEvents.publish(() => ({ object, added, removed, changed, tags: this.#link.tags }));
  }

  #ask(operation: string, request: object, key: string, { maxAgeMs = 0 }: BrowseOptions = {}): Promise<any> {
    const kept = this.#kept.get(key);
    if (kept !== undefined && Date.now() - kept.at < maxAgeMs) return kept.answer;
    const answer = readOperation(this.#link, operation, request);
    this.#kept.set(key, { at: Date.now(), answer });
    // A failure is nothing to keep, unless a newer answer has taken its place.
    answer.catch(() => {
      if (this.#kept.get(key)?.answer === answer) this.#kept.delete(key);
    });
    return answer;
  }
}

function summarise(field: any): FieldSummary {
  const { name, type, nillable, createable, updateable, externalId = false, referenceTo, picklistValues } = field;
  const values: readonly { readonly active: boolean; readonly value: string }[] = picklistValues ?? [];
  return {
    name,
    type,
    nillable,
    createable,
    updateable,
    externalId,
    referenceTo: referenceTo ?? [],
    picklistValues: values.filter((each) => each.active).map((each) => each.value),
  };
}
