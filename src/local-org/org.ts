import { ApiUsage } from './api-usage.ts';
import { type LoginOrigin, Logins } from './auth/logins.ts';
import { type Session, Sessions } from './auth/sessions.ts';
import { Users } from './auth/users.ts';
import { BulkEngine } from './bulk/bulk-engine.ts';
import type { BulkOptions } from './bulk/bulk-options.ts';
import { Clock } from './clock.ts';
import { Cursors } from './cursors.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import { ConnectedApps } from './oauth/connected-apps.ts';
import { GLOBAL_APPS } from './oauth/global-apps.ts';
import { makeSettings, type OrgSettings, type OrgSettingsInput } from './org-settings.ts';
import { randomText, seededRandom } from './random.ts';
import type { QueryContext } from './soql/scope.ts';
import type { ObjectDefinition } from './store/object-definition.ts';
import { purgeBin } from './store/purge-bin.ts';
import type { SaveContext } from './store/save.ts';
import { addFirstRecords } from './store/standard/first-records.ts';
import { STANDARD_OBJECTS } from './store/standard-objects.ts';
import { Store, type StoreSnapshot } from './store/store.ts';

/** What an org is made from. */
export interface OrgOptions {
  /** Same seed, same ids, sessions and passwords. Default 1. */
  readonly seed?: number | undefined;
  /** Logins and the Organization record say that it is a sandbox. Default true. */
  readonly sandbox?: boolean | undefined;
  /** Objects besides the standard ones. */
  readonly objects?: readonly ObjectDefinition[] | undefined;
  /** The org's time, which then stands still until `local.clock` turns it or lets it run. Default: the machine's, running. */
  readonly startTime?: Date | number | undefined;
  /** API calls in 24 hours; beyond them calls are refused. Default 5,000,000, a sandbox's. */
  readonly dailyLimit?: number | undefined;
  /**
   * Query results that stay open for each user; one more releases the first. Default 1,000. Older guides say 10, newer ones nothing, and with
   * 10 the lanes of one client take each other's results away.
   */
  readonly maxCursors?: number | undefined;
  /** How long a query result stays open that nobody reads on, by the org's clock. Default two days. */
  readonly cursorLifetimeMs?: number | undefined;
  /** Settings of Setup that shall differ from the defaults; `local.settings` changes them later. */
  readonly settings?: OrgSettingsInput | undefined;
  /**
   * For how long a SOAP or REST call holds the rows that it writes, and their parents, by the org's clock; other calls get
   * UNABLE_TO_LOCK_ROW for them. Default 0: no locks.
   */
  readonly rowLockMs?: number | undefined;
  /** Whether new records may state who created them and when, as the permission "Set Audit Fields" allows it. Default false. */
  readonly setAuditFields?: boolean | undefined;
  /** How bulk jobs are worked off, and their limits. */
  readonly bulk?: BulkOptions | undefined;
}

const ONE_DAY = 86_400_000;
const TWO_DAYS = 2 * ONE_DAY;

/** How the administrator logs in, and the connected app that is there from the start. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly securityToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** One org without any protocol: data, users, sessions, cursors and counters. */
export class Org {
  readonly store: Store;
  readonly settings: OrgSettings;
  readonly users: Users;
  readonly logins: Logins;
  readonly sessions: Sessions;
  readonly apps: ConnectedApps;
  readonly cursors: Cursors;
  readonly faults: FaultPlan;
  readonly clock: Clock;
  readonly usage: ApiUsage;
  readonly bulk: BulkEngine;
  readonly credentials: Credentials;
  readonly isSandbox: boolean;
  readonly organizationId: string;
  readonly userId: string;
  readonly #setAuditFields: boolean;
  readonly #rowLockMs: number;
  #calls = 0;

