import { Command } from 'commander';
import type { ApiVersion, Org } from '../index.ts';
import { readCount } from './count-argument.ts';
import { interruptible } from './interruption.ts';
import { orgCommand } from './org-command.ts';
import { fillOutput, writeAll } from './output.ts';
import { formatOption, printRecords, type RecordFormat } from './record-output.ts';

interface Options {
  readonly output?: string;
  readonly format: RecordFormat;
  readonly all?: boolean;
  readonly limit?: number;
  readonly batchSize?: number;
}

/** `forcewire query`: a SOQL query by SOAP. */
export function queryCommand(): Command {
  const command = new Command('query')
    .description('print what a SOQL query finds')
    .argument('<soql>', 'the query')
    .option('-o, --output <file>', 'write there instead of standard output')
    .addOption(formatOption)
    .option('--all', 'deleted and archived records too')
    .option('--limit <number>', 'end after so many records', readCount)
    .option('--batch-size <number>', 'records in one page, 200 to 2000', readCount);
  return orgCommand(command, query);
}

async function query(org: Org<ApiVersion>, [soql]: readonly [string], { output, format, ...options }: Options): Promise<void> {
  const { all, limit, batchSize } = options;
  await interruptible((signal) => {
    const records = printRecords(org.query(soql, { all, limit, batchSize, signal }), format);
    return fillOutput(output, (to) => writeAll(records, to));
  });
}
