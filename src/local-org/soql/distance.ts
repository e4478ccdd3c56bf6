import type { Row } from '../store/table.ts';
import { type Operand, resolveColumn } from './column.ts';
import { virtualField } from './field-use.ts';
import { invalidField, malformedQuery } from './query-error.ts';
import type { Scope } from './scope.ts';
import type { Argument, Call } from './syntax.ts';

/** Of a sphere with the earth's mean radius. */
const RADIUS: Readonly<Record<string, number>> = { km: 6_371.0088, mi: 3_958.7613 };

type Place = (row: Row) => readonly [latitude: number | null, longitude: number | null];

/** `DISTANCE(Location__c, GEOLOCATION(37.8, -122.4), 'mi')`: miles or kilometres between a compound field and a place, or two of either. */
export function compileDistance(scope: Scope, call: Call): Operand<Row> {
  const [from, to, unit] = call.args;
  if (from === undefined || to === undefined || unit?.kind !== 'string' || call.args.length !== 3) {
    throw malformedQuery(scope.text, call.at, 'DISTANCE takes two locations and a unit');
  }
  const radius = RADIUS[unit.value.toLowerCase()];
  if (radius === undefined) throw malformedQuery(scope.text, unit.at, `Invalid unit: ${unit.value}. Valid values are 'mi' and 'km'`);
  const [start, end] = [compilePlace(scope, from), compilePlace(scope, to)];
  return {
    name: 'DISTANCE',
    field: virtualField(scope.object.field('Id')!, 'DISTANCE', 'double'),
    read: (row) => {
      const [latitude, longitude] = start(row);
      const [otherLatitude, otherLongitude] = end(row);
      if (latitude === null || longitude === null || otherLatitude === null || otherLongitude === null) return null;
      return radius * centralAngle(latitude, longitude, otherLatitude, otherLongitude);
    },
  };
}

function compilePlace(scope: Scope, argument: Argument): Place {
  if (argument.kind === 'call' && argument.name === 'GEOLOCATION') {
    const [latitude, longitude] = argument.args;
    if (latitude?.kind !== 'number' || longitude?.kind !== 'number' || argument.args.length !== 2) {
      throw malformedQuery(scope.text, argument.at, 'GEOLOCATION takes a latitude and a longitude');
    }
    const place = [latitude.value, longitude.value] as const;
    return () => place;
  }
  if (argument.kind !== 'path') throw malformedQuery(scope.text, argument.at, 'DISTANCE takes two locations and a unit');
  const { field, name } = resolveColumn(scope, argument);
  const { latitude, longitude } = field.parts ?? {};
  if (latitude === undefined || longitude === undefined) throw invalidField(scope.text, argument.at, `field '${name}' is not a location`);
  const beside = (part: string): ((row: Row) => unknown) =>
    resolveColumn(scope, { ...argument, names: [...argument.names.slice(0, -1), part] }).read;
  const [readLatitude, readLongitude] = [beside(latitude), beside(longitude)];
  return (row) => [readLatitude(row) as number | null, readLongitude(row) as number | null];
}

/** By the haversine formula; in degrees. */
function centralAngle(latitude: number, longitude: number, otherLatitude: number, otherLongitude: number): number {
  const radians = Math.PI / 180;
  const across = Math.sin(((otherLongitude - longitude) * radians) / 2) ** 2;
  const along = Math.sin(((otherLatitude - latitude) * radians) / 2) ** 2;
  return 2 * Math.asin(Math.min(1, Math.sqrt(along + Math.cos(latitude * radians) * Math.cos(otherLatitude * radians) * across)));
}
