import { ApiError } from '../api-error.ts';
import { type JsonNode, type JsonObject, type JsonScalar, objectOf, textOf } from '../services-data/json-node.ts';
import { jsonError } from '../services-data/parse-json.ts';
import type { Field } from '../store/field-definition.ts';
import { parseFieldValue } from '../store/field-value.ts';
import type { ObjectType } from '../store/object-definition.ts';
import type { RecordInput } from '../store/save.ts';

/** A body that has to be an object. Throws ApiError (JSON_PARSER_ERROR). */
export function expectObject(node: JsonNode): JsonObject {
  if (node.token === 'START_OBJECT') return node;
  throw jsonError(`Can not deserialize SObject out of ${node.token} token`, node);
}

/** The type that a record names itself: `{"attributes": {"type": "Account"}}`. */
export function typeOf(record: JsonObject): string | undefined {
  const attributes = objectOf(record, 'attributes');
  return attributes === undefined ? undefined : textOf(attributes, 'type');
}

/**
 * A record of a request as the store takes it. Throws ApiError: INVALID_FIELD for a name that the object does not have, JSON_PARSER_ERROR
 * for a value that its field cannot have.
 */
export function readRecord(object: ObjectType, record: JsonObject, except: ReadonlySet<string> = NOTHING): RecordInput {
  const values: Record<string, unknown> = {};
  const fieldsToNull: string[] = [];
  for (const [name, node] of record.members) {
    if (name === 'attributes' || except.has(name)) continue;
    const relationship = node.token === 'START_OBJECT' ? object.relationship(name) : undefined;
    if (relationship !== undefined) values[name] = readParent(relationship, node as JsonObject);
    else readValue(fieldOf(object, name), node, values, fieldsToNull);
  }
  return { type: object.name, ...values, fieldsToNull };
}

const NOTHING: ReadonlySet<string> = new Set();

function fieldOf(object: ObjectType, name: string): Field {
  const field = object.field(name);
  if (field !== undefined) return field;
  throw new ApiError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
}

function readValue(field: Field, node: JsonNode, values: Record<string, unknown>, fieldsToNull: string[]): void {
  if (!('text' in node)) throw wrongType(field, node);
  if (node.token === 'VALUE_NULL' || (node.text === '' && isText(field))) fieldsToNull.push(field.name);
  else values[field.name] = checkedText(field, node);
}

function checkedText(field: Field, node: JsonScalar): string {
  try {
    parseFieldValue(field, node.text);
  } catch {
    throw wrongType(field, node);
  }
  return node.text;
}

const TYPED: ReadonlySet<string> = new Set(['boolean', 'int', 'long', 'double', 'currency', 'percent', 'date', 'datetime', 'time']);

function isText(field: Field): boolean {
  return !TYPED.has(field.type);
}

function wrongType(field: Field, node: JsonNode): ApiError {
  if (node.token === 'START_ARRAY') {
    const place = `[line:${node.line}, column:${node.column}]`;
    return new ApiError('JSON_PARSER_ERROR', `Cannot deserialize instance of ${field.type} from START_ARRAY value ${place}`);
  }
  const text = 'text' in node ? node.text : '{';
  return jsonError(
    `Cannot deserialize instance of ${field.type} from ${node.token} value ${text} or request may be missing a required field`,
    node,
  );
}

/** A parent by one of its external ids. */
function readParent(relationship: Field, record: JsonObject): RecordInput {
  const values: Record<string, string> = {};
  for (const [name, node] of record.members) {
    if (name !== 'attributes' && 'text' in node) values[name] = node.text;
  }
  return { type: typeOf(record) ?? relationship.referenceTo[0]!, ...values };
}
