import { randomText } from '../random.ts';
import { create, type RecordInput, type SaveContext } from '../store/save.ts';
import type { Store } from '../store/store.ts';
import { defaultUserAccess, type UserAccess } from './user-access.ts';

/** A user to be added. */
export interface UserDefinition extends Partial<UserAccess> {
  readonly username: string;
  /** Name of a profile, which is created if there is none. Default `Standard User`. */
  readonly profile?: string | undefined;
  /** Further fields of the User record, as text. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** How a user logs in. */
export interface UserCredentials {
  readonly userId: string;
  readonly username: string;
  readonly password: string;
  readonly securityToken: string;
}

/** A user as logins see one: the record in User says who it is, this how the login goes. */
export interface Account {
  readonly userId: string;
  readonly access: UserAccess;
  /** Wrong passwords in a row. */
  failures: number;
  /** Milliseconds; 0 when not locked out. */
  lockedUntil: number;
  /** Logins of the hour that began last. */
  hour: number;
  loginsThisHour: number;
}

/** The users of one org. A record in User is enough to be one; a password comes from `add` or from setPassword. */
export class Users {
  readonly #store: Store;
  readonly #random: () => number;
  readonly #accounts = new Map<string, Account>();

  constructor(store: Store, random: () => number) {
    this.#store = store;
    this.#random = random;
  }

  /** Adds a user with a record in User. Throws TypeError for a record that the org refuses, for instance for a username that is taken. */
  add(definition: UserDefinition, context: SaveContext): UserCredentials {
    const { username, profile = 'Standard User', fields = {}, ...given } = definition;
    const record = { ...nameOf(username), ProfileId: this.#profile(profile, context), ...fields };
    const userId = insert(context, { type: 'User', Username: username, IsActive: 'true', ...record });
    const access = this.account(userId).access;
    Object.assign(access, { password: randomText(this.#random, 12), securityToken: randomText(this.#random, 24) }, given);
    return { userId, username, password: access.password!, securityToken: access.securityToken };
  }

  /** Gives a user that has a record already what a login needs. */
  setUp(userId: string, { password, securityToken }: Pick<UserCredentials, 'password' | 'securityToken'>): void {
    Object.assign(this.account(userId).access, { password, securityToken });
  }

  /** By username, in any case. */
  find(username: string): Account | undefined {
    const table = this.#store.table('User')!;
    const row = table.findUnique(table.object.field('Username')!, username);
    return row === undefined ? undefined : this.account(row[table.object.field('Id')!.slot] as string);
  }

  /** The account of a record in User. */
  account(userId: string): Account {
    let account = this.#accounts.get(userId);
    if (account === undefined) {
      account = { userId, access: defaultUserAccess(), failures: 0, lockedUntil: 0, hour: 0, loginsThisHour: 0 };
      this.#accounts.set(userId, account);
    }
    return account;
  }

  /** Forgets the accounts of records that are not there any more: their ids will be given again. */
  forgetMissing(): void {
    for (const userId of this.#accounts.keys()) if (!this.exists(userId)) this.#accounts.delete(userId);
  }

  exists(userId: string): boolean {
    return this.#store.findRow(userId) !== undefined;
  }

  /** Changes how a user logs in. Throws TypeError for an unknown username. */
  change(username: string, changes: Partial<UserAccess>): void {
    const account = this.find(username);
    if (account === undefined) throw new TypeError(`The local org has no user ${username}.`);
    Object.assign(account.access, changes);
  }

  /** Sets a password, which then has not expired; a lock-out ends. */
  setPassword(userId: string, password: string): void {
    const account = this.account(userId);
    Object.assign(account.access, { password, passwordExpired: false });
    Object.assign(account, { failures: 0, lockedUntil: 0 });
  }

  /** Sets a password of the org's own choice, which the user has to change after the next login. Returns it. */
  resetPassword(userId: string): string {
    const password = `${randomText(this.#random, 10)}${randomText(this.#random, 2, '0123456789')}`;
    this.setPassword(userId, password);
    this.account(userId).access.passwordExpired = true;
    return password;
  }

  /** Whether there is such a user and the record says that it is active. */
  isActive(userId: string): boolean {
    return this.read(userId, 'IsActive') === true;
  }

  /** A value of the user's record. */
  read(userId: string, field: string): unknown {
    const row = this.#store.findRow(userId);
    const slot = this.#store.table('User')!.object.field(field)?.slot;
    return row === undefined || slot === undefined ? undefined : row[slot];
  }

  #profile(name: string, context: SaveContext): string {
    const table = this.#store.table('Profile')!;
    const slot = table.object.field('Name')!.slot;
    const row = table.rows.find((each) => each[slot] === name);
    return row === undefined ? insert(context, { type: 'Profile', Name: name }) : (row[table.object.field('Id')!.slot] as string);
  }
}

/** What a User record must have besides its name. */
function nameOf(username: string): Record<string, string> {
  const [local = 'user'] = username.split('@');
  return { LastName: local.slice(0, 80), Alias: local.slice(0, 8), Email: username };
}

function insert(context: SaveContext, record: RecordInput): string {
  const [result] = create(context, [record]);
  if (result?.success === true) return result.id!;
  throw new TypeError(`The local org refuses this ${record.type}: ${result?.errors.map(({ message }) => message).join('; ')}`);
}
