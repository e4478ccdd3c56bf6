import { resolve } from 'node:path';
import { Command } from 'commander';
import { ForcewireError } from '../errors.ts';
import { readCommand } from './journalled.ts';
import { addConnectionFlags, type ConnectionFlags, typeFlags } from './settings.ts';

/** `forcewire resume`: runs the command that a journal is of once more. `run` is told its arguments. */
export function resumeCommand(run: (typed: readonly string[]) => Promise<unknown>): Command {
  const command = new Command('resume')
    .description('go on with a bulk command that was run with --journal and did not come to its end')
    .argument('<journal>', 'the file that --journal named');
  return addConnectionFlags(command).action(async (journal: string, flags: ConnectionFlags) => {
    const path = resolve(journal);
    const { folder, arguments: typed } = await readCommand(path);
    enter(folder);
    // The last of several flags counts, so that it is this journal, wherever it was moved.
    await run([...typed, ...typeFlags(flags), '--journal', path]);
  });
}

function enter(folder: string): void {
  try {
    process.chdir(folder);
  } catch (error) {
    const message = `There is no ${folder} to go on in: a journal can be moved together with the folder in which its command was run.`;
    throw new ForcewireError('UNKNOWN_JOURNAL', message, { cause: error });
  }
}
