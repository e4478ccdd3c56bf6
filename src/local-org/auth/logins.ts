import type { Clock } from '../clock.ts';
import { toLongId } from '../store/record-id.ts';
import { LoginRefused } from './login-refused.ts';
import { isInRanges, type LoginSettings } from './login-settings.ts';
import type { Account, Users } from './users.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** What a login says besides name and password. */
export interface LoginOrigin {
  /** Where the request comes from. Default 127.0.0.1. */
  readonly address?: string | undefined;
  /** Of LoginScopeHeader: the org whose portal or community the user belongs to. */
  readonly organizationId?: string | null | undefined;
  /** Of LoginScopeHeader: the customer portal. */
  readonly portalId?: string | null | undefined;
}

/** The rules by which one org lets users in. Each method throws LoginRefused. */
export class Logins {
  readonly #users: Users;
  readonly #settings: LoginSettings;
  readonly #clock: Clock;
  readonly #organizationId: string;

  constructor(users: Users, settings: LoginSettings, clock: Clock, organizationId: string) {
    this.#users = users;
    this.#settings = settings;
    this.#clock = clock;
    this.#organizationId = organizationId;
  }

  /** A SOAP login(). */
  soap(username: string, password: string, origin: LoginOrigin): Account {
    this.#checkOrg();
    const { soapLoginEnabled, anyApiAuthRequired, apiEnabled } = this.#settings;
    if (!soapLoginEnabled) throw new LoginRefused('soapLoginDisabled');
    const account = this.password(username, password, origin);
    const { access } = account;
    if (anyApiAuthRequired && !access.anyApiAuth) throw new LoginRefused('anyApiAuthMissing');
    if (!apiEnabled) throw new LoginRefused('orgWithoutApi');
    if (!access.apiEnabled) throw new LoginRefused('userWithoutApi');
    return account;
  }

  /** A login by name and password, by whatever protocol. */
  password(username: string, password: string, origin: LoginOrigin): Account {
    this.#checkOrg();
    const account = this.#users.find(username);
    if (account === undefined) throw new LoginRefused('unknownUser');
    this.#checkScope(account, origin);
    this.#checkUser(account, origin);
    this.#checkPassword(account, password, origin);
    this.#count(account);
    return account;
  }

  /** A login by which another proof than a password is given. */
  trusted(account: Account, origin: LoginOrigin): void {
    this.check(account, origin);
    this.#count(account);
  }

  /** Whether a login would be let in. */
  check(account: Account, origin: LoginOrigin): void {
    this.#checkOrg();
    this.#checkUser(account, origin);
  }

  #checkOrg(): void {
    const { state } = this.#settings;
    if (state !== 'open') throw new LoginRefused(state === 'locked' ? 'orgLocked' : state);
  }

  #checkScope({ access }: Account, { organizationId, portalId }: LoginOrigin): void {
    const isOurs = organizationId === undefined || organizationId === null || isSameId(organizationId, this.#organizationId);
    const isPortal = access.portalId === undefined ? (portalId ?? '') === '' : isSameId(portalId ?? '', access.portalId);
    if (!isOurs || !isPortal) throw new LoginRefused('wrongScope');
  }

  // Users whose address is restricted report that this comes before the password is looked at.
  #checkUser({ userId, access }: Account, { address = '127.0.0.1' }: LoginOrigin): void {
    if (!this.#users.isActive(userId)) throw new LoginRefused('inactive');
    if (access.loginHours !== undefined && !this.#isWithin(access.loginHours)) throw new LoginRefused('loginHours');
    if (access.loginRanges.length > 0 && !isInRanges(address, access.loginRanges)) throw new LoginRefused('loginRanges');
  }

  #isWithin([from, to]: readonly [number, number]): boolean {
    const hour = new Date(this.#clock.now()).getUTCHours();
    return hour >= from && hour < to;
  }

  #checkPassword(account: Account, given: string, { address = '127.0.0.1' }: LoginOrigin): void {
    const { access } = account;
    const now = this.#clock.now();
    if (account.lockedUntil > now) throw new LoginRefused('lockedOut');
    if (access.singleSignOn) throw new LoginRefused(this.#settings.singleSignOnServiceUp ? 'singleSignOn' : 'singleSignOnDown');
    const { password, securityToken } = access;
    const isBare = given === password;
    if (password === undefined || !(isBare || given === password + securityToken)) this.#fail(account, now);
    if (access.mfaForApiLogins) throw new LoginRefused('mfaCodeMissing');
    const isKnownPlace = access.loginRanges.length > 0 || isInRanges(address, this.#settings.trustedNetworks);
    // The password was right: our choice is that this does not bring the lock-out nearer.
    if (isBare && securityToken !== '' && !isKnownPlace) throw new LoginRefused('tokenMissing');
    account.failures = 0;
  }

  #fail(account: Account, now: number): never {
    account.failures++;
    if (account.failures >= this.#settings.maxFailures) {
      account.lockedUntil = now + this.#settings.lockoutMinutes * MINUTE;
      account.failures = 0;
    }
    throw new LoginRefused('wrongPassword');
  }

  #count(account: Account): void {
    const hour = Math.floor(this.#clock.now() / HOUR);
    if (account.hour !== hour) Object.assign(account, { hour, loginsThisHour: 0 });
    if (account.loginsThisHour >= this.#settings.loginsPerHour) throw new LoginRefused('rateExceeded');
    account.loginsThisHour++;
  }
}

function isSameId(given: string, expected: string): boolean {
  return toLongId(given) === toLongId(expected);
}
