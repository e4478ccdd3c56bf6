import { randomText } from '../random.ts';

/** Of one user and one app; a sixth drops the oldest. */
const MOST = 5;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';

/** What a refresh token stands for. */
export interface RefreshGrant {
  /** Stays when the token rotates. */
  readonly id: number;
  readonly token: string;
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  /** Milliseconds. */
  readonly issuedAt: number;
}

/** The live refresh tokens of one org. */
export class RefreshTokens {
  readonly #grants = new Map<string, RefreshGrant>();
  readonly #random: () => number;
  #count = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  issue(grant: Omit<RefreshGrant, 'id' | 'token'>): RefreshGrant {
    const live = [...this.#grants.values()].filter(({ clientId, userId }) => clientId === grant.clientId && userId === grant.userId);
    for (const { token } of live.slice(0, Math.max(0, live.length - MOST + 1))) this.#grants.delete(token);
    return this.#put({ ...grant, id: ++this.#count, token: this.#newToken() });
  }

  find(token: string): RefreshGrant | undefined {
    return this.#grants.get(token);
  }

  /** Puts a new token in the place of this one. */
  rotate(grant: RefreshGrant): RefreshGrant {
    this.#grants.delete(grant.token);
    return this.#put({ ...grant, token: this.#newToken() });
  }

  revoke({ token }: RefreshGrant): void {
    this.#grants.delete(token);
  }

  /** Ends those that the caller picks. */
  revokeAll(isPicked: (grant: RefreshGrant) => boolean): void {
    for (const grant of this.#grants.values()) if (isPicked(grant)) this.#grants.delete(grant.token);
  }

  #put(grant: RefreshGrant): RefreshGrant {
    this.#grants.set(grant.token, grant);
    return grant;
  }

  #newToken(): string {
    return `5Aep861${randomText(this.#random, 80, LETTERS)}`;
  }
}
