import type { Column, TypedOptions } from '../rows.ts';
import type { SObject } from '../sobject.ts';
import { type Convert, fieldConversion } from '../soql/field-conversion.ts';
import type { Describe } from '../soql/shape.ts';
import { childrenIn, isChildren } from './child-rows.ts';
import { wireTypesOf } from './wire/record-reader.ts';

/** Conversions by field name; fields that stay text have none. */
type Conversions = ReadonlyMap<string, Convert>;

/** Aggregates are of no object that could be described. */
const AGGREGATE = 'AggregateResult';

/**
 * Gives the fields of records the types that describe tells, parents and child records included. Aggregates are of no object: their values have
 * the types that the wire states, or where it states none those of the query's columns.
 */
export class FieldTyper {
  readonly #describe: Describe;
  readonly #decimals: 'number' | 'string';
  readonly #columns: () => Promise<readonly Column[]>;
  readonly #byObject: Map<string, Conversions> = new Map();

  constructor(describe: Describe, { decimals = 'number' }: TypedOptions, columns: () => Promise<readonly Column[]> = async () => []) {
    this.#describe = describe;
    this.#decimals = decimals;
    this.#columns = columns;
  }

  /** Changes the records in place. */
  async convert(records: readonly SObject[]): Promise<void> {
    for (const object of objectsIn(records)) {
      if (!this.#byObject.has(object)) this.#byObject.set(object, await this.#conversions(object));
    }
    for (const record of records) this.#convertRecord(record);
  }

  async #conversions(object: string): Promise<Conversions> {
    const conversions = new Map<string, Convert>();
    const fields: readonly Column[] = object === AGGREGATE ? await this.#columns() : (await this.#describe(object)).fields;
    for (const { name, type = '' } of fields) {
      const convert = fieldConversion(type, this.#decimals);
      if (convert !== undefined) conversions.set(name, convert);
    }
    return conversions;
  }

  #convertRecord(record: SObject): void {
    const conversions = this.#byObject.get(record.type);
    const wireTypes = wireTypesOf(record);
    for (const [name, value] of Object.entries(record)) {
      if (isRecord(value)) this.#convertRecord(value);
      else if (isChildren(value)) for (const child of value.records) this.#convertRecord(child);
      else if (typeof value === 'string') {
        const wireType = wireTypes?.get(name);
        const convert = wireType === undefined ? conversions?.get(name) : this.#byWire(wireType);
        if (convert !== undefined) (record as Record<string, unknown>)[name] = convert(value);
      }
    }
  }

  // The wire says double of currencies too, so that a caller who wants exact decimals is given all of them as text.
  #byWire(type: string): Convert | undefined {
    return fieldConversion(
      type === 'double' || type === 'decimal' ? 'currency' : type === 'long' ? 'int' : type.toLowerCase(),
      this.#decimals,
    );
  }
}

function objectsIn(records: readonly SObject[], found: Set<string> = new Set()): Set<string> {
  for (const record of records) {
    if (record.type !== AGGREGATE || isUntyped(record)) found.add(record.type);
    for (const value of Object.values(record)) if (isRecord(value)) objectsIn([value], found);
    for (const children of childrenIn(record)) objectsIn(children.records, found);
  }
  return found;
}

/** Whether the record has text of which the wire does not say what it is. */
function isUntyped(record: SObject): boolean {
  const wireTypes = wireTypesOf(record);
  return Object.entries(record).some(([name, value]) => name !== 'type' && typeof value === 'string' && !wireTypes?.has(name));
}

function isRecord(value: unknown): value is SObject {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
