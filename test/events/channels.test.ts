import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Outcome, PageEvent } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';
import * as channels from '../../src/events/channels.ts';
import { PatientClock } from '../connection/patient-clock.ts';

const TAGS = { tenant: 'acme', job: 'nightly' };
const accounts = (count: number): { Name: string }[] => Array.from({ length: count }, (_, at) => ({ Name: `row ${at}` }));

test('everything that happens is told on its channel, with the tags of the connection, by SOAP and both bulk APIs', async () => {
  const names = Object.values(channels).map(({ name }) => name);
  const told = new Map<string, { readonly tags: unknown; readonly operation?: string }[]>(names.map((name) => [name, []]));
  const listeners = names.map((name) => {
    const listener = (event: unknown): void => void told.get(name)!.push(event as { tags: unknown });
    subscribe(name, listener);
    return () => unsubscribe(name, listener);
  });
  const local = await LocalOrg.start({ bulk: { queuedMs: 0, msPerRecord: 0 } });
  const clock = new PatientClock();
  clock.onWait = (ms) => local.clock.advance(ms);
  const org = await connectBy(clock, { api: v62, ...local.connectOptions(), tags: TAGS, budget: { calls: 500 } });

  // A load by SOAP that meets a busy server, a value that cannot be read, and an answer that breaks off.
  local.faults.add({ kind: 'fault', exceptionCode: 'SERVER_UNAVAILABLE', on: { operation: 'create', nth: 1 } });
  local.faults.add({ kind: 'fault', exceptionCode: 'MALFORMED_ID', on: { operation: 'create', nth: 2 } });
  local.faults.add({ kind: 'reset', on: { operation: 'create', nth: 5 } });
  const reconcile = async (rows: readonly Outcome<{ Name: string }>[]): Promise<undefined[]> => rows.map(() => undefined);
  await org.insert('Account', accounts(40), { batchRows: 10, reconcile } as object).summary();
  local.faults.clear();
  local.expireSessions();
  await org.query('SELECT Id FROM Account', { batchSize: 200 }).toArray();
  local.faults.add({
    kind: 'status',
    status: 200,
    on: { operation: 'getServerTimestamp', nth: 1 },
    headers: { warning: '299 - "This API is deprecated."' },
  });
  await org.soap.getServerTimestamp().catch(() => {});
  await org.fields('Account');
  local.addField('Account', { name: 'Colour__c', type: 'string', length: 20 });
  await org.fields('Account');

  for (const protocol of ['1.0', '2.0'] as const) {
    await org.bulk.insert('Account', accounts(5), { protocol }).summary();
    await org.bulk.query('SELECT Id FROM Account', { protocol }).toArray();
  }
  await org.load('insert', 'Account', accounts(3)).summary();
  await org.close();
  const small = await connectBy(clock, { api: v62, ...local.connectOptions(), tags: TAGS, budget: { calls: 1 } });
  await small.soap.getServerTimestamp();
  await small.soap.getServerTimestamp().catch(() => {});
  await small.close();
  await local.close();
  for (const stop of listeners) stop();

  expect(names.filter((name) => told.get(name)!.length === 0)).toEqual([]);
  for (const [name, events] of told) expect([name, events.filter(({ tags }) => tags !== TAGS)]).toEqual([name, []]);

  const operations = (name: string): (string | undefined)[] => [...new Set(told.get(name)!.map(({ operation }) => operation))].sort();
  expect(operations('forcewire:page')).toEqual(['getBatchResultData', 'getQueryJobResults', 'query']);
  expect(operations('forcewire:batch')).toEqual(['create', 'insert']);
  const requested = new Set(operations('forcewire:request'));
  for (const operation of [
    ...operations('forcewire:page'),
    'create',
    'login',
    'createJob',
    'createBatch',
    'createIngestJob',
    'uploadIngestJobData',
  ])
    expect([...requested]).toContain(operation);
  const pages = told.get('forcewire:page') as unknown as PageEvent[];
  expect(pages.map(({ operation, records, done, code }) => [operation, records, done, code])).toEqual([
    ['query', expect.any(Number), true, undefined],
    ['getBatchResultData', undefined, undefined, undefined],
    ['getQueryJobResults', expect.any(Number), true, undefined],
  ]);
});
