import type { AddressRange } from './login-settings.ts';

/** What an administrator decides about one user's logins. */
export interface UserAccess {
  /** Compared as it is: nothing is trimmed or normalised. undefined: no password was ever set. */
  password: string | undefined;
  /** Appended to the password by those who do not come from a trusted network. */
  securityToken: string;
  /** login() succeeds and says so; every call but setPassword and logout is refused then. Default false. */
  passwordExpired: boolean;
  /** The permission "API Enabled". Default true. */
  apiEnabled: boolean;
  /** The permission "Use Any API Auth". Default false; counts where the org asks for it. */
  anyApiAuth: boolean;
  /** The permission "Approve Uninstalled Connected Apps". Default false; counts for apps that are not installed. */
  approveUninstalledApps: boolean;
  /** The permission "Use Any API Client". Default false; counts for apps that are not installed, where the org has API Access Control. */
  anyApiClient: boolean;
  /** The permission "Multi-Factor Authentication for API Logins": the password alone does not do any more. Default false. */
  mfaForApiLogins: boolean;
  /** The profile wants sessions of high assurance, which no login of a program gets: the session is refused by every API. Default false. */
  highAssurance: boolean;
  /** The user comes through single sign-on and has no password of the org's. Default false. */
  singleSignOn: boolean;
  /** Where the user may log in from; the security token is not needed there. Default: anywhere. */
  loginRanges: readonly AddressRange[];
  /** Hours of the day, UTC, from the first to before the second. Default: all. */
  loginHours: readonly [from: number, to: number] | undefined;
  /** A user of this customer portal, who has to name it in LoginScopeHeader. Default none. */
  portalId: string | undefined;
}

/** A user of whom nothing is known but the name. */
export function defaultUserAccess(): UserAccess {
  return {
    password: undefined,
    securityToken: '',
    passwordExpired: false,
    apiEnabled: true,
    anyApiAuth: false,
    approveUninstalledApps: false,
    anyApiClient: false,
    mfaForApiLogins: false,
    highAssurance: false,
    singleSignOn: false,
    loginRanges: [],
    loginHours: undefined,
    portalId: undefined,
  };
}
