import { isName } from '../../xml/characters.ts';
import { describeValue, formatDate, formatDouble } from './scalar.ts';
import { RECORD_PREFIX } from './type-table.ts';
import type { ValueWriter } from './value-writer.ts';

/**
 * Writes one sObject as `tag`: type first (readers pick the describe by it), then what the schema orders, then the fields as they stand.
 * Id is always there, nil if need be: the schema requires it and the servers take it.
 */
export function writeRecord(writer: ValueWriter, tag: string, record: Record<string, unknown>): void {
  if (typeof record.type !== 'string' || record.type === '') writer.refuse('is required: the API name of the object', 'type');
  writer.usesRecords = true;
  writer.usesXsi = true;
  const isRequest = writer.direction === 'request';
  // In a request only a parent record needs it: nothing else says what `sf:Owner` is.
  const needsType = !isRequest || tag.startsWith(RECORD_PREFIX);
  writer.text += needsType ? `<${tag} xsi:type="sf:sObject"><sf:type>` : `<${tag}><sf:type>`;
  writer.writeText(record.type, 'type');
  writer.text += '</sf:type>';
  if (isRequest) writeRequestFields(writer, record);
  else writeResponseFields(writer, record);
  writer.text += `</${tag}>`;
}

function writeRequestFields(writer: ValueWriter, record: Record<string, unknown>): void {
  for (const name of fieldsToNull(writer, record)) {
    writer.text += '<sf:fieldsToNull>';
    writer.writeText(name, 'fieldsToNull');
    writer.text += '</sf:fieldsToNull>';
  }
  writeId(writer, record.Id);
  for (const name in record) {
    if (name === 'type' || name === 'Id' || name === 'fieldsToNull' || !Object.hasOwn(record, name)) continue;
    const value = record[name];
    if (value !== undefined && value !== null) writeField(writer, name, value);
  }
}

// Readers refuse deeper documents; the API takes five levels.
const MAX_DEPTH = 100;

/** null clears a field, and the wire does that by name. */
function fieldsToNull(writer: ValueWriter, record: Record<string, unknown>): Iterable<string> {
  let names: Set<string> | undefined;
  const given = record.fieldsToNull;
  if (given !== undefined && given !== null) {
    if (!Array.isArray(given) || given.some((name) => typeof name !== 'string'))
      writer.refuse('expected an array of field names', 'fieldsToNull');
    names = new Set(given as string[]);
  }
  for (const name in record) {
    if (record[name] !== null || name === 'Id' || name === 'fieldsToNull' || !Object.hasOwn(record, name)) continue;
    names ??= new Set();
    names.add(name);
  }
  return names ?? [];
}

// A selected Id stands twice in an answer: in the schema's slot, and again at its place in the SELECT list.
function writeResponseFields(writer: ValueWriter, record: Record<string, unknown>): void {
  writeId(writer, record.Id);
  for (const name in record) {
    if (name === 'type' || !Object.hasOwn(record, name)) continue;
    const value = record[name];
    if (name === 'Id') {
      if (value !== null && value !== undefined) writeId(writer, value);
    } else if (value === null) writer.text += `<sf:${elementName(writer, name)} xsi:nil="true"/>`;
    else if (value !== undefined) writeField(writer, name, value);
  }
}

function writeId(writer: ValueWriter, id: unknown): void {
  if (id === null || id === undefined) {
    writer.text += '<sf:Id xsi:nil="true"/>';
    return;
  }
  if (typeof id !== 'string') writer.refuse(`expected a string, got ${describeValue(id)}`, 'Id');
  writer.text += '<sf:Id>';
  writer.writeText(id, 'Id');
  writer.text += '</sf:Id>';
}

function writeField(writer: ValueWriter, name: string, value: unknown): void {
  const element = elementName(writer, name);
  if (typeof value === 'string') {
    writer.text += `<sf:${element}>`;
    writer.writeText(value, name);
    writer.text += `</sf:${element}>`;
    return;
  }
  if (writer.direction === 'response' && (typeof value === 'number' || typeof value === 'bigint')) {
    writeAggregate(writer, element, value);
    return;
  }
  const text = formatValue(writer, name, value);
  if (text === undefined) return writeNested(writer, name, value);
  writer.text += `<sf:${element}>${text}</sf:${element}>`;
}

// Only aggregates have typed values in answers, and only they are given as numbers: a bigint is an xsd:int, a number an xsd:double, also
// where it is whole. Ordinary fields are text already.
function writeAggregate(writer: ValueWriter, element: string, value: number | bigint): void {
  writer.usesXsd = true;
  const typed = typeof value === 'bigint' ? `"xsd:int">${value}` : `"xsd:double">${formatDouble(value)}`;
  writer.text += `<sf:${element} xsi:type=${typed}</sf:${element}>`;
}

/** Exact spelling of a value; undefined for an object that is not a scalar. */
function formatValue(writer: ValueWriter, name: string, value: unknown): string | undefined {
  switch (typeof value) {
    case 'number':
      return formatNumber(writer, name, value);
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'object':
      if (value instanceof Date) return formatDate(value) ?? writer.refuse('is an invalid Date, or its year has not four digits', name);
      if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
      return undefined;
    default:
      return writer.refuse(`a ${typeof value} is not a value that a field can hold`, name);
  }
}

function formatNumber(writer: ValueWriter, name: string, value: number): string {
  if (!Number.isFinite(value)) writer.refuse(`${value} is not a value that a field can hold`, name);
  if (!Number.isInteger(value)) return formatDouble(value);
  if (!Number.isSafeInteger(value)) writer.refuse(`${value} is beyond 2^53 and may have been rounded; give a bigint or a string`, name);
  return String(value);
}

function writeNested(writer: ValueWriter, name: string, value: unknown): void {
  const element = elementName(writer, name);
  if (Array.isArray(value)) writer.refuse('an array is not a value that a field can hold', name);
  const nested = value as Record<string, unknown>;
  if (writer.path.length > MAX_DEPTH) writer.refuse('is nested too deep, or contains itself', name);
  writer.path.push(name);
  if (writer.direction === 'request' || typeof nested.type === 'string') writeRecord(writer, `sf:${element}`, nested);
  else {
    const typeName = 'records' in nested ? 'QueryResult' : isLocation(nested) ? 'location' : 'address';
    const type = writer.table.type(typeName)!;
    writer.text += `<sf:${element} xsi:type="${typeName}">`;
    writer.writeFields(type, nested);
    writer.text += `</sf:${element}>`;
  }
  writer.path.pop();
}

function isLocation(value: Record<string, unknown>): boolean {
  return Object.keys(value).every((name) => name === 'latitude' || name === 'longitude');
}

function elementName(writer: ValueWriter, name: string): string {
  // Also keeps a field's name from becoming markup.
  if (!isName(name)) writer.refuse('is not a name that XML can carry', name);
  return name;
}
