import { Command } from 'commander';
import type { ApiVersion, Org } from '../index.ts';
import { orgCommand } from './org-command.ts';
import { fillOutput } from './output.ts';
import { type DescribedObject, type RecordTypesOptions, recordTypes } from './record-types.ts';

interface Options extends RecordTypesOptions {
  readonly output?: string;
}

/** The versions that the command line speaks are known when it runs; all of them have this. */
interface Describing {
  describeSObject(request: { readonly sObjectType: string }): Promise<DescribedObject>;
}

/** `forcewire generate`: TypeScript of the objects of an org, custom fields included. */
export function generateCommand(): Command {
  const command = new Command('generate')
    .description('write TypeScript types of the records of objects, as the org describes them')
    .argument('<objects...>', 'for instance Account Contact')
    .option('--typed', 'of records that are read with typed: true, not as text')
    .option('-o, --output <file>', 'write there instead of standard output');
  return orgCommand(command, generate);
}

async function generate(org: Org<ApiVersion>, [names]: readonly [readonly string[]], { output, typed }: Options): Promise<void> {
  const soap = org.soap as unknown as Describing;
  const objects: DescribedObject[] = [];
  for (const sObjectType of new Set(names)) objects.push(await soap.describeSObject({ sObjectType }));
  await fillOutput(output, async (to) => {
    await to.write(recordTypes(objects, org.api.version, { typed }));
  });
}
