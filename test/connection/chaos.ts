import type { ConnectOptions, DoubtfulRow, Finding, Load, LoadOptions, Org, Outcome, RetryOptions } from 'forcewire';
import { type Fault, LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { connectBy } from '../../src/connection.ts';
import { PatientClock } from './patient-clock.ts';

type V62 = typeof v62;
const OPERATIONS = ['create', 'update', 'upsert', 'delete'] as const;
type Operation = (typeof OPERATIONS)[number];

/** All that a seed decides. */
export interface Plan {
  readonly seed: number;
  readonly operation: Operation;
  readonly rows: number;
  readonly options: LoadOptions;
  readonly faults: readonly Fault[];
}

/** What one run came to. `violations` is empty where the outcomes and the org agree. */
export interface ChaosResult {
  readonly plan: Plan;
  readonly counts: Readonly<Record<Outcome<unknown>['status'], number>>;
  /** Code of the error that ended the load. */
  readonly ended: string | undefined;
  readonly calls: number;
  readonly violations: readonly string[];
}

/** What of a run the seed does not decide. */
export interface ChaosOptions {
  readonly retry?: RetryOptions;
  /** Rows in doubt are looked up by their markers. */
  readonly reconciles?: boolean;
}

/** Loads rows with unique markers while things go wrong, and holds every outcome against what the org has then. */
export async function runChaos(seed: number, { retry = {}, reconciles = false }: ChaosOptions = {}): Promise<ChaosResult> {
  const plan = planOf(seed);
  const { operation, rows, faults } = plan;
  await using local = await LocalOrg.start({ seed });
  await using witness = await connect(local, {});
  const hasRecords = operation === 'update' || operation === 'delete';
  const { ids } = hasRecords
    ? local.load({ Account: markers(rows).map((Name) => ({ attributes: { referenceId: Name }, Name })) })
    : { ids: {} };
  await using org = await connect(local, retry);
  for (const fault of faults) local.faults.add(onRecord(fault, operation, ids));

  const outcomes: Outcome<unknown>[] = [];
  const reconcile = reconciles ? lookUp(witness, operation) : undefined;
  const load = start(org, { ...plan, options: { ...plan.options, reconcile } }, ids);
  const ended = await collect(load, outcomes);
  local.faults.clear();
  const summary = await load.summary();
  const found = await contents(witness);
  const counts = { ok: 0, failed: 0, notProcessed: 0, unknown: 0 };
  for (const { status } of outcomes) counts[status]++;
  return {
    plan,
    counts,
    ended,
    calls: summary.calls,
    violations: [...compare(operation, outcomes, found), ...complete(plan, outcomes, summary, ended)],
  };
}

function connect(local: LocalOrg, retry: RetryOptions): Promise<Org<V62>> {
  const clock = new PatientClock();
  clock.onWait = (milliseconds) => local.clock.advance(milliseconds);
  const http = { headersTimeoutMs: 150, idleTimeoutMs: 150 };
  return connectBy(clock, { api: v62, ...local.connectOptions(), http, retry } as ConnectOptions<V62>);
}

function start(org: Org<V62>, { operation, rows, options }: Plan, ids: Readonly<Record<string, string>>): Load<unknown> {
  const names = markers(rows);
  if (operation === 'create')
    return org.insert(
      'Account',
      names.map((Name) => ({ Name })),
      options,
    );
  if (operation === 'upsert')
    return org.upsert(
      'Account',
      'External_Id__c',
      names.map((Name) => ({ Name, External_Id__c: Name })),
      options,
    );
  if (operation === 'update')
    return org.update(
      'Account',
      names.map((Name) => ({ Id: ids[Name]!, Name, Site: 'new' })),
      options,
    );
  return org.delete(
    'Account',
    names.map((Name) => ids[Name]!),
    options,
  );
}

/** Finds rows in the org by their markers: whether it has them as the load wants them. */
function lookUp(witness: Org<V62>, operation: Operation): (rows: readonly DoubtfulRow<unknown>[]) => Promise<Finding[]> {
  return async (rows) => {
    const found = await contents(witness);
    return rows.map(({ index }) => {
      const [record] = found.get(marker(index)) ?? [];
      if (operation === 'delete') return record === undefined ? { applied: true, id: '' } : { applied: false };
      const isApplied = operation === 'update' ? record?.Site === 'new' : record !== undefined;
      return isApplied ? { applied: true, id: record!.Id } : { applied: false };
    });
  };
}

/** Returns the code of the error that ended the load. */
async function collect(load: Load<unknown>, outcomes: Outcome<unknown>[]): Promise<string | undefined> {
  try {
    for await (const outcome of load) outcomes.push(outcome);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

interface Found {
  readonly Id: string;
  readonly Name: string;
  readonly Site: string | null;
}

async function contents(witness: Org<V62>): Promise<ReadonlyMap<string, readonly Found[]>> {
  const byName = new Map<string, Found[]>();
  for await (const record of witness.query<Found>('SELECT Id, Name, Site FROM Account')) {
    byName.set(record.Name, [...(byName.get(record.Name) ?? []), record]);
  }
  return byName;
}

/** ok ⊆ org, failed ∩ org = ∅, notProcessed ∩ org = ∅, and no marker twice. */
function compare(operation: Operation, outcomes: readonly Outcome<unknown>[], found: ReadonlyMap<string, readonly Found[]>): string[] {
  const violations: string[] = [];
  for (const [name, records] of found) if (records.length > 1) violations.push(`${name} is there ${records.length} times`);
  for (const outcome of outcomes) {
    const name = marker(outcome.index);
    const [record] = found.get(name) ?? [];
    const isApplied =
      operation === 'delete' ? record === undefined : operation === 'update' ? record?.Site === 'new' : record !== undefined;
    if (outcome.status !== 'unknown' && isApplied !== (outcome.status === 'ok'))
      violations.push(`${name} is ${outcome.status}, applied: ${isApplied}`);
    if (outcome.status === 'ok' && record !== undefined && record.Id !== outcome.id)
      violations.push(`${name} is ${record.Id}, not ${outcome.id}`);
  }
  return violations;
}

/** Each row that was taken has one outcome, in order where that was asked for. */
function complete(
  { rows, options }: Plan,
  outcomes: readonly Outcome<unknown>[],
  { total }: { readonly total: number },
  ended: string | undefined,
): string[] {
  const indexes = outcomes.map(({ index }) => index);
  const violations: string[] = [];
  if (new Set(indexes).size !== indexes.length) violations.push('a row has two outcomes');
  if (indexes.length !== total) violations.push(`${total} rows were taken, ${indexes.length} have outcomes`);
  if (ended === undefined && total !== rows) violations.push(`${total} of ${rows} rows were taken`);
  if (options.order === 'input' && indexes.some((index, at) => at > 0 && index < indexes[at - 1]!))
    violations.push('outcomes are out of order');
  return violations;
}

const marker = (at: number): string => `marker ${at}`;
const markers = (rows: number): string[] => Array.from({ length: rows }, (_, at) => marker(at));

/** A fault of one record says which by its name; of a deletion the org sees the id alone. */
function onRecord(fault: Fault, operation: Operation, ids: Readonly<Record<string, string>>): Fault {
  const name = fault.on !== undefined && 'values' in fault.on ? fault.on.values?.Name : undefined;
  if (operation !== 'delete' || name === undefined) return fault;
  return { ...fault, on: { ...fault.on, values: { Id: ids[name]! } } } as Fault;
}

/** mulberry32: small, and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function planOf(seed: number): Plan {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const operation = pick(OPERATIONS);
  const rows = 20 + below(180);
  const batchRows = 3 + below(40);
  const options: LoadOptions = {
    batchRows,
    concurrency: 1 + below(6),
    order: pick(['input', 'completion']),
    headers: below(5) === 0 ? { AllOrNoneHeader: { allOrNone: true } } : {},
  };
  const calls = Math.ceil(rows / batchRows);
  const requests = Array.from({ length: 1 + below(6) }, () => requestFault({ operation, nth: 1 + below(calls + 2) }, below, pick));
  const records = Array.from({ length: below(5) }, () => recordFault(operation, marker(below(rows)), below, pick));
  // Each row has a parent of its own as far as this goes: what is tried is that batches are taken apart and put together.
  const groupBy = below(4) === 0 ? 'Name' : undefined;
  return { seed, operation, rows, options: { ...options, groupBy }, faults: [...requests, ...records] };
}

type Below = (limit: number) => number;
type Pick = <T>(list: readonly T[]) => T;

function requestFault(on: { readonly operation: string; readonly nth: number }, below: Below, pick: Pick): Fault {
  const when = pick(['before', 'after'] as const);
  return pick<() => Fault>([
    () => ({ on, kind: 'reset', when: pick(['before', 'after', 'during'] as const) }),
    () => ({ on, kind: 'drop', when }),
    () => ({ on, kind: 'status', status: pick([420, 429, 500, 502, 503, 504]), when }),
    () => ({ on, kind: 'hang', when }),
    () => ({ on, kind: 'truncate', bytes: below(4_000), ended: below(2) === 0 }),
    () => ({ on, kind: 'truncate', gzip: true, ended: below(2) === 0 }),
    () => ({ on, kind: 'garble', gzip: below(2) === 0 }),
    () => ({ on, kind: 'slow', delayMs: below(30) }),
    () => ({ on, kind: 'fault', exceptionCode: 'UNKNOWN_EXCEPTION', when }),
    () => ({ on, kind: 'fault', exceptionCode: pick(['SERVER_UNAVAILABLE', 'API_CURRENTLY_DISABLED', 'INVALID_SESSION_ID']) }),
    () => ({ on, kind: 'fault', exceptionCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentRequests Limit exceeded.' }),
    () => ({ on, kind: 'fault', exceptionCode: 'REQUEST_LIMIT_EXCEEDED' }),
    () => ({ on, kind: 'refuse', milliseconds: below(5_000) }),
    () => ({ on, kind: 'expireSessions' }),
    () => ({ on, kind: 'moveInstance' }),
  ])();
}

function recordFault(operation: Operation, Name: string, below: Below, pick: Pick): Fault {
  const on = { operation, values: { Name } };
  return pick<() => Fault>([
    () => ({ on: { ...on, nth: 1 }, kind: 'rowError', statusCode: 'UNABLE_TO_LOCK_ROW' }),
    () => ({ on: below(2) === 0 ? on : { ...on, nth: 2 }, kind: 'rowError', statusCode: 'UNABLE_TO_LOCK_ROW' }),
    () => ({ on, kind: 'rowError', statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' }),
    () => ({ on, kind: 'poison', exceptionCode: 'MALFORMED_ID', message: `MALFORMED_ID: ${Name}` }),
  ])();
}

/** One line about a run that went wrong, enough to run it again. */
export function explain({ plan, ended, violations }: ChaosResult): string {
  return `seed ${plan.seed} (${plan.operation}, ${JSON.stringify(plan.options)}, ${JSON.stringify(plan.faults)}, ended: ${ended}): ${violations.slice(0, 5).join('; ')}`;
}
