import type { OperationMap } from './soap/wire/operation.ts';

/** What the compiler knows of every version; `PinnedVersion` narrows it. */
export interface ApiVersion {
  /** With one decimal, as in URLs: '62.0'. */
  readonly version: string;
  /** Salesforce's name: "Winter '25". */
  readonly release: string;
  /** Retired versions answer UNSUPPORTED_API_VERSION. */
  readonly retired: boolean;
  /** A newer version over these types, until its WSDL is imported: `v68.at('69.0')`. */
  at(version: string): ApiVersion;
  readonly operations: object;
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

export interface PinnedVersion<Operations extends OperationMap, Has extends Features> extends ApiVersion {
  readonly operations: Operations;
  readonly has: Has;
  at(version: string): PinnedVersion<Operations, Has>;
}
