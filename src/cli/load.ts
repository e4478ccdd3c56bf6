import { Command } from 'commander';
import type { ApiVersion, LoadOptions, Org, RowInput } from '../index.ts';
import { readCount } from './count-argument.ts';
import { type Cells, type Input, idsInput, rowsInput } from './input.ts';
import { interruptible } from './interruption.ts';
import { addLoadFlags, type LoadVerb } from './load-flags.ts';
import { orgCommand } from './org-command.ts';
import { fillOutput } from './output.ts';
import { Progress } from './progress.ts';
import { runLoad } from './run-load.ts';

interface Options {
  readonly externalId?: string;
  readonly batchRows?: number;
  readonly concurrency?: number;
  readonly allOrNone?: boolean;
  readonly results?: string;
}

type Verb = Exclude<LoadVerb, 'hard-delete'>;

/** `forcewire insert`, `update`, `upsert` and `delete`: the rows of a file by SOAP, 200 in a call. */
export function loadCommands(): readonly Command[] {
  return (['insert', 'update', 'upsert', 'delete'] as const).map((verb) => {
    const command = addLoadFlags(new Command(verb), verb)
      .option('--all-or-none', 'a call saves all of its rows, or none')
      .option('--batch-rows <number>', 'rows in one call, at most 200', readCount)
      .option('--concurrency <number>', 'calls on their way at a time', readCount);
    return orgCommand(command, (org, [object, file]: readonly [string, string], options: Options) => {
      return interruptible((signal) => {
        const input = { file, signal };
        return verb === 'delete' ? deleteRows(org, object, input, options) : saveRows(org, verb, object, input, options);
      });
    });
  });
}

async function saveRows(
  org: Org<ApiVersion>,
  verb: Exclude<Verb, 'delete'>,
  object: string,
  input: Input,
  options: Options,
): Promise<void> {
  const progress = new Progress();
  const cells = new WeakMap<RowInput, Cells>();
  const rows = rowsInput(input, cells);
  const { externalId = '', results } = options;
  const how = loadOptions(options, progress);
  const load = verb === 'upsert' ? org.upsert(object, externalId, rows, how) : org[verb](object, rows, how);
  await fillOutput(results, (output) => runLoad(load, { cellsOf: (row) => cells.get(row), output, progress, signal: input.signal }));
}

async function deleteRows(org: Org<ApiVersion>, object: string, input: Input, options: Options): Promise<void> {
  const progress = new Progress();
  const load = org.delete(object, idsInput(input), loadOptions(options, progress));
  await fillOutput(options.results, (output) => runLoad(load, { cellsOf: (id) => ({ Id: id }), output, progress, signal: input.signal }));
}

function loadOptions({ batchRows, concurrency, allOrNone }: Options, progress: Progress): LoadOptions {
  const headers = allOrNone === true ? { AllOrNoneHeader: { allOrNone } } : undefined;
  return { batchRows, concurrency, headers, onProgress: progress.show };
}
