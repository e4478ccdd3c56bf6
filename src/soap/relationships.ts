import { readOperation, type SoapLink } from './call.ts';
import type { Parents } from './row.ts';

/** Asks the server what the relationships of an object point at. */
export async function relationshipsOf(link: SoapLink, object: string, signal: AbortSignal | undefined): Promise<Parents> {
  const describe = await readOperation(link, 'describeSObject', { sObjectType: object }, { signal });
  const parents = new Map<string, readonly string[]>();
  for (const field of describe.fields ?? []) {
    if (typeof field.relationshipName === 'string') parents.set(field.relationshipName.toLowerCase(), field.referenceTo ?? []);
  }
  return parents;
}
