/** Where a value begins, from 1, as the servers' messages name it. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

/** A value that is no list and no object. Numbers keep their digits. */
export interface JsonScalar extends JsonPlace {
  readonly token: 'VALUE_STRING' | 'VALUE_NUMBER_INT' | 'VALUE_NUMBER_FLOAT' | 'VALUE_TRUE' | 'VALUE_FALSE' | 'VALUE_NULL';
  readonly text: string;
}

/** An object; of two members with one name the later counts. */
export interface JsonObject extends JsonPlace {
  readonly token: 'START_OBJECT';
  readonly members: ReadonlyMap<string, JsonNode>;
}

/** A list. */
export interface JsonList extends JsonPlace {
  readonly token: 'START_ARRAY';
  readonly items: readonly JsonNode[];
}

/** A value of a request, with its place in the text. `token` has the names that the servers' messages use. */
export type JsonNode = JsonScalar | JsonObject | JsonList;

/** The text of a member that is a string or a number; undefined where there is none, or null. */
export function textOf(object: JsonObject, name: string): string | undefined {
  const node = object.members.get(name);
  if (node === undefined || node.token === 'VALUE_NULL' || !('text' in node)) return undefined;
  return node.text;
}

/** Whether a member says true. */
export function isTrue(object: JsonObject, name: string): boolean {
  return textOf(object, name)?.toLowerCase() === 'true';
}

/** The member that is a list, or undefined. */
export function listOf(object: JsonObject, name: string): readonly JsonNode[] | undefined {
  const node = object.members.get(name);
  return node?.token === 'START_ARRAY' ? node.items : undefined;
}

/** The member that is an object, or undefined. */
export function objectOf(object: JsonObject, name: string): JsonObject | undefined {
  const node = object.members.get(name);
  return node?.token === 'START_OBJECT' ? node : undefined;
}
