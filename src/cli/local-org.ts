import { once } from 'node:events';
import { Command } from 'commander';
import { LocalOrg, type RecordedRequest } from '../local-org/index.ts';
import { readCount } from './count-argument.ts';
import { toTable } from './table.ts';

interface Options {
  readonly port: number;
  readonly seed: number;
  readonly json?: boolean;
  readonly tls?: boolean;
  readonly log?: boolean;
}

/** `forcewire local-org`: runs an org until SIGINT or SIGTERM. */
export function localOrgCommand(): Command {
  return new Command('local-org')
    .description('run a Salesforce org in memory, on the loopback interface, until it is stopped')
    .option('--port <number>', 'port to listen on; 0 takes any free one', readCount, 0)
    .option('--seed <number>', 'same seed: same ids and credentials', readCount, 1)
    .option('--json', 'print one line of JSON with the URL and the credentials')
    .option('--tls', 'listen with TLS; the certificate to trust is printed with the rest')
    .option('--log', 'write a line to standard error for each request')
    .action(run);
}

async function run({ port, seed, json, tls, log }: Options): Promise<void> {
  await using org = await LocalOrg.start({ port, seed, tls, onRequest: log === true ? logRequest : undefined });
  const { url, credentials, certificate } = org;
  const facts = { url, ...credentials, ...(certificate === undefined ? {} : { certificate }) };
  process.stdout.write(json === true ? `${JSON.stringify(facts)}\n` : toTable(Object.entries(facts)));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

function logRequest({ method, path, operation, status }: RecordedRequest): void {
  process.stderr.write(`${new Date().toISOString()} ${status ?? '---'} ${method} ${path} ${operation}\n`);
}
