import { loadavg } from 'node:os';
import type { Job, Prepared, Round } from './child.ts';
import { versionOf } from './machine.ts';
import { Runner } from './runner.ts';
import { SeededRandom } from './seeded-random.ts';
import { type Spread, spreadOf } from './spread.ts';
import type { Contender, Service, Size, Workload } from './workload.ts';

export interface MeasureOptions {
  readonly rounds: number;
  readonly size: Size;
  /** How long a round of one contender lasts at least, and warming up before the first. */
  readonly roundMs: number;
  readonly warmUpMs: number;
  readonly node: string;
  /** The bundled child, and the bundled file of the workload. */
  readonly script: string;
  readonly file: string;
  /** Those whose name contains one of these; the first of the workload in any case. */
  readonly only: readonly string[];
  tell(text: string): void;
}

export interface WorkloadResult {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly unitsPerRun: number;
  /** What makes up the units: 'in 8 pages', or nothing. */
  readonly amount: string;
  readonly size: Size;
  readonly rounds: number;
  /** Processes that wanted a core in the minute before. From the second workload of a run on, one or two are its own. */
  readonly load: number;
  /** When it began, in ISO format. */
  readonly date: string;
  readonly showsMemory?: 'peak' | 'added';
  readonly contenders: readonly ContenderResult[];
}

export interface ContenderResult {
  readonly name: string;
  readonly package?: string;
  readonly version?: string;
  readonly lacks?: string;
  /** Less than the workload's for one that is slow. */
  readonly unitsPerRun: number;
  readonly perCpuSecond: Spread;
  readonly perSecond: Spread;
  /** The first contender's units per CPU second over this one's, round by round. */
  readonly ratio: Spread;
  readonly startMb: number;
  readonly peakMb: number;
}

/** Verifies every contender, then measures all of them in rounds, each in another order. Rejects when one is wrong. */
export async function measure(workload: Workload, options: MeasureOptions): Promise<WorkloadResult> {
  const { rounds, size } = options;
  const began = { rounds, size, load: Math.round(loadavg()[0]! * 10) / 10, date: new Date().toISOString() };
  const contenders = workload.contenders.filter(({ name }, at) => at === 0 || isWanted(name, options.only));
  const server = workload.serve === undefined ? undefined : new Runner('server', options.script, options.node);
  const running: Running[] = [];
  try {
    const service =
      server === undefined ? {} : (await server.tell<{ service: Service }>(orderFor('serve', workload, undefined, {}, options))).service;
    for (const contender of contenders) await verify(workload, contender, service, options);
    for (const contender of contenders) running.push(await prepare(workload, contender, service, options));
    await runRounds(running, options);
    const { name, title, unit, showsMemory } = workload;
    const { units, amount } = running[0]!;
    return {
      name,
      title,
      unit,
      unitsPerRun: units,
      amount,
      ...began,
      ...(showsMemory === undefined ? {} : { showsMemory }),
      contenders: running.map((each) => resultOf(each, running[0]!)),
    };
  } finally {
    for (const { runner } of running) runner.end();
    server?.end();
  }
}

interface Running extends Prepared {
  readonly contender: Contender;
  readonly runner: Runner;
  readonly rounds: Round[];
}

function isWanted(name: string, only: readonly string[]): boolean {
  return only.length === 0 || only.some((part) => name.toLowerCase().includes(part.toLowerCase()));
}

function orderFor<Do extends 'verify' | 'prepare' | 'serve'>(
  verb: Do,
  workload: Workload,
  contender: Contender | undefined,
  service: Service,
  { file, size: asked }: MeasureOptions,
): { do: Do; job: Job } {
  const size = asked === 'full' && contender?.isSlow === true ? 'quick' : asked;
  return { do: verb, job: { file, workload: workload.name, contender: contender?.name ?? '', size, service } };
}

// In a process of its own, so that neither the memory nor the optimised code of the measured one knows of it.
async function verify(workload: Workload, contender: Contender, service: Service, options: MeasureOptions): Promise<void> {
  options.tell(`${workload.name}: verifying ${contender.name}`);
  const runner = new Runner(`${workload.name}, ${contender.name}`, options.script, options.node);
  try {
    await runner.tell(orderFor('verify', workload, contender, service, options));
  } finally {
    runner.end();
  }
}

async function prepare(workload: Workload, contender: Contender, service: Service, options: MeasureOptions): Promise<Running> {
  options.tell(`${workload.name}: warming up ${contender.name}`);
  const runner = new Runner(`${workload.name}, ${contender.name}`, options.script, options.node);
  try {
    const prepared = await runner.tell<Prepared>(orderFor('prepare', workload, contender, service, options));
    await runner.tell({ do: 'run', ms: options.warmUpMs, atLeast: 2 });
    return { contender, runner, ...prepared, rounds: [] };
  } catch (error) {
    runner.end();
    throw error;
  }
}

async function runRounds(running: readonly Running[], { rounds, roundMs, tell }: MeasureOptions): Promise<void> {
  const random = new SeededRandom(1);
  for (let round = 1; round <= rounds; round++) {
    tell(`round ${round} of ${rounds}`);
    for (const each of random.shuffled(running)) each.rounds.push(await each.runner.tell<Round>({ do: 'run', ms: roundMs, atLeast: 1 }));
  }
}

function resultOf(each: Running, first: Running): ContenderResult {
  const { name, package: from, lacks } = each.contender;
  const perCpuSecond = (of: Running): number[] => of.rounds.map(({ runs, cpuSeconds }) => (of.units * runs) / cpuSeconds);
  const [own, firsts] = [perCpuSecond(each), perCpuSecond(first)];
  return {
    name,
    ...(from === undefined ? {} : { package: from, version: versionOf(from) }),
    ...(lacks === undefined ? {} : { lacks }),
    unitsPerRun: each.units,
    perCpuSecond: spreadOf(own),
    perSecond: spreadOf(each.rounds.map(({ runs, wallSeconds }) => (each.units * runs) / wallSeconds)),
    ratio: spreadOf(own.map((value, round) => firsts[round]! / value)),
    startMb: each.startMb,
    peakMb: Math.max(...each.rounds.map((round) => round.peakMb)),
  };
}
