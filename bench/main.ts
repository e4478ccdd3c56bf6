// Measures forcewire beside its contenders: `npm run bench -- P1 --quick`. bench/README.md explains how.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { compareWithBaseline, saveBaseline } from './harness/baseline.ts';
import { bundle, filesIn } from './harness/bundle.ts';
import { judge } from './harness/judge.ts';
import { describeMachine, type Machine } from './harness/machine.ts';
import { type MeasureOptions, measure } from './harness/measure.ts';
import { byPlace, type JudgedResult, type RunResult } from './harness/run-result.ts';
import { machineText, tableText } from './harness/table.ts';
import type { Workload } from './harness/workload.ts';

const USAGE = `npm run bench -- [workload …] [options]

  workload          the beginning of a name, such as P1 or "E1 SOAP"; all without one
  --rounds N        rounds of each contender (7; 5 with --quick)
  --quick           less input and shorter rounds, for development
  --only NAMES      contenders whose name contains one of these, with commas between them
  --node PATH       another Node binary
  --json FILE       writes the result
  --compare         says what moved beyond the spread since the baseline was stored
  --save-baseline   stores the ratios as the baseline
  --list            says which workloads and contenders there are`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    node: { type: 'string', default: process.execPath },
    json: { type: 'string' },
    compare: { type: 'boolean', default: false },
    'save-baseline': { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) say(USAGE);
else if (values.list) await list();
else await run();

async function run(): Promise<void> {
  const chosen = await choose();
  const machine = describeMachine(values.node);
  say(`${machineText(machine)}\n`);
  const sources = [...new Set(chosen.map(({ source }) => source))];
  const bundled = await bundle(['bench/harness/child.ts', ...sources]);
  process.once('exit', () => bundled.remove());
  process.once('SIGINT', () => process.exit(130));
  const workloads: JudgedResult[] = [];
  for (const { workload, source } of chosen) {
    const options: MeasureOptions = {
      rounds: Number(values.rounds ?? (values.quick ? 5 : 7)),
      size: values.quick ? 'quick' : 'full',
      roundMs: values.quick ? 150 : 500,
      warmUpMs: values.quick ? 400 : 1_500,
      node: values.node,
      script: bundled.file('bench/harness/child.ts'),
      file: bundled.file(source),
      only: values.only?.split(',') ?? [],
      tell,
    };
    const measured = await measure(workload, options);
    const result = { ...measured, verdicts: judge(measured, workload.targets) };
    tell('');
    say(`${tableText(result)}\n`);
    workloads.push(result);
    // After each, since all of them take long.
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(resultOf(machine, workloads), null, 2)}\n`);
  }
  const result = resultOf(machine, workloads);
  if (values.compare) say(compareWithBaseline(result).join('\n'));
  if (values['save-baseline']) saveBaseline(result);
}

function resultOf(machine: Machine, workloads: readonly JudgedResult[]): RunResult {
  return { machine, workloads };
}

async function list(): Promise<void> {
  for (const { workload } of await choose()) {
    say(`${workload.name}: ${workload.title}\n  ${workload.contenders.map(({ name }) => name).join(', ')}`);
  }
}

async function choose(): Promise<{ readonly workload: Workload; readonly source: string }[]> {
  const all: { workload: Workload; source: string }[] = [];
  for (const source of filesIn('bench/workloads')) {
    const { workloads } = (await import(pathToFileURL(source).href)) as { workloads: readonly Workload[] };
    all.push(...workloads.map((workload) => ({ workload, source })));
  }
  all.sort((a, b) => byPlace(a.workload, b.workload));
  const chosen = all.filter(({ workload }) => positionals.length === 0 || positionals.some((name) => startsWith(workload.name, name)));
  if (chosen.length === 0) throw new Error(`No such workload. There are ${all.map(({ workload }) => workload.name).join(', ')}.`);
  return chosen;
}

function startsWith(name: string, beginning: string): boolean {
  return name.toLowerCase().startsWith(beginning.toLowerCase());
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** How far it is, on a terminal. */
function tell(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
