#!/usr/bin/env node
import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { AuthError, ForcewireError } from '../errors.ts';
import { bulkCommand } from './bulk.ts';
import { changesCommand } from './changes.ts';
import { describeCommand } from './describe.ts';
import { generateCommand } from './generate.ts';
import { Interruption } from './interruption.ts';
import { loadCommands } from './load.ts';
import { localOrgCommand } from './local-org.ts';
import { loginCommand } from './login.ts';
import { queryCommand } from './query.ts';
import { resumeCommand } from './resume.ts';
import { versionsCommand } from './versions.ts';

const program = new Command('forcewire')
  .description('Low-level Salesforce protocol engine')
  .version(packageJson.version)
  // An option belongs to the command that it follows.
  .enablePositionalOptions()
  .addCommand(queryCommand());
for (const command of loadCommands()) program.addCommand(command);
for (const make of [bulkCommand, changesCommand, describeCommand, loginCommand, generateCommand, versionsCommand, localOrgCommand])
  program.addCommand(make());
program.addCommand(resumeCommand(run));

// Whoever reads the output may have seen enough; who writes it is told as well.
process.stdout.on('error', () => {});
try {
  await program.parseAsync();
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') report(error as Error);
}

/** As if it had been typed. */
async function run(typed: readonly string[]): Promise<void> {
  process.argv.splice(2, process.argv.length, ...typed);
  await program.parseAsync();
}

/** Errors of ours, and of the file system, say what is wrong; for any other the stack is of use. */
function report(error: Error): void {
  const isPlain = error instanceof ForcewireError || error instanceof RangeError || 'syscall' in error;
  const code = error instanceof ForcewireError ? `${error.code}: ` : '';
  process.stderr.write(`${isPlain ? `forcewire: ${code}${error.message.trim()}` : error.stack}\n`);
  if (error instanceof AuthError) process.stderr.write(`${error.advice}\n`);
  process.exitCode = error instanceof Interruption ? error.exitCode : 1;
}
