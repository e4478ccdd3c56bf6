import type { ContenderResult } from './measure.ts';
import type { JudgedResult, RunResult } from './run-result.ts';
import { machineText } from './table.ts';

/** The figures of runs on several Nodes as Markdown: a table for each workload, and what became of its targets. */
export function reportMarkdown(runs: readonly RunResult[]): string {
  const names = [...new Set(runs.flatMap(({ workloads }) => workloads.map(({ name }) => name)))];
  const machines = runs.map(({ machine, date }) => `- ${machineText(machine)} (${date.slice(0, 10)})`).join('\n');
  return [machines, ...names.map((name) => workloadMarkdown(name, runs))].join('\n\n');
}

function workloadMarkdown(name: string, runs: readonly RunResult[]): string {
  const results = runs.map(({ workloads }) => workloads.find((each) => each.name === name));
  const some = results.find((each) => each !== undefined)!;
  const nodes = runs.map(({ machine }) => `Node ${machine.node.split('.')[0]}`);
  const head = ['', ...nodes.flatMap((node) => [`${node}: ${some.unit} per CPU second`, `${some.contenders[0]!.name} is`])];
  const byRate = [...some.contenders].sort((a, b) => b.perCpuSecond.median - a.perCpuSecond.median);
  const rows = byRate.map((contender) => [labelOf(contender), ...results.flatMap((result) => cellsOf(result, contender.name))]);
  const table = [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const verdicts = results.flatMap((result, at) =>
    (result?.verdicts ?? []).map(({ text, isMet }) => `- ${nodes[at]}, ${isMet ? 'met' : '**missed**'}: ${text}`),
  );
  return [`### ${name}: ${some.title}`, '', ...table, '', ...verdicts].join('\n').trimEnd();
}

function cellsOf(result: JudgedResult | undefined, name: string): string[] {
  const contender = result?.contenders.find((each) => each.name === name);
  if (result === undefined || contender === undefined) return ['', ''];
  const rate = contender.perCpuSecond.median;
  const { median, p10, p90 } = contender.ratio;
  const isOwn = contender === result.contenders[0];
  return [
    rate < 1_000 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en'),
    isOwn ? '' : `${decimals(median)} × (${decimals(p10)}–${decimals(p90)})`,
  ];
}

function labelOf({ name, package: from, version, lacks }: ContenderResult): string {
  const source = from === undefined || name.includes(from) ? '' : `${from} `;
  return `${name}${version === undefined ? '' : ` (${source}${version})`}${lacks === undefined ? '' : `, lacks ${lacks}`}`;
}

function decimals(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1);
}
