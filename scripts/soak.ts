// Runs the chaos test for many seeds and prints what it came to: `npm run soak [-- <seeds> [<first seed>]]`. The figures go into docs/reliability.md.
import { type ChaosResult, explain, runChaos } from '../test/connection/chaos.ts';

const [seeds = '500', first = '1'] = process.argv.slice(2);
const end = Number(first) + Number(seeds);
const started = performance.now();
const totals = { runs: 0, ok: 0, failed: 0, notProcessed: 0, unknown: 0, calls: 0, ended: 0 };
const wrong: ChaosResult[] = [];
let seed = Number(first);

async function work(): Promise<void> {
  while (seed < end) add(await runChaos(seed++));
}

function add(result: ChaosResult): void {
  const { counts, calls, ended, violations } = result;
  totals.runs++;
  totals.calls += calls;
  if (ended !== undefined) totals.ended++;
  for (const status of ['ok', 'failed', 'notProcessed', 'unknown'] as const) totals[status] += counts[status];
  if (violations.length > 0) wrong.push(result);
}

await Promise.all(Array.from({ length: 4 }, work));
const { runs, ended, calls, ...rows } = totals;
console.log(`${runs} seeds, ${calls} calls, ${ended} loads ended by an error, ${Math.round((performance.now() - started) / 1000)} s`);
console.log(
  `rows: ${Object.entries(rows)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ')}`,
);
console.log(wrong.length === 0 ? 'outcomes and org agree in every one' : wrong.map(explain).join('\n'));
process.exitCode = wrong.length === 0 ? 0 : 1;
