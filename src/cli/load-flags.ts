import type { Command } from 'commander';

/** What a load does with the rows of a file. */
export type LoadVerb = 'insert' | 'update' | 'upsert' | 'delete' | 'hard-delete';

const DESCRIPTIONS: Readonly<Record<LoadVerb, string>> = {
  insert: 'create a record for each row of a CSV file',
  update: 'update a record for each row of a CSV file, found by its Id',
  upsert: 'update the records that an external id finds, and create the others',
  delete: 'put the records into the recycle bin that the column Id of a CSV file names',
  'hard-delete': 'delete the records for good that the column Id of a CSV file names',
};

/** What all loads have in common, whatever brings the rows to the org. */
export function addLoadFlags(command: Command, verb: LoadVerb): Command {
  command
    .description(DESCRIPTIONS[verb])
    .argument('<object>', 'for instance Account')
    .argument('[file]', 'CSV in UTF-8 whose header names the fields; - is standard input', '-')
    .option('--results <file>', 'write what became of each row there, instead of to standard output');
  return verb === 'upsert' ? command.requiredOption('--external-id <field>', 'the field that finds records') : command;
}
