import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, type ContextManager, context, ROOT_CONTEXT, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { connect, soapLogin } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { traceEvents } from 'forcewire/opentelemetry';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';
import { PatientClock } from '../connection/patient-clock.ts';

/** As the SDK for Node has it. */
class AsyncContexts implements ContextManager {
  readonly #storage: AsyncLocalStorage<Context> = new AsyncLocalStorage();
  active(): Context {
    return this.#storage.getStore() ?? ROOT_CONTEXT;
  }
  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(
    active: Context,
    run: F,
    self?: ThisParameterType<F>,
    ...args: A
  ): ReturnType<F> {
    return this.#storage.run(active, () => run.apply(self as never, args));
  }
  bind<T>(_: Context, target: T): T {
    return target;
  }
  enable(): this {
    return this;
  }
  disable(): this {
    return this;
  }
}

const exporter = new InMemorySpanExporter();
const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer('forcewire');
let local: LocalOrg;

beforeAll(async () => {
  local = await LocalOrg.start();
  context.setGlobalContextManager(new AsyncContexts());
});
afterAll(async () => {
  context.disable();
  await local.close();
});
beforeEach(() => exporter.reset());

const spans = (name: string): ReadableSpan[] => exporter.getFinishedSpans().filter((span) => span.name === name);

test('requests, logins, pages and batches become spans below the one that is active, with tags and without secrets', async () => {
  const stop = traceEvents(tracer);
  const { username, password, securityToken } = local.credentials;
  const auth = soapLogin({ username, password, securityToken, loginUrl: local.url });
  await tracer.startActiveSpan('nightly load', async (parent) => {
    const org = await connect({ api: v62, auth, tags: { tenant: 'acme' } });
    await org.insert('Account', [{ Name: 'Zoë & Co' }, { Name: null }]).summary();
    await org.query('SELECT Id FROM Account').toArray();
    await org.close();
    parent.end();
  });
  stop();

  const [parent] = spans('nightly load');
  const all = exporter.getFinishedSpans().filter((span) => span !== parent);
  expect(all.map((span) => span.parentSpanContext?.spanId)).toEqual(all.map(() => parent!.spanContext().spanId));
  expect(all.every((span) => span.attributes['forcewire.tag.tenant'] === 'acme')).toBe(true);
  expect(all.every(({ startTime, endTime }) => endTime[0] * 1e9 + endTime[1] >= startTime[0] * 1e9 + startTime[1])).toBe(true);

  const [create] = spans('POST create');
  const url = new URL(local.url);
  expect(create?.kind).toBe(SpanKind.CLIENT);
  expect(create?.attributes).toMatchObject({
    'http.request.method': 'POST',
    'http.response.status_code': 200,
    'server.address': url.hostname,
    'server.port': Number(url.port),
    'url.path': expect.stringMatching(/^\/services\/Soap\/u\/62\.0/),
    'forcewire.operation': 'create',
  });
  expect(spans('login')).toHaveLength(1);
  expect(spans('page query')[0]?.attributes).toMatchObject({
    'db.response.returned_rows': 1,
    'forcewire.total_size': 1,
    'forcewire.done': true,
  });
  expect(spans('batch create')[0]?.attributes).toMatchObject({
    'db.operation.batch.size': 2,
    'forcewire.rows.ok': 1,
    'forcewire.rows.failed': 1,
  });
  const told = JSON.stringify(all.map(({ name, attributes, status, events }) => ({ name, attributes, status, events })));
  for (const secret of [password, securityToken]) expect(told).not.toContain(secret);
  expect(told).not.toMatch(/00D\w{12,15}!/);
});

