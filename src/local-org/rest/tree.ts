import { ApiError } from '../api-error.ts';
import { type JsonNode, type JsonObject, listOf, objectOf, textOf } from '../services-data/json-node.ts';
import type { Field } from '../store/field-definition.ts';
import type { ObjectType } from '../store/object-definition.ts';
import { create } from '../store/save.ts';
import type { RecordError } from '../store/save-result.ts';
import { tableOf } from './record.ts';
import { expectObject, readRecord, typeOf } from './record-input.ts';
import type { RestAnswer, RestCall } from './rest-call.ts';
import { resultJson, saveContext, saveReadable, tryRead } from './save-answer.ts';

const MAX_RECORDS = 200;
const MAX_DEPTH = 5;

/** A record of the tree, before it is saved. */
interface Node {
  readonly object: ObjectType;
  readonly record: JsonObject;
  readonly referenceId: string;
  /** Names of members that hold children. */
  readonly childNames: ReadonlySet<string>;
  readonly parent: { readonly node: Node; readonly field: string } | undefined;
  id: string | null;
}

interface Failure {
  readonly referenceId: string;
  readonly errors: readonly unknown[];
}

/** `POST /composite/tree/X`: parents with their children, all of them or none. */
export function createTree(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  const levels = readLevels(call, object, listOf(expectObject(call.body()), 'records') ?? []);
  const nodes = levels.flat();
  checkNodes(nodes, levels.length);
  const { store } = call.org;
  const before = store.snapshot();
  for (const level of levels) {
    const failures = saveLevel(call, level);
    if (failures.length === 0) continue;
    store.restore(before);
    return { status: 400, value: { hasErrors: true, results: failures } };
  }
  return { status: 201, value: { hasErrors: false, results: nodes.map(({ referenceId, id }) => ({ referenceId, id })) } };
}

/** The records that stand at one depth are saved together, the top first, since children need their parents' ids. */
function saveLevel(call: RestCall, level: readonly Node[]): Failure[] {
  const records = level.map((node) =>
    tryRead(() => {
      const record = readRecord(node.object, node.record, node.childNames);
      return node.parent === undefined ? record : { ...record, [node.parent.field]: node.parent.node.id };
    }),
  );
  const failures: Failure[] = [];
  for (const [index, result] of saveReadable(saveContext(call), records, create).entries()) {
    const node = level[index]!;
    node.id = result.id;
    if (!result.success) failures.push({ referenceId: node.referenceId, errors: errorsOf(result.errors) });
  }
  return failures;
}

function errorsOf(errors: readonly RecordError[]): readonly unknown[] {
  return (resultJson({ id: null, success: false, errors }) as { errors: readonly unknown[] }).errors;
}

function readLevels(call: RestCall, object: ObjectType, items: readonly JsonNode[]): Node[][] {
  const levels: Node[][] = [];
  let level = items.map((item) => toNode(call, expectObject(item), object, undefined));
  while (level.length > 0) {
    levels.push(level);
    level = level.flatMap((node) => childrenOf(call, node));
  }
  return levels;
}

function toNode({ org }: RestCall, record: JsonObject, expected: ObjectType, parent: Node['parent']): Node {
  const attributes = objectOf(record, 'attributes');
  const referenceId = attributes === undefined ? undefined : textOf(attributes, 'referenceId');
  const type = typeOf(record);
  if (referenceId === undefined || type === undefined)
    throw invalidInput('Include a referenceId and a type in the attributes of each record.');
  if (org.store.table(type)?.object !== expected) throw invalidInput(`The type ${type} is not ${expected.name}, where the record stands.`);
  const childNames = new Set([...record.members].filter(([, node]) => isChildren(node)).map(([name]) => name));
  return { object: expected, record, referenceId, childNames, parent, id: null };
}

function isChildren(node: JsonNode): boolean {
  return node.token === 'START_OBJECT' && listOf(node, 'records') !== undefined;
}

function childrenOf(call: RestCall, node: Node): Node[] {
  return [...node.childNames].flatMap((name) => {
    const { child, field } = childRelationship(call, node.object, name);
    const items = listOf(objectOf(node.record, name)!, 'records')!;
    return items.map((item) => toNode(call, expectObject(item), child, { node, field: field.name }));
  });
}

function childRelationship({ org }: RestCall, object: ObjectType, name: string): { child: ObjectType; field: Field } {
  const found = org.store.childRelationship(object, name);
  if (found === undefined) throw new ApiError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
  return { child: found.child, field: found.child.field(found.field)! };
}

/** Throws ApiError for what the guide does not allow in one request. */
function checkNodes(nodes: readonly Node[], depth: number): void {
  if (nodes.length > MAX_RECORDS) throw new ApiError('LIMIT_EXCEEDED', `The request has more than ${MAX_RECORDS} records.`);
  if (depth > MAX_DEPTH) throw new ApiError('LIMIT_EXCEEDED', `The records are nested deeper than ${MAX_DEPTH} levels.`);
  const seen = new Set<string>();
  for (const { referenceId } of nodes) {
    if (seen.has(referenceId)) throw invalidInput(`Duplicate ReferenceId provided in the request: ${referenceId}`);
    seen.add(referenceId);
  }
}

function invalidInput(message: string): ApiError {
  return new ApiError('INVALID_INPUT', message);
}
