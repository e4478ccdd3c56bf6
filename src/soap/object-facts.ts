import { readOperation, type SoapLink } from './call.ts';

/** What the rows of an object cannot be written without knowing. Names are in lower case. */
export interface ObjectFacts {
  /** The objects behind each relationship. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** Fields that hold a day. */
  readonly dates: ReadonlySet<string>;
}

/** Asks the server. */
export async function factsOf(link: SoapLink, object: string, signal: AbortSignal | undefined): Promise<ObjectFacts> {
  const { fields } = await readOperation(link, 'describeSObject', { sObjectType: object }, { signal });
  const parents = new Map<string, readonly string[]>();
  const dates = new Set<string>();
  for (const { name, type, relationshipName, referenceTo } of fields ?? []) {
    if (type === 'date') dates.add(name.toLowerCase());
    if (typeof relationshipName === 'string') parents.set(relationshipName.toLowerCase(), referenceTo ?? []);
  }
  return { parents, dates };
}
