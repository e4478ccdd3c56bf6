import { ApiError } from '../../api-error.ts';
import type { StructuredValue } from '../structured-records.ts';
import type { StructuredRow } from './read-xml-rows.ts';

type Values = Readonly<Record<string, unknown>>;

/** The rows of a JSON batch: a list of objects. Throws ApiError (InvalidBatch) for anything else. */
export function readJsonRows(data: Uint8Array): StructuredRow[] {
  const rows = parse(data);
  if (!Array.isArray(rows)) throw broken('the batch is not a list of records');
  return rows.map((row: unknown) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) throw broken('a record is not an object');
    return Object.entries(row)
      .filter(([name]) => name !== 'attributes')
      .map(([name, value]): readonly [string, StructuredValue] => [name, toValue(name, value)]);
  });
}

function parse(data: Uint8Array): unknown {
  if (data.length === 0) return [];
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data));
  } catch (error) {
    throw broken((error as Error).message);
  }
}

function toValue(name: string, value: unknown): StructuredValue {
  if (value === null) return null;
  if (Array.isArray(value)) throw broken(`${name} is a list`);
  if (typeof value !== 'object') return String(value);
  const { attributes, ...keys } = value as Values & { readonly attributes?: { readonly type?: unknown } };
  const [first] = Object.entries(keys);
  const type = attributes?.type;
  return { type: typeof type === 'string' ? type : undefined, key: first?.[0] ?? '', value: String(first?.[1] ?? '') };
}

function broken(reason: string): ApiError {
  return new ApiError('InvalidBatch', `Failed to parse JSON. ${reason}`);
}
