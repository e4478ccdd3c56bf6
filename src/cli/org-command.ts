import { type Command, InvalidArgumentError } from 'commander';
import { type ApiVersion, type BudgetOptions, connect, type Org } from '../index.ts';
import { connectBy } from './connect-by.ts';
import { addConnectionFlags, readSettings, type Settings } from './settings.ts';

/** A command that works on an org: it has the flags to connect by, and runs with the connection, which it does not log out of. */
export function orgCommand<Arguments extends readonly unknown[], Options extends object>(
  command: Command,
  run: (org: Org<ApiVersion>, args: Arguments, options: Options) => Promise<void>,
): Command {
  const description = 'API calls it may make, or how far the count of the org may go, such as 80%; beyond that it ends';
  addConnectionFlags(command).option('--budget <calls>', description, readBudget);
  return command.action(async (...given: unknown[]) => {
    // Commander hands over the arguments, the options and the command itself.
    const options = given.at(-2) as Options & Settings & { readonly budget?: BudgetOptions };
    const org = await connect({ ...(await connectBy(await readSettings(options))), budget: options.budget });
    try {
      await run(org, given.slice(0, -2) as unknown as Arguments, options);
    } finally {
      await org.close();
    }
  });
}

function readBudget(text: string): BudgetOptions {
  const [, number, percent] = /^(\d+)(%?)$/.exec(text) ?? [];
  if (number === undefined) throw new InvalidArgumentError('A number of calls or a percentage is expected.');
  return percent === '' ? { calls: Number(number) } : { percentOfDailyLimit: Number(number) };
}
