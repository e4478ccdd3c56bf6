// Measures the hot functions one by one: `npm run bench:micro -- csv`. For development; what counts are the workloads of `npm run bench`.
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, filesIn } from './harness/bundle.ts';
import { describeMachine } from './harness/machine.ts';
import { machineText } from './harness/table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { node: { type: 'string', default: process.execPath }, case: { type: 'string', default: '' } },
});
const files = filesIn('bench/micro').filter((file) => positionals.length === 0 || positionals.includes(basename(file, '.ts')));
const bundled = await bundle(['bench/harness/micro-child.ts', ...files]);
process.once('exit', () => bundled.remove());
process.stdout.write(`${machineText(describeMachine(values.node))}\n`);
for (const file of files) {
  process.stdout.write(`${basename(file, '.ts')}\n`);
  spawnSync(values.node, [bundled.file('bench/harness/micro-child.ts'), bundled.file(file), values.case], { stdio: 'inherit' });
}