test('what fails has an error status and a type', async () => {
  const org = await connect({ api: v62, ...local.connectOptions(), retry: { attempts: 1 } });
  const stop = traceEvents(tracer);
  local.faults.add({ kind: 'drop', on: { operation: 'create' } });
  await org.insert('Account', [{ Name: 'a' }]).summary();
  await org
    .query('SELECT Nope FROM Account')
    .toArray()
    .catch(() => {});
  local.faults.clear();
  stop();
  await org.soap.getUserInfo();
  await org.close();
  const failures = exporter.getFinishedSpans().map((span) => [span.name, span.status.code, span.attributes['error.type']]);
  expect(failures).toEqual([
    ['POST create', SpanStatusCode.ERROR, 'CONNECTION_RESET'],
    ['batch create', SpanStatusCode.ERROR, 'CONNECTION_RESET'],
    ['POST query', SpanStatusCode.ERROR, '500'],
    ['page query', SpanStatusCode.ERROR, 'INVALID_FIELD'],
  ]);
});

test('a bulk batch is a span from its upload to its result', async () => {
  const clock = new PatientClock();
  clock.onWait = (ms) => local.clock.advance(ms);
  const org = await connectBy(clock, { api: v62, ...local.connectOptions(), tags: { tenant: 'acme' } });
  const stop = traceEvents(tracer);
  const { failed } = await org.bulk.insert('Account', [{ Name: 'a' }, { Name: null }, { Name: '#N/A' }], { protocol: '1.0' }).summary();
  stop();
  await org.close();
  expect(failed).toBe(2);
  const [batch, ...others] = spans('batch insert');
  expect(others).toEqual([]);
  expect(batch?.attributes).toMatchObject({
    'db.operation.batch.size': 2,
    'forcewire.rows.ok': 1,
    'forcewire.rows.failed': 1,
    'forcewire.tag.tenant': 'acme',
  });
});

test('each decision is a span without length below the one that is active: retries, renewals, splits, lanes, budgets', async () => {
  const org = await connectBy(new PatientClock(), { api: v62, ...local.connectOptions(), tags: { tenant: 'acme' }, budget: { calls: 8 } });
  const stop = traceEvents(tracer);
  local.faults.add({ kind: 'fault', exceptionCode: 'SERVER_UNAVAILABLE', on: { operation: 'create', nth: 1 } });
  local.faults.add({ kind: 'fault', exceptionCode: 'MALFORMED_ID', on: { operation: 'create', nth: 2 } });
  await tracer.startActiveSpan('nightly load', async (parent) => {
    await org.insert('Account', [{ Name: 'a' }, { Name: 'b' }]).summary();
    local.faults.clear();
    local.expireSessions();
    for (let call = 0; call < 4; call++) await org.soap.getUserInfo().catch(() => {});
    parent.end();
  });
  stop();
  await org.close();
  const [parent] = spans('nightly load');
  const decisions = exporter.getFinishedSpans().filter(({ name }) => /^(retry|renewal|split|lanes|budget) /.test(name));
  expect(decisions.map(({ name, attributes }) => [name, attributes])).toEqual(
    [
      [
        'lanes create',
        { 'forcewire.operation': 'create', 'forcewire.from': 4, 'forcewire.to': 2, 'forcewire.reason': 'SERVER_UNAVAILABLE' },
      ],
      [
        'retry create',
        { 'forcewire.operation': 'create', 'forcewire.attempt': 1, 'forcewire.wait_ms': 750, 'forcewire.code': 'SERVER_UNAVAILABLE' },
      ],
      [
        'split create',
        ...[
          {
            'forcewire.operation': 'create',
            'forcewire.reason': 'value',
            'forcewire.rows': 2,
            'forcewire.size': 1,
            'forcewire.code': 'MALFORMED_ID',
          },
        ],
      ],
      ['renewal getUserInfo', { 'forcewire.operation': 'getUserInfo', 'forcewire.code': 'INVALID_SESSION_ID' }],
      ['budget getUserInfo', { 'forcewire.operation': 'getUserInfo', 'forcewire.reason': 'calls' }],
    ].map(([name, attributes]) => [name, { ...(attributes as object), 'forcewire.tag.tenant': 'acme' }]),
  );
  for (const { parentSpanContext, startTime, endTime, status } of decisions) {
    expect(parentSpanContext?.spanId).toBe(parent!.spanContext().spanId);
    expect([startTime, status.code]).toEqual([endTime, SpanStatusCode.UNSET]);
  }
});
