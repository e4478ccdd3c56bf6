// Puts the figures of runs, `npm run bench:report -- node20-a.json node20-b.json node24.json`, into docs/performance.md, and those of the first Node
// into its chart. Of a workload that was measured again on a Node the newest result counts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './harness/bundle.ts';
import { plotSvg } from './harness/plot.ts';
import { reportMarkdown } from './harness/report.ts';
import { mergeRuns, type RunResult } from './harness/run-result.ts';

const BEGIN = '<!-- figures, by npm run bench:report -->';
const END = '<!-- end of the figures -->';

const runs = mergeRuns(process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')) as RunResult));
if (runs.length === 0) throw new Error('Which results? npm run bench -- --json FILE writes one.');
const page = join(root, 'docs/performance.md');
const text = readFileSync(page, 'utf8');
const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
if (before < 0 || after < before) throw new Error(`${page} has no place for the figures: ${BEGIN} … ${END}`);
writeFileSync(page, `${text.slice(0, before)}${BEGIN}\n\n${reportMarkdown(runs)}\n\n${text.slice(after)}`);
writeFileSync(join(root, 'docs/performance.svg'), plotSvg(runs[0]!));
