import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import { LocalOrg } from '../local-org/index.ts';

interface Options {
  readonly port: number;
  readonly seed: number;
  readonly json?: boolean;
}

/** `forcewire local-org`: runs an org until SIGINT or SIGTERM. */
export function localOrgCommand(): Command {
  return new Command('local-org')
    .description('run a Salesforce org in memory, on the loopback interface, until it is stopped')
    .option('--port <number>', 'port to listen on; 0 takes any free one', readCount, 0)
    .option('--seed <number>', 'same seed: same ids and credentials', readCount, 1)
    .option('--json', 'print one line of JSON with the URL and the credentials')
    .action(run);
}

async function run({ port, seed, json }: Options): Promise<void> {
  await using org = await LocalOrg.start({ port, seed });
  const facts = { url: org.url, ...org.credentials };
  process.stdout.write(json === true ? `${JSON.stringify(facts)}\n` : toLines(facts));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

function toLines(facts: Readonly<Record<string, string>>): string {
  const lines = Object.entries(facts).map(([name, value]) => `${name.padEnd(14)} ${value}\n`);
  return lines.join('');
}

function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(text);
}
