import type { Machine } from './machine.ts';
import type { ContenderResult } from './measure.ts';
import type { JudgedResult } from './run-result.ts';
import type { Spread } from './spread.ts';
import type { Workload } from './workload.ts';

export function machineText(machine: Machine): string {
  const { cpu, cores, memoryGb, platform, node, v8, load } = machine;
  return `${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}; Node ${node} (V8 ${v8}); load ${load}`;
}

/** The figures of a workload, best first, and what became of its targets. */
export function tableText(workload: Workload, result: JudgedResult): string {
  const [own, ...others] = result.contenders;
  const rows = [own!, ...others].sort((a, b) => b.perCpuSecond.median - a.perCpuSecond.median);
  const head = ['', `${result.unit}/CPU s`, 'p10–p90', `${result.unit}/s`, `${own!.name} is`, 'p10–p90'];
  if (workload.showsMemory === 'peak') head.push('peak MB', 'grew MB');
  if (workload.showsMemory === 'added') head.push('added MB');
  const lines = [head, ...rows.map((row) => cells(row, own!, workload.showsMemory))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const table = lines.map((line) => {
    const padded = line
      .slice(0, head.length)
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)));
    return `  ${[...padded, ...line.slice(head.length)].join('  ')}`.trimEnd();
  });
  const verdicts = result.verdicts.map(({ text, isMet }) => `  ${isMet ? 'met   ' : 'MISSED'}  ${text}`);
  const title = `${result.name}  ${result.title}: ${number(result.unitsPerRun)} ${result.unit} a run, ${result.rounds} rounds`;
  return [title, ...table, ...verdicts].join('\n');
}

function cells(row: ContenderResult, own: ContenderResult, showsMemory: Workload['showsMemory']): string[] {
  const label =
    row.version === undefined
      ? row.name
      : `${row.name} ${row.name.includes(row.package!) ? row.version : `(${row.package} ${row.version})`}`;
  const { perCpuSecond, perSecond, ratio } = row;
  const isOwn = row === own;
  const line = [
    label,
    number(perCpuSecond.median),
    `${number(perCpuSecond.p10)}–${number(perCpuSecond.p90)}`,
    number(perSecond.median),
    isOwn ? '' : `${decimals(ratio.median)} ×`,
    isOwn ? '' : range(ratio),
  ];
  if (showsMemory !== undefined) line.push(number(row.peakMb));
  if (showsMemory === 'peak') line.push(number(row.peakMb - row.startMb));
  const notes = [...(!isOwn && ratio.median < 1 ? ['faster'] : []), ...(row.lacks === undefined ? [] : [`lacks: ${row.lacks}`])];
  return [...line, notes.join('; ')];
}

function range({ p10, p90 }: Spread): string {
  return `${decimals(p10)}–${decimals(p90)}`;
}

function number(value: number): string {
  return Math.abs(value) < 100 ? String(Math.round(value * 10) / 10) : Math.round(value).toLocaleString('en');
}

function decimals(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1);
}
