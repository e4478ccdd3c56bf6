import { setImmediate } from 'node:timers/promises';
import type { Load, Org, Outcome } from 'forcewire';
import { LocalOrg, type LocalOrgOptions } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { connectBy } from '../../../src/connection.ts';
import type { ApiVersion } from '../../../src/pin-version.ts';
import type { RetryClock } from '../../../src/retry/clock.ts';

/** The client's time: nobody waits, and tests may turn it. */
class TurnedClock implements RetryClock {
  #now = Date.UTC(2026, 0, 1);
  /** The org's time, where it shall pass with the client's. */
  org: Pick<LocalOrg['clock'], 'advance'> | undefined;

  now(): number {
    return this.#now;
  }

  random(): number {
    return 0.5;
  }

  turn(milliseconds: number): void {
    this.#now += milliseconds;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    await this.org?.advance(milliseconds);
    await setImmediate();
  }
}

/** A local org whose jobs take no time, and a connection to it. */
export interface Bench extends AsyncDisposable {
  readonly local: LocalOrg;
  readonly org: Org<ApiVersion>;
  readonly clock: TurnedClock;
  /** Method and last words of the path of each bulk request so far: `POST job/ID/batch`. */
  requests(): string[];
  names(): Promise<string[]>;
}

export async function startBench(options: LocalOrgOptions = {}, api: ApiVersion = v62): Promise<Bench> {
  const local = await LocalOrg.start({ ...options, bulk: { queuedMs: 0, msPerRecord: 0, ...options.bulk } });
  const clock = new TurnedClock();
  const org = await connectBy(clock, { api, ...local.connectOptions() });
  return {
    local,
    org,
    clock,
    requests() {
      const bulk = local.requests.filter(({ path }) => /\/async\/|\/jobs\//.test(path));
      return bulk.map(({ method, path }) => `${method} ${path.replace(/^.*?(job)/, '$1').replaceAll(/75[01]\w{15}/g, 'ID')}`);
    },
    async names() {
      const rows = await org.withVersion(v62).query<{ Name: string }>('SELECT Name FROM Account ORDER BY Name').toArray();
      return rows.map(({ Name }) => Name);
    },
    async [Symbol.asyncDispose]() {
      await org.close();
      await local.close();
    },
  };
}

/** All outcomes, and the error that came after them. */
export async function run<Row>(load: Load<Row>): Promise<{ outcomes: Outcome<Row>[]; error: any }> {
  const outcomes: Outcome<Row>[] = [];
  try {
    for await (const outcome of load) outcomes.push(outcome);
    return { outcomes, error: undefined };
  } catch (error) {
    return { outcomes, error };
  }
}

/** `ok`, `failed CODE`, `notProcessed`, … */
export function briefly(outcomes: readonly Outcome<unknown>[]): string[] {
  return outcomes.map((outcome) => (outcome.status === 'failed' ? `failed ${outcome.errors[0]!.code}` : outcome.status));
}

export function named(count: number, from = 0): { Name: string }[] {
  return Array.from({ length: count }, (_, at) => ({ Name: `Name ${String(from + at).padStart(6, '0')}` }));
}
