import { Command } from 'commander';
import { readCommand } from './journalled.ts';
import { addConnectionFlags } from './settings.ts';

/** `forcewire resume`: runs the command that a journal is of once more. `run` is told its arguments. */
export function resumeCommand(run: (typed: readonly string[]) => Promise<unknown>): Command {
  const command = new Command('resume')
    .description('go on with a bulk command that was run with --journal and did not come to its end')
    .argument('<journal>', 'the file that --journal named');
  return addConnectionFlags(command).action(async (journal: string) => {
    const { folder, arguments: typed } = await readCommand(journal);
    process.chdir(folder);
    await run([...typed, ...process.argv.slice(process.argv.indexOf(journal) + 1)]);
  });
}
