import type { Page } from '../cursors.ts';
import type { ResultRecord } from '../soql/projection.ts';
import { formatDecimal } from '../store/field-value.ts';
import type { Field, ObjectType } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';
import { pathOf, type RestCall } from './rest-call.ts';
import { JsonNumber } from './write-json.ts';

/** A page of a query as REST answers it, children's pages included. */
export function pageJson(call: RestCall, { done, queryLocator, records, size }: Page): object {
  return {
    totalSize: size,
    done,
    nextRecordsUrl: queryLocator === null ? undefined : pathOf(call, `/query/${queryLocator}`),
    records: records.map((record) => recordJson(call, record)),
  };
}

/** A record of a result with JSON's types: the queries have text for each field, as the Partner API sends it. */
export function recordJson(call: RestCall, record: ResultRecord, id: string | null = idOf(record)): object {
  const { type } = record as { type: string };
  if (type === 'AggregateResult') return { attributes: { type }, ...aggregateValues(record) };
  const object = objectOf(call.org.store, type, id);
  const attributes = attributesOf(call, object?.name ?? type, id);
  const json: Record<string, unknown> = { attributes };
  for (const [name, value] of Object.entries(record)) {
    if (name === 'type' || (name === 'Id' && value === null)) continue;
    json[name] = valueJson(call, object?.field(name), value, attributes.url);
  }
  return json;
}

function idOf(record: ResultRecord): string | null {
  return record.Id as string | null;
}

/** What every record begins with. */
export function attributesOf(call: RestCall, type: string, id: string | null): { type: string; url?: string } {
  return id === null ? { type } : { type, url: pathOf(call, `/sobjects/${type}/${id}`) };
}

/** Behind a reference to several objects the record may be called `Name`, for what it is read as. */
function objectOf(store: Store, type: string, id: string | null): ObjectType | undefined {
  return (store.table(type) ?? (id === null ? undefined : store.tableOfId(id)))?.object;
}

function valueJson(call: RestCall, field: Field | undefined, value: unknown, url: string | undefined): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return field === undefined ? value : textJson(field, value, url);
  if (typeof value !== 'object') return value;
  if ('records' in value) return pageJson(call, value as Page);
  return 'type' in value ? recordJson(call, value as ResultRecord) : compoundJson(value);
}

/** A field's text as JSON has it. Bodies are told by the address that has them. */
export function textJson(field: Field, text: string, url: string | undefined): unknown {
  switch (field.type as string) {
    case 'boolean':
      return text === 'true';
    case 'int':
    case 'long':
      return new JsonNumber(text);
    case 'double':
    case 'currency':
    case 'percent':
      return new JsonNumber(text);
    case 'datetime':
      return dateTimeJson(text);
    case 'base64':
      return url === undefined ? text : `${url}/${field.name}`;
    default:
      return text;
  }
}

function dateTimeJson(text: string): string {
  return text.replace(/Z$/, '+0000');
}

/** The parts in the order of their names; latitude and longitude are doubles. */
function compoundJson(compound: object): object {
  const parts = Object.entries(compound).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(parts.map(([name, value]) => [name, typeof value === 'number' ? new JsonNumber(formatDecimal(value)) : value]));
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Aggregates come with their types; what is text can only be a moment by its form. */
function aggregateValues({ type: _, Id: __, ...values }: ResultRecord): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'number') return [name, new JsonNumber(formatDecimal(value))];
      return [name, typeof value === 'string' && DATE_TIME.test(value) ? dateTimeJson(value) : value];
    }),
  );
}
