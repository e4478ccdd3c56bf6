import { type SoapLogin, soapLogin } from '../auth/soap-login.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';
import type { UserAccess } from './auth/user-access.ts';
import type { UserCredentials, UserDefinition } from './auth/users.ts';
import { Bulk1Service } from './bulk/v1/bulk1-service.ts';
import { Bulk2Service } from './bulk/v2/bulk2-service.ts';
import type { Clock } from './clock.ts';
import type { Fault } from './faults/fault.ts';
import { Instance } from './http/instance.ts';
import { type RecordedRequest, RequestLog } from './http/request-log.ts';
import { selfSigned } from './http/self-signed.ts';
import type { ConnectedAppDefinition } from './oauth/connected-app.ts';
import { OAuthService } from './oauth/oauth-service.ts';
import { type Credentials, Org, type OrgOptions } from './org.ts';
import type { OrgSettings } from './org-settings.ts';
import { OverviewPage } from './page/overview-page.ts';
import { RestService } from './rest/rest-service.ts';
import { SoapEndpoint } from './soap/soap-endpoint.ts';
import { SoapService } from './soap/soap-service.ts';
import type { FieldDefinition } from './store/field-definition.ts';
import type { Fixtures } from './store/fixtures/fixture-rows.ts';
import { type LoadedFixtures, loadFixtures } from './store/fixtures/load-fixtures.ts';
import type { ObjectDefinition } from './store/object-definition.ts';
import type { StoreSnapshot } from './store/store.ts';

/** How a local org is started. */
export interface LocalOrgOptions extends OrgOptions {
  /** Default 0: any free port. */
  readonly port?: number | undefined;
  /** Listen with TLS, by a certificate of the org's own that `certificate` has. Default false. */
  readonly tls?: boolean | undefined;
  /** Requests that `requests` remembers. Default 1,000, and never more than 16 MB of bodies. */
  readonly maxRecordedRequests?: number | undefined;
  /** Told of each request when its answer has gone: a log on the terminal. */
  readonly onRequest?: ((request: RecordedRequest) => void) | undefined;
}

/** What connect() needs besides `api`. */
export interface LocalConnectOptions {
  readonly auth: SoapLogin<'explicit'>;
  readonly allowedHosts: readonly string[];
  /** With TLS: what makes the client trust the org's certificate. */
  readonly http?: { readonly tls: { readonly ca: string } };
}

/** The org's time as tests turn it. */
export type OrgClock = Pick<Clock, 'now' | 'advance' | 'stop' | 'resume'>;

/** All objects and rows at one moment, for `restore` of the org that it is of. What it holds is that org's own affair. */
export interface OrgSnapshot {
  /** Milliseconds since 1970, by the org's time. */
  readonly takenAt: number;
}

const MAX_RECORDED_BYTES = 16_777_216;
/** The last version whose login() works. */
const LOGIN_VERSION = '64.0';

type LoginVersion = PinnedVersion<object, { login: true; bulk2Ingest: true; bulk2Query: true; bulk2ResultPages: true }>;

/**
 * A Salesforce org on the loopback interface, in memory, for tests and demonstrations: SOAP Partner API, Bulk API 1.0 and 2.0, REST and OAuth at
 * every version that Salesforce serves. Any number can run in one process; nothing is shared between them.
 */
export class LocalOrg implements AsyncDisposable {
  /** The login host, and the address of every API: `http://127.0.0.1:4711`. */
  readonly url: string;
  /** With TLS: the certificate that clients have to trust, as PEM. */
  readonly certificate: string | undefined;
  /** What goes wrong on demand: `add` returns what takes the fault away again, and throws TypeError for one that cannot be. */
  readonly faults: { add(fault: Fault): () => void; clear(): void };
  readonly #org: Org;
  readonly #instance: Instance;
  readonly #log: RequestLog;
  readonly #snapshots = new WeakMap<OrgSnapshot, StoreSnapshot>();

  private constructor(org: Org, instance: Instance, log: RequestLog, certificate: string | undefined) {
    this.#org = org;
    this.#instance = instance;
    this.#log = log;
    this.faults = org.faults;
    this.url = instance.url;
    this.certificate = certificate;
  }

