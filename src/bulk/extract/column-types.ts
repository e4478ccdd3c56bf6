import { ForcewireError } from '../../errors.ts';
import { listColumns } from '../../soql/list-columns.ts';
import type { Describe } from '../../soql/shape.ts';
import type { QueryJob } from './query-job.ts';

/**
 * The types of a result's columns, by their names in lower case: describe knows them, the result itself is text alone. Throws ForcewireError
 * (INVALID_OPTION) where the text of the query is not known.
 */
export async function columnTypes({ handle: { soql } }: QueryJob, describe: Describe): Promise<ReadonlyMap<string, string>> {
  if (soql === undefined) throw new ForcewireError('INVALID_OPTION', "typed needs the query's text, and the handle has none.");
  const columns = (await listColumns(soql, describe, true)) ?? [];
  return new Map(columns.flatMap(({ name, type }) => (type === undefined ? [] : [[name.toLowerCase(), type]])));
}
