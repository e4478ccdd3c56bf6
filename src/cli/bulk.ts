import { Command, Option } from 'commander';
import type { ApiVersion, BulkLoadOptions, BulkQueryOptions, Org } from '../index.ts';
import { readCount } from './count-argument.ts';
import { cellsOfRow, csvInput, type Input } from './input.ts';
import { interruptible } from './interruption.ts';
import { fillJournalled } from './journalled.ts';
import { addLoadFlags, type LoadVerb } from './load-flags.ts';
import { orgCommand } from './org-command.ts';
import { writeAll } from './output.ts';
import { Progress } from './progress.ts';
import { runLoad } from './run-load.ts';

const journalOption = new Option(
  '--journal <file>',
  'write down there how far it has come; the same command, or forcewire resume, goes on',
);
const protocolOption = new Option('--protocol <version>', 'of the Bulk API').choices(['1.0', '2.0']);

/** `forcewire bulk …`: queries and loads by jobs at the server. */
export function bulkCommand(): Command {
  const command = new Command('bulk').description('query and load by jobs of the Bulk API').enablePositionalOptions();
  for (const each of [queryCommand(), ...loadCommands()]) command.addCommand(each);
  return command;
}

interface QueryOptions {
  readonly output?: string;
  readonly protocol?: '1.0' | '2.0';
  readonly all?: boolean;
  readonly pageRows?: number;
  readonly pkChunking?: boolean | number;
  readonly journal?: string;
}

function queryCommand(): Command {
  const command = new Command('query')
    .description('print the result of a SOQL query as the CSV that the server writes')
    .argument('<soql>', 'the query')
    .option('-o, --output <file>', 'write there instead of to standard output')
    .addOption(protocolOption)
    .addOption(journalOption)
    .option('--all', 'deleted and archived records too')
    .option('--page-rows <number>', 'rows in one request, of Bulk API 2.0', readCount)
    .option('--pk-chunking [size]', 'have the server cut the query by ranges of ids, by Bulk API 1.0', readCount);
  return orgCommand(command, query);
}

async function query(org: Org<ApiVersion>, [soql]: readonly [string], options: QueryOptions): Promise<void> {
  const { output, protocol, all, pageRows, pkChunking, journal } = options;
  const chunking = typeof pkChunking === 'number' ? { chunkSize: pkChunking } : pkChunking;
  await interruptible((signal) =>
    fillJournalled({ journal, output }, async (to, journal) => {
      // What does not go together is refused with a message of its own.
      const how = { protocol, all, pageRows, pkChunking: chunking, journal, signal } as BulkQueryOptions;
      await writeAll(org.bulk.query(soql, how).csv(), to);
    }),
  );
}

interface LoadFlags {
  readonly externalId?: string;
  readonly protocol?: '1.0' | '2.0';
  readonly serial?: boolean;
  readonly batchRows?: number;
  readonly results?: string;
  readonly journal?: string;
}

function loadCommands(): readonly Command[] {
  return (['insert', 'update', 'upsert', 'delete', 'hard-delete'] as const).map((verb) => {
    const command = addLoadFlags(new Command(verb), verb)
      .addOption(protocolOption)
      .addOption(journalOption)
      .option('--serial', 'one batch after the other, by Bulk API 1.0')
      .option('--batch-rows <number>', 'rows in a batch, or in a job of Bulk API 2.0', readCount);
    return orgCommand(command, (org, [object, file]: readonly [string, string], flags: LoadFlags) =>
      interruptible((signal) => load(org, verb, object, { file, signal }, flags)),
    );
  });
}

async function load(org: Org<ApiVersion>, verb: LoadVerb, object: string, input: Input, flags: LoadFlags): Promise<void> {
  const { externalId = '', protocol, serial, batchRows, results, journal } = flags;
  const progress = new Progress();
  const mode = serial === true ? 'serial' : undefined;
  await fillJournalled({ journal, output: results, input: input.file }, async (output, journal) => {
    const options = { protocol, mode, batchRows, journal, onProgress: progress.show } as BulkLoadOptions;
    const rows = csvInput(input);
    const report = { output, progress, signal: input.signal };
    if (verb === 'delete' || verb === 'hard-delete') {
      const deleted = verb === 'delete' ? org.bulk.delete(object, rows, options) : org.bulk.hardDelete(object, rows, options);
      return runLoad(deleted, { ...report, cellsOf: (id) => ({ Id: id }) });
    }
    const saved = verb === 'upsert' ? org.bulk.upsert(object, externalId, rows, options) : org.bulk[verb](object, rows, options);
    await runLoad(saved, { ...report, cellsOf: cellsOfRow });
  });
}