  /** Resolves once requests are accepted. Rejects if the port is taken; throws TypeError for objects that cannot be. */
  static async start(options: LocalOrgOptions = {}): Promise<LocalOrg> {
    const { port = 0, maxRecordedRequests = 1_000 } = options;
    // Clients go by the machine's time when they look at a certificate.
    const tls = options.tls === true ? selfSigned(Date.now()) : undefined;
    const org = new Org(options);
    const log = new RequestLog(maxRecordedRequests, MAX_RECORDED_BYTES, options.onRequest);
    const services = [
      new SoapEndpoint(new SoapService(org)),
      new Bulk1Service(org),
      new Bulk2Service(org),
      new RestService(org),
      new OAuthService(org),
      new OverviewPage(org, log),
    ];
    const instance = await Instance.start(
      { services, faults: org.faults, log },
      { port, tls, expireSessions: () => org.sessions.expireAll(), after: (milliseconds, run) => org.clock.after(milliseconds, run) },
    );
    return new LocalOrg(org, instance, log, tls?.cert);
  }

  /** Of the administrator and of a connected app with every flow; both are there from the start. */
  get credentials(): Credentials {
    return this.#org.credentials;
  }

  /** What an administrator would set in Setup: `local.settings.login.soapLoginEnabled = false`. */
  get settings(): OrgSettings {
    return this.#org.settings;
  }

  /** Adds a user. Throws TypeError for a record that the org refuses, for instance for a username that is taken. */
  addUser(user: UserDefinition): UserCredentials {
    return this.#org.users.add(user, this.#org.saveContext({ userId: this.#org.userId }));
  }

  /** Changes how a user logs in. Whether it is active says the record in User. Throws TypeError for an unknown username. */
  changeUser(username: string, changes: Partial<UserAccess>): void {
    this.#org.users.change(username, changes);
  }

  /** Adds a connected app. Throws TypeError for a client id that is taken or a certificate that cannot be read. */
  addConnectedApp(app: ConnectedAppDefinition = {}): { readonly clientId: string; readonly clientSecret: string } {
    const { clientId, clientSecret } = this.#org.apps.add(app);
    return { clientId, clientSecret };
  }

  /** Changes a connected app. Throws TypeError for an unknown client id. */
  changeConnectedApp(clientId: string, changes: Omit<ConnectedAppDefinition, 'clientId'>): void {
    this.#org.apps.change(clientId, changes);
  }

  /** The last requests, oldest first; passwords and session ids are masked. */
  get requests(): readonly RecordedRequest[] {
    return this.#log.requests;
  }

  /** The org's time, which tests turn: `await local.clock.advance(3_600_000)`. */
  get clock(): OrgClock {
    return this.#org.clock;
  }

  /** Ready for connect() at any version, 65.0 and later included: the login happens at 64.0. */
  connectOptions(): LocalConnectOptions {
    const { username, password, securityToken } = this.credentials;
    const loginVersion = pinVersion<LoginVersion>(LOGIN_VERSION);
    const auth = soapLogin({ username, password, securityToken, loginUrl: this.url, loginVersion });
    const options = { auth, allowedHosts: [new URL(this.url).hostname] };
    return this.certificate === undefined ? options : { ...options, http: { tls: { ca: this.certificate } } };
  }

  /** Ends every session, as an administrator can: the next call of each client gets INVALID_SESSION_ID. */
  expireSessions(): void {
    this.#org.sessions.expireAll();
  }

  /** Adds an object while the org runs. Throws TypeError for one that cannot be. */
  addObject(definition: ObjectDefinition): void {
    this.#org.store.addObject(definition);
  }

  /** Adds a field while the org runs; the rows that are there get its default. Throws TypeError for one that cannot be. */
  addField(object: string, field: FieldDefinition): void {
    this.#org.store.addField(object, field);
  }

  /**
   * Creates records from fixtures, all or none, on behalf of the administrator: `{ Account: [{ Name: 'Acme' }] }`, the text of CSV files
   * instead of lists, or a tree file of the Salesforce CLI. Returns the ids of rows with a reference id. Throws TypeError that names the
   * wrong row and its field.
   */
  load(fixtures: Fixtures): LoadedFixtures {
    return loadFixtures({ ...this.#org.saveContext({ userId: this.#org.userId }), locks: undefined }, fixtures);
  }

  /** All objects and rows as they are now. */
  snapshot(): OrgSnapshot {
    const snapshot: OrgSnapshot = { takenAt: this.#org.clock.now() };
    this.#snapshots.set(snapshot, this.#org.store.snapshot());
    return snapshot;
  }

  /**
   * Goes back to a snapshot, as often as one likes; objects and fields added since are gone. Sessions of users who are in it stay, open query results
   * and bulk jobs are forgotten. Throws TypeError for a snapshot of another org.
   */
  restore(snapshot: OrgSnapshot): void {
    const state = this.#snapshots.get(snapshot);
    if (state === undefined) throw new TypeError('This is no snapshot of this local org.');
    this.#org.restore(state);
  }

  /** Ends all connections; what the org would do later is not done. Resolves once its port is free. */
  async close(): Promise<void> {
    this.#org.clock.close();
    await this.#instance.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
