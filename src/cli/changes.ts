import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { ForcewireError } from '../errors.ts';
import type { ApiVersion, Org } from '../index.ts';
import { interruptible } from './interruption.ts';
import { orgCommand } from './org-command.ts';
import { fillOutput, writeAll } from './output.ts';
import { formatOption, printRecords, type RecordFormat } from './record-output.ts';

interface Options {
  readonly fields: readonly string[];
  readonly since?: string;
  readonly watermark?: string;
  readonly where?: string;
  readonly by?: string;
  readonly deleted?: boolean;
  readonly output?: string;
  readonly format: RecordFormat;
}

/** `forcewire changes`: what was created or changed since a watermark. */
export function changesCommand(): Command {
  const command = new Command('changes')
    .description('print the records of an object that were created or changed since a time')
    .argument('<object>', 'for instance Account')
    .requiredOption('--fields <names>', 'fields to read, with commas between them', (text: string) =>
      text.split(',').map((name) => name.trim()),
    )
    .option('--since <time>', 'the time to begin at, such as 2026-11-21T00:00:00Z, or a watermark')
    .option('--watermark <file>', 'keep the watermark there: begin at what it says, and write the next one when all is printed')
    .option('--where <condition>', 'a condition in SOQL, without the keyword')
    .option('--by <field>', 'the dateTime field that tells when a record changed, instead of SystemModstamp')
    .option('--deleted', 'deleted records too')
    .option('-o, --output <file>', 'write there instead of standard output')
    .addOption(formatOption);
  return orgCommand(command, changes);
}

async function changes(org: Org<ApiVersion>, [object]: readonly [string], options: Options): Promise<void> {
  const { fields, where, by, deleted, output, format, watermark: file } = options;
  const since = (file === undefined ? undefined : await readWatermark(file)) ?? options.since;
  if (since === undefined)
    throw new ForcewireError('INVALID_OPTION', 'Nothing says since when: give --since, the first time also with --watermark.');
  await interruptible(async (signal) => {
    const rows = org.changes(object, { fields, since, where, by, deleted, signal });
    await fillOutput(output, (to) => writeAll(printRecords(rows, format), to));
    if (rows.watermark === undefined) return;
    if (file === undefined) process.stderr.write(`watermark ${rows.watermark}\n`);
    else await writeFile(file, `${rows.watermark}\n`);
  });
}

async function readWatermark(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
