import { schema } from '../generated/partner/schema.ts';
import { versions } from '../generated/versions.ts';
import { bulk1 } from './bulk/v1/wire.ts';
import { bulk2 } from './bulk/v2/wire.ts';
import { readOperationName } from './soap/wire/envelope.ts';
import { encodeFault, type Fault } from './soap/wire/fault.ts';
import { makeOperations } from './soap/wire/make-operations.ts';
import type { OperationMap } from './soap/wire/operation.ts';
import { TypeTable } from './soap/wire/type-table.ts';

/** What the compiler knows of every version; `PinnedVersion` narrows it. */
export interface ApiVersion {
  /** With one decimal, as in URLs: '62.0'. */
  readonly version: string;
  /** Salesforce's name: "Winter '25". */
  readonly release: string;
  /** Retired versions answer UNSUPPORTED_API_VERSION. */
  readonly retired: boolean;
  /** A newer version over these types, until its WSDL is imported: `v68.at('69.0')`. Throws RangeError for one that is not newer. */
  at(version: string): ApiVersion;
  readonly operations: object;
  /** For servers: the name of the operation that a request calls, whether this version has it or not. Throws ParseError. */
  readOperationName(body: string | Uint8Array): string;
  /** For servers: the envelope of a fault, to be sent with status 500. Throws EncodeError for a `faultType` that the version lacks. */
  encodeFault(fault: Fault): string;
  /** The resources of Bulk API 1.0. */
  readonly bulk1: object;
  /** The resources of Bulk API 2.0 that the version has; none before 41.0. */
  readonly bulk2: object;
  readonly has: Features;
}

/** Behaviour that the WSDL does not show. */
export interface Features {
  /** SOAP login() works: to 64.0, although later WSDLs still declare it. */
  readonly login: boolean;
  /** Bulk API 2.0 ingest jobs: from 41.0. */
  readonly bulk2Ingest: boolean;
  /** Bulk API 2.0 query jobs: from 47.0. */
  readonly bulk2Query: boolean;
  /** Bulk API 2.0 parallel result pages: from 58.0. */
  readonly bulk2ResultPages: boolean;
}

/** A version with the types of its operations and bulk resources. */
export interface PinnedVersion<
  Operations extends OperationMap,
  Has extends Features,
  Bulk1 extends object = object,
  Bulk2 extends object = object,
> extends ApiVersion {
  readonly operations: Operations;
  readonly bulk1: Bulk1;
  readonly bulk2: Bulk2;
  readonly has: Has;
  at(version: string): PinnedVersion<Operations, Has, Bulk1, Bulk2>;
}

// Versions are immutable, so one value and one set of compiled codecs serve everybody.
const pinned = new Map<string, ApiVersion>();

/** The value behind `forcewire/vNN`, typed by the caller. Throws RangeError for a version that has no WSDL here. */
export function pinVersion<V extends ApiVersion>(version: string): V {
  let value = pinned.get(version);
  if (value === undefined) {
    const facts = versions.find((each) => each.version === version);
    if (facts === undefined) {
      throw new RangeError(`API version ${version} is not known; known are ${versions[0]!.version} to ${versions.at(-1)!.version}.`);
    }
    value = makeVersion(new TypeTable(schema, Number(version)), facts);
    pinned.set(version, value);
  }
  return value as V;
}

type Facts = Pick<ApiVersion, 'version' | 'release' | 'retired' | 'has'>;

function makeVersion(table: TypeTable, facts: Facts): ApiVersion {
  let operations: object | undefined;
  let bulk1Resources: object | undefined;
  let bulk2Resources: object | undefined;
  return {
    ...facts,
    readOperationName,
    encodeFault: (fault) => encodeFault(table, fault),
    get operations() {
      operations ??= makeOperations(table);
      return operations;
    },
    get bulk1() {
      bulk1Resources ??= bulk1(facts.version);
      return bulk1Resources;
    },
    get bulk2() {
      bulk2Resources ??= bulk2(facts.version);
      return bulk2Resources;
    },
    at(version) {
      if (!/^\d+\.0$/.test(version) || Number(version) <= table.version) {
        throw new RangeError(`${version} is not a version after ${facts.version}; import its own module instead.`);
      }
      return makeVersion(table, { ...facts, version, release: `after ${facts.release}` });
    },
  };
}
