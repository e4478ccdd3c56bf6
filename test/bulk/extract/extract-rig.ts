import { type AuthFor, connectBy } from '../../../src/connection.ts';
import { type ApiVersion, loadVersion, type Org, type SObject } from '../../../src/index.ts';
import { LocalOrg, type LocalOrgOptions } from '../../../src/local-org/index.ts';
import type { RetryClock } from '../../../src/retry/clock.ts';

/** A client and an org by one clock: while the client waits, the org's time passes, and nobody's else. */
export class ExtractRig implements AsyncDisposable {
  readonly local: LocalOrg;
  readonly org: Org<ApiVersion>;

  private constructor(local: LocalOrg, org: Org<ApiVersion>) {
    this.local = local;
    this.org = org;
  }

  static async start(version = '62.0', options: LocalOrgOptions = {}): Promise<ExtractRig> {
    const local = await LocalOrg.start({ startTime: Date.UTC(2026, 0, 1), ...options });
    const api = await loadVersion(version);
    const clock: RetryClock = {
      now: () => local.clock.now(),
      sleep: (milliseconds) => local.clock.advance(milliseconds),
      random: () => 0,
    };
    const { auth, allowedHosts } = local.connectOptions();
    const org = await connectBy(clock, { api, auth: auth as AuthFor<ApiVersion>, allowedHosts });
    return new ExtractRig(local, org);
  }

  /** Accounts `row 0` and so on; `fields` adds to each. */
  addAccounts(count: number, fields: (at: number) => object = () => ({})): void {
    this.local.load({ Account: Array.from({ length: count }, (_, at) => ({ Name: `row ${at}`, ...fields(at) })) });
  }

  /** The operations that were asked for since the beginning, those of SOAP left out. */
  get operations(): readonly string[] {
    return this.local.requests.map(({ operation }) => operation).filter((name) => name.startsWith('bulk'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.org.close();
    await this.local.close();
  }
}

export const namesOf = (records: readonly SObject[]): string[] => records.map(({ Name }) => Name as string);

/** `row 0` to `row n-1`. */
export const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `row ${at}`);

export async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return Buffer.concat(pieces).toString();
}