  constructor(options: OrgOptions = {}) {
    const { seed = 1, objects = [], startTime, dailyLimit = 5_000_000, maxCursors = 1_000, cursorLifetimeMs = TWO_DAYS, bulk } = options;
    const random = seededRandom(seed);
    this.clock = new Clock(startTime === undefined ? undefined : Number(startTime));
    this.usage = new ApiUsage(this.clock, dailyLimit);
    this.bulk = new BulkEngine(this.clock, bulk);
    this.store = new Store([...STANDARD_OBJECTS, ...objects]);
    this.credentials = makeCredentials(random);
    this.isSandbox = options.sandbox ?? true;
    const { organizationId, userId } = addFirstRecords(this.store, this.clock.now(), this.credentials.username, this.isSandbox);
    this.organizationId = organizationId;
    this.userId = userId;
    this.settings = makeSettings(options.settings);
    this.users = new Users(this.store, random);
    this.users.setUp(userId, this.credentials);
    this.logins = new Logins(this.users, this.settings.login, this.clock, organizationId);
    this.sessions = new Sessions(organizationId, random, this.settings.login, this.users);
    this.apps = new ConnectedApps(random, this.clock, this.credentials.username);
    for (const app of [{ clientId: this.credentials.clientId, clientSecret: this.credentials.clientSecret }, ...GLOBAL_APPS])
      this.apps.add(app);
    this.cursors = new Cursors(this.clock, { maxCursors, cursorLifetimeMs });
    this.faults = new FaultPlan(seed);
    this.#setAuditFields = options.setAuditFields ?? false;
    this.#rowLockMs = options.rowLockMs ?? 0;
    this.#purgeDaily();
  }

  #purgeDaily(): void {
    this.clock.after(ONE_DAY, () => {
      purgeBin({ store: this.store, userId: this.userId, now: this.clock.now(), asSystem: true });
      this.#purgeDaily();
    });
  }

  /** A SOAP login: opens a session. Throws LoginRefused, an ApiError as login() answers it. */
  login(username: string, password: string, origin: LoginOrigin = {}): Session {
    return this.sessions.open(this.logins.soap(username, password, origin).userId, this.clock.now());
  }

  /** On whose behalf a call changes data. What the protocols have in common; each adds what its request asks for. */
  saveContext({ userId }: Pick<Session, 'userId'>): SaveContext {
    const rowFault = this.faults.breaksRecords ? this.#rowFault : undefined;
    return { store: this.store, userId, now: this.clock.now(), rowFault, setAuditFields: this.#setAuditFields, locks: this.#locksOfCall() };
  }

  #locksOfCall(): SaveContext['locks'] {
    if (this.#rowLockMs <= 0) return undefined;
    this.#calls++;
    return { table: this.bulk.locks, holder: `call ${this.#calls}`, ms: this.#rowLockMs };
  }

  /** On whose behalf a call asks: whose days begin when, and what the version of the API has. */
  queryContext({ userId }: Pick<Session, 'userId'>, apiVersion: number, includeDeleted = false): QueryContext {
    const read = (field: string): string | undefined => {
      const value = this.users.read(userId, field);
      return typeof value === 'string' ? value : undefined;
    };
    const now = this.clock.now();
    return { store: this.store, now, includeDeleted, apiVersion, userId, timeZone: read('TimeZoneSidKey'), locale: read('LocaleSidKey') };
  }

  readonly #rowFault: NonNullable<SaveContext['rowFault']> = (operation, record) => {
    const values = typeof record === 'string' ? { Id: record } : record;
    const object = typeof record === 'string' ? this.store.tableOfId(record)?.object.name : String(record.type);
    return this.faults.nextRecord({ operation, values, isAbout: (name) => name.toLowerCase() === object?.toLowerCase() });
  };

  /** Goes back to a snapshot; open query results and bulk jobs are of another time and are forgotten. */
  restore(snapshot: StoreSnapshot): void {
    this.store.restore(snapshot);
    const isGone = ({ userId }: Pick<Session, 'userId'>): boolean => !this.users.exists(userId);
    this.users.forgetMissing();
    this.sessions.closeAll(isGone);
    this.apps.refreshTokens.revokeAll(isGone);
    this.cursors.clear();
    this.bulk.clear();
  }
}

function makeCredentials(random: () => number): Credentials {
  return {
    username: `admin@${randomText(random, 6, 'abcdefghijklmnopqrstuvwxyz')}.example.com`,
    password: randomText(random, 12),
    securityToken: randomText(random, 24),
    clientId: `3MVG9${randomText(random, 80)}`,
    clientSecret: randomText(random, 64, '0123456789ABCDEF'),
  };
}
