// API 62.0, Winter '25: changes PackageVersion. The rest is as in 61.0; types that mention a changed one are restated.
// Generated from wsdl/partner-62.0.wsdl by "npm run generate". Do not edit.
import type { HeaderBlocks as V61HeaderBlocks, Operations as V61Operations } from './v61.ts';
export type * from './v61.ts';

/** The operations of 62.0. */
export interface Operations<Blocks = HeaderBlocks> extends V61Operations<Blocks> {
}

/** Every header block of the version. An operation takes and returns those that it binds. */
export interface HeaderBlocks extends Omit<V61HeaderBlocks, 'PackageVersionHeader'> {
  readonly PackageVersionHeader?: PackageVersionHeader | undefined;
}

/** Part of `PackageVersionHeader`. */
export interface PackageVersion {
  readonly majorNumber: number;
  readonly minorNumber: number;
  readonly namespace: string;
  readonly packageId: string;
}

/** Header block of requests. */
export interface PackageVersionHeader {
  readonly packageVersions?: readonly PackageVersion[] | null | undefined;
}
