import { withTags } from '../errors.ts';
import type { Ids } from '../load/load.ts';
import type { RetrieveOptions } from '../rows.ts';
import type { SObject } from '../sobject.ts';
import { readOperation, type SoapLink } from './call.ts';
import { shapeReader } from './describe-shape.ts';
import { FieldTyper } from './typed.ts';

/** Ids that retrieve() takes in one call. */
const MAX_IDS = 2_000;

/** retrieve() for any number of ids, taken from their source as the consumer asks: for each id its record or null, in the order of the ids. */
export async function* retrieveRows<T = SObject>(
  link: SoapLink,
  object: string,
  ids: Ids,
  { fields, typed = false, headers, signal }: RetrieveOptions,
): AsyncGenerator<T | null> {
  const typer = typed === false ? undefined : new FieldTyper(shapeReader(link, signal), typed === true ? {} : typed);
  const fieldList = fields.join(', ');
  for await (const batch of inBatches(ids)) {
    const request = { fieldList, sObjectType: object, ids: batch };
    const records: readonly (SObject | null)[] = await readOperation(link, 'retrieve', request, { headers, signal });
    await typer?.convert(records.filter((record) => record !== null)).catch((error: unknown) => {
      throw withTags(error, link.tags);
    });
    for (const record of records) {
      yield record as T | null;
      signal?.throwIfAborted();
    }
  }
}

async function* inBatches(ids: Ids): AsyncGenerator<readonly string[]> {
  let batch: string[] = [];
  for await (const id of ids) {
    if (batch.push(typeof id === 'string' ? id : id.Id) < MAX_IDS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
