import type { Clock } from '../clock.ts';
import { randomText } from '../random.ts';
import { AuthorizationCodes } from './authorization-codes.ts';
import { type ConnectedApp, type ConnectedAppDefinition, makeConnectedApp } from './connected-app.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { SigningKey } from './signing-key.ts';

/** The connected apps of one org, and what was granted to them. */
export class ConnectedApps {
  readonly codes: AuthorizationCodes;
  readonly refreshTokens: RefreshTokens;
  readonly key: SigningKey = new SigningKey();
  readonly #apps = new Map<string, { definition: ConnectedAppDefinition; app: ConnectedApp }>();
  readonly #random: () => number;
  readonly #clock: Clock;
  readonly #runAs: string;

  /** `runAs` is the username for apps that name none. */
  constructor(random: () => number, clock: Clock, runAs: string) {
    this.codes = new AuthorizationCodes(random);
    this.refreshTokens = new RefreshTokens(random);
    this.#random = random;
    this.#clock = clock;
    this.#runAs = runAs;
  }

  /** Adds an app. Throws TypeError for a client id that is taken or a certificate that cannot be read. */
  add(definition: ConnectedAppDefinition): ConnectedApp {
    const clientId = `3MVG9${randomText(this.#random, 80)}`;
    const clientSecret = randomText(this.#random, 64, '0123456789ABCDEF');
    const app = makeConnectedApp(definition, { clientId, clientSecret, runAs: this.#runAs, now: this.#clock.now() });
    if (this.#apps.has(app.clientId)) throw new TypeError(`The local org has a connected app ${app.clientId} already.`);
    this.#apps.set(app.clientId, { definition, app });
    return app;
  }

  /** Changes an app; who has approved it stays. Throws TypeError for an unknown client id. */
  change(clientId: string, changes: Omit<ConnectedAppDefinition, 'clientId'>): void {
    const known = this.#apps.get(clientId);
    if (known === undefined) throw new TypeError(`The local org has no connected app ${clientId}.`);
    const definition = { ...known.definition, ...changes };
    const { clientSecret, approvedBy } = known.app;
    const app = makeConnectedApp(definition, { clientId, clientSecret, runAs: this.#runAs, now: this.#clock.now() });
    this.#apps.set(clientId, { definition, app: { ...app, approvedBy } });
  }

  /** A text that no other token has. */
  nextTokenId(): string {
    return randomText(this.#random, 16);
  }

  /** The app, once the servers know it. */
  find(clientId: string): ConnectedApp | undefined {
    const app = this.#apps.get(clientId)?.app;
    return app !== undefined && app.activeAt <= this.#clock.now() ? app : undefined;
  }
}
