import { BlockList, isIPv4 } from 'node:net';

/** Addresses from the first to the last, both included: `{ start: '10.0.0.0', end: '10.255.255.255' }`. */
export interface AddressRange {
  readonly start: string;
  readonly end: string;
}

/** How the org lets users in. Whatever is changed here counts from the next request on. */
export interface LoginSettings {
  /** `locked`, `trialExpired` and `unavailable` refuse every login. Default `open`. */
  state: 'open' | 'locked' | 'trialExpired' | 'unavailable';
  /** SOAP login() is switched on. Orgs created since Winter '26 begin with it switched off. Default true. */
  soapLoginEnabled: boolean;
  /** SOAP login() is for users with the permission "Use Any API Auth" alone, as in new orgs since Summer '26. Default false. */
  anyApiAuthRequired: boolean;
  /** The edition has the API. Default true. */
  apiEnabled: boolean;
  /** The service that checks the passwords of single sign-on users answers. Default true. */
  singleSignOnServiceUp: boolean;
  /** Where users come from who need no security token. Default none. */
  trustedNetworks: readonly AddressRange[];
  /** Wrong passwords in a row that lock a user out. Default 10. */
  maxFailures: number;
  /** Default 15. */
  lockoutMinutes: number;
  /** Of one user. Default 3,600. */
  loginsPerHour: number;
  /** Seconds after which a session that nobody uses ends. Default 7,200. */
  sessionSeconds: number;
}

/** The settings of a new org. */
export function defaultLoginSettings(): LoginSettings {
  return {
    state: 'open',
    soapLoginEnabled: true,
    anyApiAuthRequired: false,
    apiEnabled: true,
    singleSignOnServiceUp: true,
    trustedNetworks: [],
    maxFailures: 10,
    lockoutMinutes: 15,
    loginsPerHour: 3_600,
    sessionSeconds: 7_200,
  };
}

/** Whether an address lies in one of the ranges. */
export function isInRanges(address: string, ranges: readonly AddressRange[]): boolean {
  const list = new BlockList();
  for (const { start, end } of ranges) list.addRange(start, end, familyOf(start));
  return list.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
