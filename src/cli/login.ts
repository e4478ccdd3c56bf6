import { Command } from 'commander';
import { testConnection, type WorkingConnection } from '../index.ts';
import { connectBy } from './connect-by.ts';
import { addConnectionFlags, readSettings, type Settings } from './settings.ts';
import { toTable } from './table.ts';

/** `forcewire login`: whether a connection works, and if not, what to do. */
export function loginCommand(): Command {
  const command = new Command('login')
    .description('test a connection: log in, make two calls, and say what the org is')
    .option('--json', 'print data');
  return addConnectionFlags(command).action(logIn);
}

async function logIn({ json, ...flags }: Settings & { readonly json?: boolean }): Promise<void> {
  const result = await testConnection(await connectBy(await readSettings(flags)));
  if (!result.ok) process.exitCode = 1;
  if (json === true) process.stdout.write(`${JSON.stringify(result)}\n`);
  else if (result.ok) process.stdout.write(toTable(factsOf(result)));
  else process.stderr.write(`forcewire: ${result.code}: ${result.message}\n${result.advice}\n`);
}

function factsOf({ userId, organizationId, organizationType, sandbox, callsLeft, versions }: WorkingConnection): string[][] {
  return [
    ['user', userId],
    ['organization', organizationId],
    ['type', `${organizationType}${sandbox ? ', a sandbox' : ''}`],
    ['calls left', callsLeft === undefined ? 'unknown' : String(callsLeft)],
    ['versions', versions.length === 0 ? 'unknown' : `${versions[0]} to ${versions.at(-1)}`],
  ];
}
