import type { Machine } from './machine.ts';
import type { ContenderResult, WorkloadResult } from './measure.ts';
import type { JudgedResult } from './run-result.ts';
import type { Spread } from './spread.ts';

export function machineText(machine: Machine): string {
  const { cpu, cores, memoryGb, platform, node, v8 } = machine;
  return `${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}; Node ${node} (V8 ${v8})`;
}

/** How much a run handled, and how it was measured: figures of different ones are not alike. */
export function conditionsText({ unitsPerRun, unit, amount, size, rounds, load }: WorkloadResult): string {
  const handled = [number(unitsPerRun), unit, amount].filter(Boolean).join(' ');
  return `${handled} a run${size === 'full' ? '' : ` (${size}: less input or shorter rounds)`}, ${rounds} rounds, load ${load}`;
}

/** How a contender is called, with its version, and what it did of the work if not all. */
export function labelOf({ name, package: from, version, unitsPerRun }: ContenderResult, result: WorkloadResult): string {
  const source = from === undefined || name.includes(from) ? '' : `${from} `;
  const share = unitsPerRun === result.unitsPerRun ? '' : `, given ${number(unitsPerRun)} a run`;
  return `${name}${version === undefined ? '' : ` (${source}${version})`}${share}`;
}

/** CPU seconds for what a run handles. */
export function cpuSeconds({ perCpuSecond }: ContenderResult, { unitsPerRun }: WorkloadResult): string {
  return decimals(unitsPerRun / perCpuSecond.median);
}

/** The figures of a workload, best first, and what became of its targets. */
export function tableText(result: JudgedResult): string {
  const [own, ...others] = result.contenders;
  const rows = [own!, ...others].sort((a, b) => b.perCpuSecond.median - a.perCpuSecond.median);
  const head = ['', `${result.unit}/CPU s`, 'p10–p90', `${result.unit}/s`, `${own!.name} is`, 'p10–p90'];
  if (result.showsMemory === 'peak') head.push('CPU s a run', 'peak MB', 'grew MB');
  if (result.showsMemory === 'added') head.push('added MB');
  const lines = [head, ...rows.map((row) => cells(row, own!, result))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const table = lines.map((line) => {
    const padded = line
      .slice(0, head.length)
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)));
    return `  ${[...padded, ...line.slice(head.length)].join('  ')}`.trimEnd();
  });
  const verdicts = result.verdicts.map(({ text, isMet }) => `  ${isMet ? 'met   ' : 'MISSED'}  ${text}`);
  return [`${result.name}  ${result.title}`, `  ${conditionsText(result)}`, ...table, ...verdicts].join('\n');
}

function cells(row: ContenderResult, own: ContenderResult, result: WorkloadResult): string[] {
  const { perCpuSecond, perSecond, ratio } = row;
  const isOwn = row === own;
  const line = [
    labelOf(row, result),
    number(perCpuSecond.median),
    `${number(perCpuSecond.p10)}–${number(perCpuSecond.p90)}`,
    number(perSecond.median),
    isOwn ? '' : `${decimals(ratio.median)} ×`,
    isOwn ? '' : range(ratio),
  ];
  if (result.showsMemory === 'peak') line.push(cpuSeconds(row, result));
  if (result.showsMemory !== undefined) line.push(number(row.peakMb));
  if (result.showsMemory === 'peak') line.push(number(row.peakMb - row.startMb));
  const notes = [...(!isOwn && ratio.median < 1 ? ['faster'] : []), ...(row.lacks === undefined ? [] : [`lacks: ${row.lacks}`])];
  return [...line, notes.join('; ')];
}

function range({ p10, p90 }: Spread): string {
  return `${decimals(p10)}–${decimals(p90)}`;
}

/** Short, with commas between thousands. */
export function number(value: number): string {
  return Math.abs(value) < 100 ? String(Math.round(value * 10) / 10) : Math.round(value).toLocaleString('en');
}

/** As many digits as a ratio is worth. */
export function decimals(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1);
}
