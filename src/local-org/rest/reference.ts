import { ApiError } from '../api-error.ts';
import type { JsonNode } from '../services-data/json-node.ts';
import { JsonNumber } from '../services-data/write-json.ts';
import type { RestAnswer } from './rest-call.ts';

/** The answers so far, by reference id. */
export type Outcomes = Map<string, RestAnswer>;

/** `@{account.id}`, `@{found.records[0].Id}`. */
const REFERENCE = /@\{([^}]+)\}/g;

/** A text with the values that its references stand for. Throws ApiError (PROCESSING_HALTED) for one that has none. */
export function fillText(text: string, outcomes: Outcomes): string {
  return text.replace(REFERENCE, (_, path: string) => lookUp(path, outcomes));
}

/** The same for every text of a body, names of members included. */
export function fillReferences(node: JsonNode, outcomes: Outcomes): JsonNode {
  if (node.token === 'VALUE_STRING') return { ...node, text: fillText(node.text, outcomes) };
  if (node.token === 'START_ARRAY') return { ...node, items: node.items.map((item) => fillReferences(item, outcomes)) };
  if (node.token !== 'START_OBJECT') return node;
  const members = [...node.members].map(([name, member]) => [fillText(name, outcomes), fillReferences(member, outcomes)] as const);
  return { ...node, members: new Map(members) };
}

function lookUp(path: string, outcomes: Outcomes): string {
  const [first = '', ...steps] = path.split(/\.|(?=\[)/);
  const answer = outcomes.get(first);
  let value: unknown = answer !== undefined && answer.status < 400 ? answer.value : undefined;
  for (const step of steps) value = memberOf(value, step);
  if (value instanceof JsonNumber) return value.digits;
  if (value !== undefined && value !== null && typeof value !== 'object') return String(value);
  throw new ApiError('PROCESSING_HALTED', `Invalid reference specified. No value for ${path} found in ${first}`);
}

function memberOf(value: unknown, step: string): unknown {
  const [, index] = /^\[(\d+)\]$/.exec(step) ?? [];
  if (index !== undefined) return Array.isArray(value) ? value[Number(index)] : undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Record<string, unknown>)[step];
}
