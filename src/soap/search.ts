import { withTags } from '../errors.ts';
import type { SearchOptions } from '../rows.ts';
import type { SObject } from '../sobject.ts';
import { readOperation, type SoapLink } from './call.ts';
import { shapeReader } from './describe-shape.ts';
import { FieldTyper } from './typed.ts';

/** search(): the records that SOSL finds, in the server's order. One answer has all of them, 2,000 at most. */
export async function searchRecords<T = SObject>(
  link: SoapLink,
  sosl: string,
  { typed = false, headers, signal }: SearchOptions = {},
): Promise<readonly T[]> {
  const { searchRecords: found = [] } = await readOperation(link, 'search', { searchString: sosl }, { headers, signal });
  const records: readonly SObject[] = found.map(({ record }: { readonly record: SObject }) => record);
  const typer = typed === false ? undefined : new FieldTyper(shapeReader(link, signal), typed === true ? {} : typed);
  await typer?.convert(records).catch((error: unknown) => {
    throw withTags(error, link.tags);
  });
  return records as readonly unknown[] as readonly T[];
}
