import type { Command } from 'commander';
import { type ApiVersion, connect, type Org } from '../index.ts';
import { connectBy } from './connect-by.ts';
import { addConnectionFlags, readSettings, type Settings } from './settings.ts';

/** A command that works on an org: it has the flags to connect by, and runs with the connection, which it does not log out of. */
export function orgCommand<Arguments extends readonly unknown[], Options extends object>(
  command: Command,
  run: (org: Org<ApiVersion>, args: Arguments, options: Options) => Promise<void>,
): Command {
  return addConnectionFlags(command).action(async (...given: unknown[]) => {
    // Commander hands over the arguments, the options and the command itself.
    const options = given.at(-2) as Options & Settings;
    const org = await connect(await connectBy(await readSettings(options)));
    try {
      await run(org, given.slice(0, -2) as unknown as Arguments, options);
    } finally {
      await org.close();
    }
  });
}
