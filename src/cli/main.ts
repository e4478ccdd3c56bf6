#!/usr/bin/env node
import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { ForcewireError } from '../errors.ts';
import { localOrgCommand } from './local-org.ts';
import { versionsCommand } from './versions.ts';

const program = new Command('forcewire')
  .description('Low-level Salesforce protocol engine')
  .version(packageJson.version)
  // An option belongs to the command that it follows.
  .enablePositionalOptions()
  .addCommand(localOrgCommand())
  .addCommand(versionsCommand());

try {
  await program.parseAsync();
} catch (error) {
  // Errors of ours say what is wrong; for any other the stack is of use.
  const isOurs = error instanceof ForcewireError || error instanceof RangeError;
  process.stderr.write(`${isOurs ? `forcewire: ${error.message}` : (error as Error).stack}\n`);
  process.exitCode = 1;
}
