// Runs the cases of one file, `node micro-child.js FILE [part of a name]`, and prints how often each runs in a second.
import { pathToFileURL } from 'node:url';
import Benchmark from 'benchmark';

const [file, part = ''] = process.argv.slice(2);
const { cases } = (await import(pathToFileURL(file!).href)) as { cases: Readonly<Record<string, () => unknown>> };
for (const [name, run] of Object.entries(cases)) {
  if (!name.includes(part)) continue;
  // Not a method: the benchmark package compiles a loop from the text of what it is given, and a call is all it should see.
  const benchmark = new Benchmark(name, () => run(), { minSamples: 20 });
  benchmark.run();
  if (benchmark.error !== undefined) throw benchmark.error;
  const { hz, stats } = benchmark;
  const perSecond = hz >= 100 ? Math.round(hz).toLocaleString('en') : hz.toFixed(1);
  process.stdout.write(
    `  ${name.padEnd(40)} ${perSecond.padStart(14)} a second ±${stats.rme.toFixed(1)} % (${(1e6 / hz).toFixed(2)} µs)\n`,
  );
}
