import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INFERRED_VERSIONS } from '../import/inferred-versions.ts';
import { customerPart, isInternalFile } from './customer-part.ts';
import { type Fingerprint, fingerprint } from './fingerprint.ts';
import { inferredPart } from './inferred-part.ts';
import { type IndependentReading, readIndependently } from './read-independently.ts';

/** A fingerprint, and where it was taken: from a customer's file, from an internal file less what customers lack, or from an inference. */
export interface SourcedFingerprint extends Fingerprint {
  readonly source: 'customer' | 'internal' | 'inferred';
}

/** By API version ('62.0'), lowest first. */
export type Fingerprints = Readonly<Record<string, SourcedFingerprint>>;

/**
 * Fingerprints of all Partner WSDLs in a folder of vendor files, straight from those files. Internal files need a customer's file of the
 * versions around them in the same folder; throws when there is none. A version that is inferred from one of these files is added.
 */
export function vendorFingerprints(directory: string): Fingerprints {
  const readings = readVendorFiles(directory);
  const customers = readings.filter(([, reading]) => !isInternalFile(reading));
  const found = readings.map(([version, reading]): [number, IndependentReading, SourcedFingerprint['source']] =>
    isInternalFile(reading)
      ? [version, customerPart(reading, neighboursOf(version, customers)), 'internal']
      : [version, reading, 'customer'],
  );
  for (const inferred of INFERRED_VERSIONS) {
    const previous = found.find(([version]) => version === Number(inferred.from));
    if (previous === undefined || found.some(([version]) => version === Number(inferred.version))) continue;
    found.push([Number(inferred.version), inferredPart(previous[1], inferred), 'inferred']);
  }
  return Object.fromEntries(
    found.sort(([a], [b]) => a - b).map(([version, reading, source]) => [version.toFixed(1), { source, ...fingerprint(reading) }]),
  );
}

type VersionedReading = readonly [version: number, reading: IndependentReading];

function readVendorFiles(directory: string): VersionedReading[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.wsdl'))
    .map((name) => readIndependently(readFileSync(join(directory, name), 'utf8')))
    .flatMap((reading): VersionedReading[] => {
      const version = /\/services\/Soap\/u\/(\d+\.\d+)/.exec(reading.address)?.[1];
      return version === undefined ? [] : [[Number(version), reading]];
    });
}

function neighboursOf(version: number, customers: readonly VersionedReading[]): IndependentReading[] {
  const below = customers.filter(([other]) => other < version).sort(([a], [b]) => b - a)[0];
  const above = customers.filter(([other]) => other > version).sort(([a], [b]) => a - b)[0];
  const neighbours = [below, above].flatMap((neighbour) => (neighbour === undefined ? [] : [neighbour[1]]));
  if (neighbours.length === 0)
    throw new Error(`${version.toFixed(1)} is an internal file, and no customer's file lies beside it to compare with.`);
  return neighbours;
}
