// What no WSDL says about a version, written by hand. Sources: the version menu of the developer guides, the guides of both bulk APIs, and
// Salesforce's notices of retirement.
import type { Features } from '../src/pin-version.ts';

export interface VersionFacts {
  readonly version: string;
  readonly release: string;
  readonly retired: boolean;
  readonly has: Features;
}

/** The newest version that is retired. */
const LAST_RETIRED = 30;
/** login() is refused from 65.0 on, although its WSDL still declares it. */
const LAST_WITH_LOGIN = 64;

export function versionFacts(version: number): VersionFacts {
  return {
    version: `${version}.0`,
    release: releaseName(version),
    retired: version <= LAST_RETIRED,
    has: {
      login: version <= LAST_WITH_LOGIN,
      bulk2Ingest: version >= 41,
      bulk2Query: version >= 47,
      bulk2ResultPages: version >= 58,
    },
  };
}

/** Three releases a year: 30.0 is Spring '14, 31.0 Summer '14, 32.0 Winter '15. */
function releaseName(version: number): string {
  const sinceSpring14 = version - 30;
  const season = ['Spring', 'Summer', 'Winter'][sinceSpring14 % 3]!;
  const year = 14 + Math.floor((sinceSpring14 + 1) / 3);
  return `${season} '${year}`;
}
