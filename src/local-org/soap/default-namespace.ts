import type { Store } from '../store/store.ts';

/** Properties of requests and answers that hold names of objects, fields or relationships, or text in which they stand. */
const NAMED_IN_REQUEST: ReadonlySet<string> = new Set([
  'type',
  'sObjectType',
  'sobjectType',
  'sObjectTypes',
  'fieldList',
  'fieldsToNull',
  'externalIDFieldName',
  'queryString',
  'searchString',
]);
const NAMED_IN_ANSWER: ReadonlySet<string> = new Set([
  'type',
  'name',
  'field',
  'fields',
  'childSObject',
  'compoundFieldName',
  'objectType',
  'referenceTo',
  'relationshipName',
  'sobjectName',
]);
/** A word, or a literal in quotes that is left alone. */
const WORD = /'(?:[^'\\]|\\.)*'|[A-Za-z]\w*__\w+/g;

/**
 * CallOptions.defaultNamespace: the caller names what belongs to the namespace without its prefix, and the answer names it so. Places in the
 * errors of a query are those of the text with the prefixes.
 */
export class DefaultNamespace {
  readonly #prefix: string;
  /** Names without the prefix → with it; those that also exist without it stay what they are. */
  readonly #full = new Map<string, string>();

  constructor(store: Store, namespace: string) {
    this.#prefix = `${namespace}__`;
    const names = namesOf(store);
    const taken = new Set([...names].map((name) => name.toLowerCase()));
    for (const name of names) {
      if (!this.#isOwn(name)) continue;
      const short = name.slice(this.#prefix.length);
      if (!taken.has(short.toLowerCase())) this.#full.set(short.toLowerCase(), name);
    }
  }

  #isOwn(name: string): boolean {
    return name.slice(0, this.#prefix.length).toLowerCase() === this.#prefix.toLowerCase();
  }

  /** The request with full names. */
  expand<Value>(value: Value, holdsNames = false): Value {
    return this.#walk(value, NAMED_IN_REQUEST, holdsNames, (text) =>
      text.replace(WORD, (word) => this.#full.get(word.toLowerCase()) ?? word),
    );
  }

  /** The answer without the prefix. */
  strip<Value>(value: Value, holdsNames = false): Value {
    return this.#walk(value, NAMED_IN_ANSWER, holdsNames, (text) => (this.#isOwn(text) ? text.slice(this.#prefix.length) : text));
  }

  #walk<Value>(value: Value, named: ReadonlySet<string>, holdsNames: boolean, rename: (text: string) => string): Value {
    if (typeof value === 'string') return (holdsNames ? rename(value) : value) as Value;
    if (Array.isArray(value)) return value.map((item) => this.#walk(item, named, holdsNames, rename)) as Value;
    if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return value;
    const entries = Object.entries(value).map(([key, item]) => [rename(key), this.#walk(item, named, named.has(key), rename)]);
    return Object.fromEntries(entries) as Value;
  }
}

function namesOf(store: Store): Set<string> {
  const names = new Set<string>();
  for (const object of store.objects()) {
    names.add(object.name);
    for (const field of object.fields) {
      names.add(field.name);
      if (field.relationshipName !== undefined) names.add(field.relationshipName);
      if (field.childRelationshipName !== undefined) names.add(field.childRelationshipName);
    }
  }
  return names;
}
