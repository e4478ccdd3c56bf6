import type { SObject } from 'forcewire';
import { type Cities, FIELDS } from './cities.ts';

/** Holds records that were read against what they should be, one at a time. */
export class Comparison {
  readonly #cities: Cities;
  readonly #positionOf: ReadonlyMap<string, number>;
  readonly #isSeen: Uint8Array;
  rows = 0;

  constructor(cities: Cities) {
    this.#cities = cities;
    this.#positionOf = cities.positionsById();
    this.#isSeen = new Uint8Array(this.#positionOf.size);
  }

  /** Throws for a record that should not be there, that came before, or that has a value which differs. */
  add(record: SObject): void {
    const id: string = record.City_Id__c;
    const position = this.#positionOf.get(id);
    const city = position === undefined ? undefined : this.#cities.expectedAt(position);
    if (city === undefined) throw new Error(`City ${id} should not be there.`);
    if (this.#isSeen[position!] === 1) throw new Error(`City ${id} is there twice.`);
    this.#isSeen[position!] = 1;
    for (const field of FIELDS) expectEqual(`${id}.${field}`, record[field], city[field]);
    expectEqual(`${id}.Location__c.latitude`, record.Location__c?.latitude, city.Location__Latitude__s);
    expectEqual(`${id}.Location__c.longitude`, record.Location__c?.longitude, city.Location__Longitude__s);
    this.rows++;
  }

  /** Throws if a record did not come. */
  end(): void {
    const missing = this.#cities.finalCount - this.rows;
    if (missing !== 0) throw new Error(`${missing} records are missing.`);
  }
}

/** Fields come as texts, and a number may be spelled in more than one way. */
function expectEqual(place: string, actual: string | number | null | undefined, expected: string | number | null): void {
  const isText = typeof actual === 'string' && actual !== '';
  const value = typeof expected === 'number' && isText ? Number(actual) : actual;
  if (value !== expected) throw new Error(`City ${place} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}.`);
}
