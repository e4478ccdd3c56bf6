import { Command } from 'commander';
import type { ApiVersion, FieldSummary, ObjectSummary, Org } from '../index.ts';
import { orgCommand } from './org-command.ts';
import { toTable } from './table.ts';

/** `forcewire describe`: the objects of the org, or the fields of one. */
export function describeCommand(): Command {
  const command = new Command('describe')
    .description('list the objects of the org, or the fields of one')
    .argument('[object]', 'for instance Account')
    .option('--json', 'print data instead of a table');
  return orgCommand(command, describe);
}

async function describe(
  org: Org<ApiVersion>,
  [object]: readonly [string | undefined],
  { json }: { readonly json?: boolean },
): Promise<void> {
  const found = object === undefined ? await org.objects() : await org.fields(object);
  const table = (): string =>
    toTable(object === undefined ? ofObjects(found as readonly ObjectSummary[]) : ofFields(found as readonly FieldSummary[]));
  process.stdout.write(json === true ? `${JSON.stringify(found, null, 2)}\n` : table());
}

function ofObjects(objects: readonly ObjectSummary[]): string[][] {
  const rows = objects.map(({ name, label, queryable, createable }) => [name, label, yes(queryable), yes(createable)]);
  return [['name', 'label', 'queryable', 'createable'], ...rows];
}

function ofFields(fields: readonly FieldSummary[]): string[][] {
  const rows = fields.map((field) => {
    const { name, type, nillable, createable, updateable, externalId, referenceTo, picklistValues } = field;
    return [name, type, yes(nillable), yes(createable), yes(updateable), yes(externalId), [...referenceTo, ...picklistValues].join(', ')];
  });
  return [['name', 'type', 'nillable', 'createable', 'updateable', 'external id', 'refers to, or one of'], ...rows];
}

function yes(is: boolean): string {
  return is ? 'yes' : '–';
}
