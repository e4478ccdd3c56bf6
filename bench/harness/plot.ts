import type { ContenderResult } from './measure.ts';
import type { RunResult } from './run-result.ts';
import { number } from './table.ts';

const WIDTH = 760;
const LABEL = 190;
const BAR = 14;
const LINE = 19;
const VALUE = 90;

/** A chart of bars for each workload: units per CPU second, forcewire's in another colour. Yardsticks that do none of the work are left out. */
export function plotSvg({ workloads, machine }: RunResult): string {
  let y = 0;
  const parts: string[] = [];
  for (const { name, title, unit, unitsPerRun, size, contenders } of workloads) {
    const shown = contenders.filter(({ lacks }) => lacks?.startsWith('all but') !== true);
    if (shown.length < 2) continue;
    const run = `${number(unitsPerRun)} a run${size === 'full' ? '' : ` (${size})`}`;
    parts.push(textAt(0, (y += 30), `${name}: ${title}`, 'title'), textAt(0, (y += 16), `${unit} per CPU second, ${run}`, 'note'));
    const most = Math.max(...shown.map(({ perCpuSecond }) => perCpuSecond.median));
    for (const each of [...shown].sort((a, b) => b.perCpuSecond.median - a.perCpuSecond.median)) {
      parts.push(barAt((y += LINE), each, most, each === contenders[0]));
    }
  }
  parts.push(textAt(0, (y += 34), `${machine.cpu}, Node ${machine.node}`, 'note'));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 12}" width="${WIDTH}" height="${y + 12}" font-family="system-ui, sans-serif" font-size="12">`,
    '<title>Speed of forcewire beside other software</title>',
    '<style>text{fill:#24292f}.title{font-weight:600;font-size:13px}.note{fill:#6e7781}.own{fill:#0a66c2}.other{fill:#b6bec9}',
    '@media (prefers-color-scheme:dark){text{fill:#e6edf3}.note{fill:#8d96a0}.own{fill:#4ea1f3}.other{fill:#5b6673}}</style>',
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function barAt(y: number, { name, perCpuSecond }: ContenderResult, most: number, isOwn: boolean): string {
  const length = Math.max(1, (perCpuSecond.median / most) * (WIDTH - LABEL - VALUE));
  const bar = `<rect x="${LABEL}" y="${y - 11}" width="${length.toFixed(1)}" height="${BAR}" rx="2" class="${isOwn ? 'own' : 'other'}"/>`;
  const label = `<text x="${LABEL - 8}" y="${y}" text-anchor="end"${isOwn ? ' font-weight="600"' : ''}>${escapeText(name)}</text>`;
  return label + bar + textAt(LABEL + length + 6, y, shortNumber(perCpuSecond.median), 'note');
}

function textAt(x: number, y: number, text: string, style: string): string {
  return `<text x="${x.toFixed(1)}" y="${y}" class="${style}">${escapeText(text)}</text>`;
}

function shortNumber(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  if (value >= 1e4) return `${Math.round(value / 1e3)} k`;
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
