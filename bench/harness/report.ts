import type { ContenderResult } from './measure.ts';
import type { JudgedResult, RunResult } from './run-result.ts';
import { byPlace } from './run-result.ts';
import { conditionsText, cpuSeconds, decimals, labelOf, machineText, number } from './table.ts';

/** The figures of runs on several Nodes as Markdown: for each workload under what conditions, its tables, and what became of its targets. */
export function reportMarkdown(runs: readonly RunResult[]): string {
  const machines = runs.map(({ machine }) => `- ${machineText(machine)}`).join('\n');
  const names = new Map(runs.flatMap(({ workloads }) => workloads.map(({ name }) => [name, { name }])));
  return [machines, ...[...names.values()].sort(byPlace).map(({ name }) => workloadMarkdown(name, runs))].join('\n\n');
}

/** What was measured by one Node. */
interface Column {
  readonly node: string;
  readonly result: JudgedResult;
}

function workloadMarkdown(name: string, runs: readonly RunResult[]): string {
  const columns = runs.flatMap(({ machine, workloads }): Column[] => {
    const result = workloads.find((each) => each.name === name);
    return result === undefined ? [] : [{ node: `Node ${machine.node.split('.')[0]}`, result }];
  });
  const { result } = columns[0]!;
  const conditions = columns.map((each) => `${each.node}: ${conditionsText(each.result)} (${each.result.date.slice(0, 10)})`).join('. ');
  const verdicts = columns.flatMap(({ node, result: { verdicts } }) =>
    verdicts.map(({ text, isMet }) => `- ${node}, ${isMet ? 'met' : '**missed**'}: ${text}`),
  );
  const tables = [speedTable(columns), ...(result.showsMemory === 'peak' ? [costTable(columns)] : [])];
  if (result.showsMemory === 'added') tables.push(addedTable(columns));
  return [`### ${name}: ${result.title}`, `${conditions}.`, ...tables, verdicts.join('\n')].filter(Boolean).join('\n\n');
}

function speedTable(columns: readonly Column[]): string {
  return table(
    columns,
    ({ unit, contenders }) => [`${unit} per CPU second`, `${contenders[0]!.name} is`],
    (contender, { contenders }) => {
      const { median, p10, p90 } = contender.ratio;
      const rate = contender.perCpuSecond.median;
      const is = contender === contenders[0] ? '' : `${decimals(median)} × (${decimals(p10)}–${decimals(p90)})`;
      return [rate < 1_000 ? rate.toFixed(1) : number(rate), is];
    },
  );
}

function costTable(columns: readonly Column[]): string {
  return table(
    columns,
    ({ unit }) => [`${unit} per second`, 'CPU seconds', 'peak MB'],
    (contender, result) => [number(contender.perSecond.median), cpuSeconds(contender, result), number(Math.round(contender.peakMb))],
  );
}

function addedTable(columns: readonly Column[]): string {
  return table(
    columns,
    () => ['seconds', 'added MB'],
    ({ perSecond, peakMb }) => [decimals(1 / perSecond.median), number(peakMb)],
  );
}

/** A row for each contender, best first; `head` and `cells` are for each Node. */
function table(
  columns: readonly Column[],
  head: (result: JudgedResult) => string[],
  cells: (contender: ContenderResult, result: JudgedResult) => string[],
): string {
  const { result: some } = columns[0]!;
  const titles = ['', ...columns.flatMap(({ node, result }) => head(result).map((title, at) => (at === 0 ? `${node}: ${title}` : title)))];
  const rows = [...some.contenders]
    .sort((a, b) => b.perCpuSecond.median - a.perCpuSecond.median)
    .map((row) => [
      labelOf(row, some) + (row.lacks === undefined ? '' : `, lacks ${row.lacks}`),
      ...columns.flatMap(({ result }) => {
        const contender = result.contenders.find(({ name }) => name === row.name);
        return contender === undefined ? head(result).map(() => '') : cells(contender, result);
      }),
    ]);
  const lines = [titles, titles.map((_, column) => (column === 0 ? '---' : '--:')), ...rows];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
