// One contender, or the server of a workload, in a process of its own. Started by `Runner`, which says by messages what to do.
import { pathToFileURL } from 'node:url';
import { forgetPeak, peakMb, residentMb } from './peak-memory.ts';
import { assertSame } from './same.ts';
import { type Contender, Measured, type Service, type Size, type Work, type Workload } from './workload.ts';

/** What a process is told. */
export type Order =
  | { readonly do: 'verify' | 'prepare' | 'serve'; readonly job: Job }
  | { readonly do: 'run'; readonly ms: number; readonly atLeast: number };

export interface Job {
  readonly file: string;
  readonly workload: string;
  readonly contender: string;
  readonly size: Size;
  readonly service: Service;
}

/** What it answers. */
export type Answer = { readonly failed: string } | { readonly done: true } | Prepared | { readonly service: Service } | Round;

/** Ready to be measured, with its input. */
export interface Prepared {
  readonly units: number;
  /** 'in 8 pages', or nothing. */
  readonly amount: string;
  readonly startMb: number;
}

export interface Round {
  readonly runs: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakMb: number;
}

let work: Work | undefined;

process.on('message', (order: Order) => {
  void carryOut(order).then(
    (answer) => process.send!(answer),
    (error: Error) => process.send!({ failed: error.stack ?? String(error) } satisfies Answer),
  );
});
// A parent that was stopped leaves nothing behind.
process.on('disconnect', () => process.exit());

async function carryOut(order: Order): Promise<Answer> {
  switch (order.do) {
    case 'run':
      return runFor(order.ms, order.atLeast);
    case 'serve':
      return serve(order.job);
    case 'verify':
      return verify(order.job);
    case 'prepare':
      return prepare(order.job);
  }
}

async function load({ file, workload }: Job): Promise<Workload> {
  const { workloads } = (await import(pathToFileURL(file).href)) as { workloads: readonly Workload[] };
  return workloads.find(({ name }) => name === workload)!;
}

async function serve(job: Job): Promise<Answer> {
  const workload = await load(job);
  return { service: await workload.serve!(workload.makeInput(job.size)) };
}

async function verify(job: Job): Promise<Answer> {
  const workload = await load(job);
  const contender = find(workload, job);
  const input = workload.makeInput(job.size);
  const run = await contender.setup(input, { service: job.service, isVerifying: true });
  const expected = contender.expected?.(input) ?? workload.expected(input);
  // Twice: what a first run leaves behind must not show in the second.
  for (let time = 0; time < 2; time++) {
    const output = await run();
    assertSame(contender.normalise === undefined ? output : await contender.normalise(output, input), expected, contender.name);
  }
  return { done: true };
}

async function prepare(job: Job): Promise<Answer> {
  const workload = await load(job);
  const input = workload.makeInput(job.size);
  work = await find(workload, job).setup(input, { service: job.service, isVerifying: false });
  globalThis.gc!();
  forgetPeak();
  const amount = workload.amountOf?.(input, job.service) ?? '';
  return { units: workload.unitsOf(input), amount, startMb: residentMb() };
}

function find(workload: Workload, job: Job): Contender {
  return workload.contenders.find(({ name }) => name === job.contender)!;
}

/**
 * Runs again and again until the process has used the time: its own time, since on a busy machine half a second may be little. What waits rather than
 * works ends with four times as much on the clock. Garbage of the round before is not on its account.
 */
async function runFor(ms: number, atLeast: number): Promise<Round> {
  globalThis.gc!();
  const from = performance.now();
  const cpu = process.cpuUsage();
  const own = { runs: 0, cpuSeconds: 0, wallSeconds: 0, peakMb: 0 };
  const isOver = (): boolean => {
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / 1e3 >= ms || performance.now() - from >= 4 * ms;
  };
  let runs = 0;
  while (runs < atLeast || !isOver()) {
    const output = await work!();
    runs++;
    if (output instanceof Measured) {
      own.runs++;
      own.cpuSeconds += output.cpuSeconds;
      own.wallSeconds += output.wallSeconds;
      own.peakMb = Math.max(own.peakMb, output.memoryMb);
    }
  }
  const { user, system } = process.cpuUsage(cpu);
  if (own.runs > 0) return own;
  return { runs, cpuSeconds: (user + system) / 1e6, wallSeconds: (performance.now() - from) / 1e3, peakMb: peakMb() };
}
