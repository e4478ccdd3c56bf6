import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectOptions, Load, LoadOptions, Org, Outcome } from 'forcewire';
import { type Fault, LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { describe, expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';
import { PatientClock } from './patient-clock.ts';

type V62 = typeof v62;
type Read = 'login' | 'query' | 'queryMore' | 'describeSObject';
type Write = 'create' | 'update' | 'upsert' | 'delete';

// What is expected was written down before the first run, from the table of what a call that went wrong may be taken for.
//
// Reads and logins:
//   done          everything is there, as if nothing had happened
//   CODE          the caller gets an error with this code
//   -             does not apply: the fault is about records, or about a session, and the call has none
//
// Writes send six rows in two calls; the fault meets the first, or every one where it says so.
//   done          all rows are ok and the org has them; nothing that may have been applied was sent again
//   repeated      all rows are ok and the org has them once; the first call may have been carried out and was made again
//   unknown       no row of the first call is saved, all are unknown; the second call goes well
//   unknown+      all rows of the first call are saved; those are ok whose results arrived whole, the others unknown; the second goes well
//   failed        the one row of the fault failed, all others are ok
//   CODE          the load ends with an error with this code, and nothing is saved
const EXPECTED = `
fault                                | login                  | query                  | queryMore              | create                 | update                 | upsert                 | delete                 | describeSObject
connection refused                   | done                   | done                   | done                   | done                   | done                   | done                   | done                   | done
reset, not carried out               | done                   | done                   | done                   | unknown                | repeated               | repeated               | repeated               | done
reset during the request             | done                   | done                   | done                   | unknown                | repeated               | repeated               | repeated               | done
reset, carried out                   | done                   | done                   | done                   | unknown+               | repeated               | repeated               | repeated               | done
reset in the middle of the answer    | done                   | done                   | done                   | unknown+               | repeated               | repeated               | repeated               | done
gzip cut short                       | done                   | done                   | done                   | unknown+               | repeated               | repeated               | repeated               | done
XML cut short                        | done                   | done                   | done                   | unknown+               | repeated               | repeated               | repeated               | done
XML spoilt in the middle             | done                   | done                   | done                   | unknown+               | repeated               | repeated               | repeated               | done
slow bytes                           | done                   | done                   | done                   | done                   | done                   | done                   | done                   | done
timeout, not carried out             | done                   | done                   | done                   | unknown                | repeated               | repeated               | repeated               | done
timeout, carried out                 | done                   | done                   | done                   | unknown+               | repeated               | repeated               | repeated               | done
status 420                           | done                   | done                   | done                   | unknown                | repeated               | repeated               | repeated               | done
status 429                           | done                   | done                   | done                   | unknown                | repeated               | repeated               | repeated               | done
status 500 without a fault           | done                   | done                   | done                   | unknown                | repeated               | repeated               | repeated               | done
status 502 with HTML, carried out    | done                   | done                   | done                   | unknown+               | repeated               | repeated               | repeated               | done
status 503 with Retry-After          | done                   | done                   | done                   | unknown                | repeated               | repeated               | repeated               | done
INVALID_SESSION_ID once              | -                      | done                   | done                   | done                   | done                   | done                   | done                   | done
INVALID_SESSION_ID always            | -                      | INVALID_SESSION_ID     | INVALID_SESSION_ID     | INVALID_SESSION_ID     | INVALID_SESSION_ID     | INVALID_SESSION_ID     | INVALID_SESSION_ID     | INVALID_SESSION_ID
all sessions expired                 | -                      | done                   | done                   | done                   | done                   | done                   | done                   | done
instance moved                       | -                      | done                   | done                   | done                   | done                   | done                   | done                   | done
daily limit                          | REQUEST_LIMIT_EXCEEDED | REQUEST_LIMIT_EXCEEDED | REQUEST_LIMIT_EXCEEDED | REQUEST_LIMIT_EXCEEDED | REQUEST_LIMIT_EXCEEDED | REQUEST_LIMIT_EXCEEDED | REQUEST_LIMIT_EXCEEDED | REQUEST_LIMIT_EXCEEDED
concurrent limit                     | done                   | done                   | done                   | done                   | done                   | done                   | done                   | done
SERVER_UNAVAILABLE                   | done                   | done                   | done                   | done                   | done                   | done                   | done                   | done
SERVER_UNAVAILABLE always            | SERVER_UNAVAILABLE     | SERVER_UNAVAILABLE     | SERVER_UNAVAILABLE     | SERVER_UNAVAILABLE     | SERVER_UNAVAILABLE     | SERVER_UNAVAILABLE     | SERVER_UNAVAILABLE     | SERVER_UNAVAILABLE
API_CURRENTLY_DISABLED               | done                   | done                   | done                   | done                   | done                   | done                   | done                   | done
UNKNOWN_EXCEPTION                    | UNKNOWN_EXCEPTION      | done                   | done                   | unknown                | unknown                | unknown                | unknown                | done
one row locked for a while           | -                      | -                      | -                      | done                   | done                   | done                   | done                   | -
one row locked for good              | -                      | -                      | -                      | failed                 | failed                 | failed                 | failed                 | -
one row that faults the call         | -                      | -                      | -                      | failed                 | failed                 | failed                 | failed                 | -
a fault about a value of every row   | -                      | -                      | -                      | MALFORMED_ID           | MALFORMED_ID           | MALFORMED_ID           | MALFORMED_ID           | -
a systematic fault                   | INVALID_TYPE           | INVALID_TYPE           | INVALID_TYPE           | INVALID_TYPE           | INVALID_TYPE           | INVALID_TYPE           | INVALID_TYPE           | INVALID_TYPE
`;

type Arm = (operation: string, secondId?: string) => Fault;

const first = (operation: string): { operation: string; nth: number } => ({ operation, nth: 1 });
/** The second of six rows; of a delete the org sees the id alone. */
const secondRow = (operation: string, Id = ''): { operation: string; values: Record<string, string> } => ({
  operation,
  values: operation === 'delete' ? { Id } : { Name: 'new 1' },
});
const concurrent = 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.';

const FAULTS: Readonly<Record<string, Arm>> = {
  'connection refused': () => ({ on: { operation: 'getServerTimestamp' }, kind: 'refuse', milliseconds: 2_000 }),
  'reset, not carried out': (operation) => ({ on: first(operation), kind: 'reset', when: 'before' }),
  'reset during the request': (operation) => ({ on: first(operation), kind: 'reset', when: 'during' }),
  'reset, carried out': (operation) => ({ on: first(operation), kind: 'reset', when: 'after' }),
  'reset in the middle of the answer': (operation) => ({ on: first(operation), kind: 'truncate' }),
  'gzip cut short': (operation) => ({ on: first(operation), kind: 'truncate', gzip: true, ended: true }),
  'XML cut short': (operation) => ({ on: first(operation), kind: 'truncate', ended: true }),
  'XML spoilt in the middle': (operation) => ({ on: first(operation), kind: 'garble' }),
  'slow bytes': (operation) => ({ on: first(operation), kind: 'slow', delayMs: 20, bytesPerSecond: 50_000 }),
  'timeout, not carried out': (operation) => ({ on: first(operation), kind: 'hang', when: 'before' }),
  'timeout, carried out': (operation) => ({ on: first(operation), kind: 'hang', when: 'after' }),
  'status 420': (operation) => ({ on: first(operation), kind: 'status', status: 420 }),
  'status 429': (operation) => ({ on: first(operation), kind: 'status', status: 429 }),
  'status 500 without a fault': (operation) => ({ on: first(operation), kind: 'status', status: 500, body: '' }),
  'status 502 with HTML, carried out': (operation) => ({ on: first(operation), kind: 'status', status: 502, when: 'after' }),
  'status 503 with Retry-After': (operation) => ({ on: first(operation), kind: 'status', status: 503, headers: { 'retry-after': '7' } }),
  'INVALID_SESSION_ID once': (operation) => ({ on: first(operation), kind: 'fault', exceptionCode: 'INVALID_SESSION_ID' }),
  'INVALID_SESSION_ID always': (operation) => ({ on: { operation }, kind: 'fault', exceptionCode: 'INVALID_SESSION_ID' }),
  'all sessions expired': (operation) => ({ on: first(operation), kind: 'expireSessions' }),
  'instance moved': (operation) => ({ on: first(operation), kind: 'moveInstance' }),
  'daily limit': (operation) => ({ on: { operation }, kind: 'fault', exceptionCode: 'REQUEST_LIMIT_EXCEEDED' }),
  'concurrent limit': (operation) => ({
    on: first(operation),
    kind: 'fault',
    exceptionCode: 'REQUEST_LIMIT_EXCEEDED',
    message: concurrent,
  }),
  SERVER_UNAVAILABLE: (operation) => ({ on: first(operation), kind: 'fault', exceptionCode: 'SERVER_UNAVAILABLE' }),
  'SERVER_UNAVAILABLE always': (operation) => ({ on: { operation }, kind: 'fault', exceptionCode: 'SERVER_UNAVAILABLE' }),
  API_CURRENTLY_DISABLED: (operation) => ({ on: first(operation), kind: 'fault', exceptionCode: 'API_CURRENTLY_DISABLED' }),
  UNKNOWN_EXCEPTION: (operation) => ({ on: first(operation), kind: 'fault', exceptionCode: 'UNKNOWN_EXCEPTION' }),
  'one row locked for a while': (operation, id) => ({
    on: { ...secondRow(operation, id), nth: 1 },
    kind: 'rowError',
    statusCode: 'UNABLE_TO_LOCK_ROW',
  }),
  'one row locked for good': (operation, id) => ({ on: secondRow(operation, id), kind: 'rowError', statusCode: 'UNABLE_TO_LOCK_ROW' }),
  'one row that faults the call': (operation, id) => ({ on: secondRow(operation, id), kind: 'poison', exceptionCode: 'MALFORMED_ID' }),
  'a fault about a value of every row': (operation) => ({ on: { operation }, kind: 'poison', exceptionCode: 'MALFORMED_ID' }),
  'a systematic fault': (operation) => ({ on: { operation }, kind: 'fault', exceptionCode: 'INVALID_TYPE' }),
};

const ROWS = 6;
const CALL = 3;
const numbers = Array.from({ length: ROWS }, (_, at) => at);
const accounts = (count: number, prefix: string): { Name: string }[] =>
  Array.from({ length: count }, (_, at) => ({ Name: `${prefix} ${at}` }));

/** A local org with a connection that looks at it from the side, and what the test connects by. */
interface Stage {
  readonly local: LocalOrg;
  readonly clock: PatientClock;
  readonly witness: Org<V62>;
  connect(): Promise<Org<V62>>;
}

async function onStage(run: (stage: Stage) => Promise<void>): Promise<void> {
  await using local = await LocalOrg.start();
  const clock = new PatientClock();
  const connect = (more: Partial<ConnectOptions<V62>> = {}): Promise<Org<V62>> =>
    connectBy(clock, { api: v62, ...local.connectOptions(), ...more } as ConnectOptions<V62>);
  await using witness = await connect();
  await run({ local, clock, witness, connect: () => connect({ http: { headersTimeoutMs: 1_000 } }) });
}

/** Sets the fault off; a refused connection begins with a request of somebody else's. */
async function arm({ local, clock, witness }: Stage, fault: Fault): Promise<void> {
  local.faults.add(fault);
  if (fault.kind !== 'refuse') return;
  local.clock.stop();
  clock.onWait = (milliseconds) => local.clock.advance(milliseconds);
  await expect(witness.soap.getServerTimestamp()).rejects.toThrow();
  // What that did to open sockets has to arrive.
  await sleep(10);
}

/** A fault that never struck proves nothing: what it struck was sent again, or nobody could connect. */
function checkStruck({ local, clock }: Stage, fault: Fault, operation: string, calls: number): void {
  // A request that did not come in whole is not among the org's.
  const isUnseen = fault.kind === 'refuse' || ('when' in fault && fault.when === 'during');
  if (isUnseen) expect(clock.waits.length).toBeGreaterThan(0);
  else if (fault.kind !== 'slow')
    expect(local.requests.filter((request) => request.operation === operation).length).toBeGreaterThanOrEqual(calls);
}

async function errorOf(run: Promise<unknown>): Promise<string | undefined> {
  return run.then(
    () => undefined,
    (error: { code?: string }) => error.code ?? String(error),
  );
}

async function checkLogin(fault: Arm, expected: string): Promise<void> {
  await onStage(async (stage) => {
    const armed = fault('login');
    await arm(stage, armed);
    let org: Org<V62> | undefined;
    const code = await errorOf(
      stage.connect().then((connected) => {
        org = connected;
      }),
    );
    expect(code ?? 'done').toBe(expected);
    // One login is the witness's.
    checkStruck(stage, armed, 'login', expected === 'done' ? 3 : 2);
    await org?.close();
  });
}

async function checkRead(operation: Exclude<Read, 'login'>, fault: Arm, expected: string): Promise<void> {
  await onStage(async (stage) => {
    const count = operation === 'queryMore' ? 420 : ROWS;
    stage.local.load({ Account: accounts(count, 'old') });
    await using org = await stage.connect();
    const armed = fault(operation);
    await arm(stage, armed);
    let seen: unknown;
    const read = async (): Promise<void> => {
      if (operation === 'describeSObject') seen = (await org.fields('Account')).some(({ name }) => name === 'Name');
      else
        seen = (await org.query('SELECT Name FROM Account ORDER BY CreatedDate, Id', { batchSize: 200 }).toArray()).map(({ Name }) => Name);
    };
    expect((await errorOf(read())) ?? 'done').toBe(expected);
    if (expected !== 'done') return;
    // 420 rows are two more pages.
    checkStruck(stage, armed, operation, operation === 'queryMore' ? 3 : 2);
    if (operation === 'describeSObject') expect(seen).toBe(true);
    else
      expect([...(seen as string[])].sort()).toEqual(
        accounts(count, 'old')
          .map(({ Name }) => Name)
          .sort(),
      );
  });
}

/** Starts the load of six rows whose names become "new 0" to "new 5", or that are deleted. */
function load(org: Org<V62>, operation: Write, ids: readonly string[]): Load<unknown> {
  const options: LoadOptions = { batchRows: CALL, concurrency: 1 };
  const rows = numbers.map((at) => ({ Name: `new ${at}` }));
  if (operation === 'create') return org.insert('Account', rows, options);
  if (operation === 'delete') return org.delete('Account', ids as string[], options);
  if (operation === 'update')
    return org.update(
      'Account',
      rows.map((row, at) => ({ ...row, Id: ids[at]! })),
      options,
    );
  return org.upsert(
    'Account',
    'External_Id__c',
    rows.map((row, at) => ({ ...row, External_Id__c: `key ${at}` })),
    options,
  );
}

async function checkWrite(operation: Write, fault: Arm, expected: string): Promise<void> {
  await onStage(async (stage) => {
    const { local, witness } = stage;
    if (operation === 'update' || operation === 'delete') local.load({ Account: accounts(ROWS, 'old') });
    const old = await witness.query('SELECT Id, Name FROM Account ORDER BY Name').toArray();
    await using org = await stage.connect();
    const armed = fault(operation, old[1]?.Id ?? undefined);
    await arm(stage, armed);

    const outcomes: Outcome<unknown>[] = [];
    const loading = load(
      org,
      operation,
      old.map(({ Id }) => Id!),
    );
    const code = await errorOf(
      (async () => {
        for await (const outcome of loading) outcomes.push(outcome);
      })(),
    );
    local.faults.clear();

    const names = (await witness.query('SELECT Name FROM Account').toArray()).map(({ Name }) => Name as string);
    const isSaved = (at: number): boolean => (operation === 'delete' ? !names.includes(`old ${at}`) : names.includes(`new ${at}`));
    expect(new Set(names).size).toBe(names.length);
    expect(outcomes.map(({ index }) => index)).toEqual(numbers.slice(0, outcomes.length));
    for (const { index, status } of outcomes) if (status !== 'unknown') expect([index, isSaved(index)]).toEqual([index, status === 'ok']);
    expect(describeOutcome(outcomes, code, isSaved)).toBe(expected === 'repeated' ? 'done' : expected);
    checkRepeated(operation, outcomes, expected);
    if (expected === 'done' || expected === 'repeated') checkStruck(stage, armed, operation, 3);
  });
}

/** What happened, in the words of the table. */
function describeOutcome(outcomes: readonly Outcome<unknown>[], code: string | undefined, isSaved: (at: number) => boolean): string {
  const statuses = outcomes.map(({ status }) => status);
  const [call, rest] = [statuses.slice(0, CALL), statuses.slice(CALL)];
  const all = (list: readonly string[], ...allowed: string[]): boolean => list.every((each) => allowed.includes(each));
  if (code !== undefined) return all(statuses, 'notProcessed') && !numbers.some(isSaved) ? code : `${code} with ${statuses}`;
  if (statuses.length !== ROWS) return `${statuses.length} outcomes`;
  if (all(statuses, 'ok')) return 'done';
  if (all(call, 'unknown') && !numbers.slice(0, CALL).some(isSaved) && all(rest, 'ok')) return 'unknown';
  if (all(call, 'ok', 'unknown') && numbers.every(isSaved) && all(rest, 'ok')) return 'unknown+';
  if (statuses.filter((status) => status === 'ok').length === ROWS - 1 && statuses[1] === 'failed') return 'failed';
  return statuses.join();
}

/** What tells a call that may have been carried out twice: its rows were sent twice, and an upsert cannot know which records are new. */
function checkRepeated(operation: Write, outcomes: readonly Outcome<unknown>[], expected: string): void {
  const created = outcomes.slice(0, CALL).map((outcome) => outcome.status === 'ok' && outcome.created);
  if (operation === 'upsert' && expected === 'done') expect(created).toEqual([true, true, true]);
  if (expected !== 'repeated') return;
  expect(outcomes.map(({ attempts }) => attempts)).toEqual([
    ...created.map((known) => (known === undefined || operation !== 'upsert' ? 2 : 1)),
    1,
    1,
    1,
  ]);
  expect(created.includes(undefined)).toBe(operation === 'upsert');
}

const [header, ...lines] = EXPECTED.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
const operations = header!.slice(1) as (Read | Write)[];
test('every fault stands in the table, and every line of the table has its fault', () => {
  expect(lines.map(([name]) => name)).toEqual(Object.keys(FAULTS));
  for (const line of lines) expect(line).toHaveLength(9);
});

describe.each(lines.map(([name, ...cells]) => ({ name: name!, cells })))('$name', ({ name, cells }) => {
  const fault = FAULTS[name]!;
  const applicable = operations.map((operation, at) => ({ operation, expected: cells[at]! })).filter(({ expected }) => expected !== '-');
  test.concurrent.each(applicable)('$operation: $expected', async ({ operation, expected }) => {
    if (operation === 'login') return checkLogin(fault, expected);
    if (operation === 'query' || operation === 'queryMore' || operation === 'describeSObject') return checkRead(operation, fault, expected);
    return checkWrite(operation, fault, expected);
  });
});
