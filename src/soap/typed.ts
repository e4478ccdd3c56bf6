import type { TypedOptions } from '../rows.ts';
import { readOperation, type SoapLink } from './call.ts';
import type { SObject } from './wire/sobject.ts';

type Convert = (text: string) => unknown;
/** Conversions by field name; fields that stay text have none. */
type Conversions = ReadonlyMap<string, Convert>;

/** Gives the fields of records the types that describe tells, parents and child records included. Each object is described once. */
export class FieldTyper {
  readonly #link: SoapLink;
  readonly #decimals: 'number' | 'string';
  readonly #byObject: Map<string, Conversions> = new Map();

  constructor(link: SoapLink, { decimals = 'number' }: TypedOptions) {
    this.#link = link;
    this.#decimals = decimals;
  }

  /** Changes the records in place. */
  async convert(records: readonly SObject[], signal: AbortSignal): Promise<void> {
    for (const object of objectsIn(records)) {
      if (!this.#byObject.has(object)) this.#byObject.set(object, await this.#describe(object, signal));
    }
    for (const record of records) this.#convertRecord(record);
  }

  async #describe(object: string, signal: AbortSignal): Promise<Conversions> {
    const describe = await readOperation(this.#link, 'describeSObject', { sObjectType: object }, { signal });
    const conversions = new Map<string, Convert>();
    for (const { name, type } of describe.fields ?? []) {
      const convert = conversionOf(type, this.#decimals);
      if (convert !== undefined) conversions.set(name, convert);
    }
    return conversions;
  }

  #convertRecord(record: SObject): void {
    const conversions = this.#byObject.get(record.type);
    for (const [name, value] of Object.entries(record)) {
      if (isRecord(value)) this.#convertRecord(value);
      else if (isChildren(value)) for (const child of value.records) this.#convertRecord(child);
      else if (typeof value === 'string') {
        const convert = conversions?.get(name);
        if (convert !== undefined) (record as Record<string, unknown>)[name] = convert(value);
      }
    }
  }
}

function conversionOf(type: string, decimals: 'number' | 'string'): Convert | undefined {
  switch (type) {
    case 'int':
    case 'double':
      return Number;
    case 'currency':
    case 'percent':
      return decimals === 'number' ? Number : undefined;
    case 'boolean':
      return (text) => text === 'true' || text === '1';
    case 'datetime':
      return (text) => new Date(text);
    default:
      return undefined;
  }
}

/** Aggregates are no object that could be described; their values stay text. */
function objectsIn(records: readonly SObject[], found: Set<string> = new Set()): Set<string> {
  for (const record of records) {
    if (record.type !== 'AggregateResult') found.add(record.type);
    for (const value of Object.values(record)) {
      if (isRecord(value)) objectsIn([value], found);
      else if (isChildren(value)) objectsIn(value.records, found);
    }
  }
  return found;
}

function isRecord(value: unknown): value is SObject {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function isChildren(value: unknown): value is { readonly records: readonly SObject[] } {
  return typeof value === 'object' && value !== null && Array.isArray((value as { records?: unknown }).records);
}
