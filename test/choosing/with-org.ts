import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setImmediate } from 'node:timers/promises';
import type { ChoiceEvent, Org } from 'forcewire';
import { LocalOrg, type LocalOrgOptions } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { type AuthFor, connectBy } from '../../src/connection.ts';
import type { PinnedVersion } from '../../src/pin-version.ts';
import type { RetryClock } from '../../src/retry/clock.ts';

/** An org whose jobs take no time, a connection to it, and what was chosen. */
export interface Bench<V extends PinnedVersion<any, any, any, any> = typeof v62> extends AsyncDisposable {
  readonly local: LocalOrg;
  readonly org: Org<V>;
  readonly choices: readonly ChoiceEvent[];
  /** How many requests with rows each protocol had so far: calls of SOAP that write or read, batches of 1.0, uploads or pages of 2.0. */
  requests(): Readonly<Record<string, number>>;
}

const COUNTED = ['create', 'update', 'upsert', 'delete', 'query', 'queryAll', 'queryMore', 'bulk1.createBatch'];
const COUNTED_2 = ['bulk2.uploadIngestJobData', 'bulk2.createQueryJob', 'bulk2.getQueryJobResults'];

export async function startBench<V extends PinnedVersion<any, any, any, any> = typeof v62>(
  api: V = v62 as any,
  options: LocalOrgOptions = {},
): Promise<Bench<V>> {
  const local = await LocalOrg.start({ ...options, bulk: { queuedMs: 0, msPerRecord: 0, ...options.bulk } });
  const clock: RetryClock = { now: () => Date.now(), random: () => 0, sleep: () => setImmediate() };
  const { auth, allowedHosts } = local.connectOptions();
  const tags = { org: local.url };
  const org = await connectBy<V>(clock, { api, auth: auth as AuthFor<V>, allowedHosts, tags });
  const choices: ChoiceEvent[] = [];
  const onChoice = (event: unknown): void => {
    if ((event as ChoiceEvent).tags.org === local.url) choices.push(event as ChoiceEvent);
  };
  subscribe('forcewire:choice', onChoice);
  return {
    local,
    org,
    choices,
    requests() {
      const counts: Record<string, number> = {};
      for (const { operation } of local.requests)
        if (COUNTED.includes(operation) || COUNTED_2.includes(operation)) counts[operation] = (counts[operation] ?? 0) + 1;
      return counts;
    },
    async [Symbol.asyncDispose]() {
      unsubscribe('forcewire:choice', onChoice);
      await org.close();
      await local.close();
    },
  };
}

export const named = (count: number, from = 0): { Name: string }[] =>
  Array.from({ length: count }, (_, at) => ({ Name: `Name ${String(from + at).padStart(6, '0')}` }));
