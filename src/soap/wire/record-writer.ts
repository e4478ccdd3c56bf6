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
  const frame = frameOf(writer, tag, record.type, needsType);
  if (isRequest) writeRequestFields(writer, record, frame);
  else {
    writer.text += frame.start;
    writeResponseFields(writer, record);
    writer.text += frame.end.open;
  }
}

/** What stands around the fields of a record. */
export interface RecordFrame {
  readonly tag: string;
  readonly type: string;
  /** Start tag and type, alone and with the Id of a record that has none. */
  readonly start: string;
  readonly startWithoutId: string;
  /** The end tag, as if it were that of a field that opens. */
  readonly end: FieldTags;
}

function frameOf(writer: ValueWriter, tag: string, type: string, needsType: boolean): RecordFrame {
  const last = needsType ? writer.lastNested : writer.lastFrame;
  if (last !== undefined && last.tag === tag && last.type === type) return last;
  const start = flat('<', tag, needsType ? ' xsi:type="sf:sObject"' : '', '><sf:type>', writer.escape(type, 'type'), '</sf:type>');
  const end = { name: '', open: flat('</', tag, '>'), close: '', nil: '', before: undefined, joint: '' };
  const frame = { tag, type, start, startWithoutId: flat(start, NO_ID), end };
  if (needsType) writer.lastNested = frame;
  else writer.lastFrame = frame;
  return frame;
}

const NO_ID = '<sf:Id xsi:nil="true"/>';

// In the order of the schema: names of fields to be cleared, the Id, then the others as they stand.
function writeRequestFields(writer: ValueWriter, record: Record<string, unknown>, { start, startWithoutId, end }: RecordFrame): void {
  const names = Object.keys(record);
  const values = Object.values(record);
  const hasNulls = record.fieldsToNull !== undefined || values.includes(null);
  if (!hasNulls && record.Id === undefined) writer.text += startWithoutId;
  else {
    writer.text += start;
    if (hasNulls) writeNulls(writer, record, names, values);
    writeId(writer, record.Id);
  }
  let text = writer.text;
  let before: FieldTags | undefined;
  for (let at = 0; at < names.length; at++) {
    const name = names[at]!;
    const value = values[at];
    if (value === undefined || value === null || name === 'type' || name === 'Id' || name === 'fieldsToNull') continue;
    const tags = tagsOf(writer, name, at);
    const content = typeof value === 'string' ? writer.escape(value, name) : formatValue(writer, name, value);
    if (content === undefined) {
      writer.text = before === undefined ? text : text + before.close;
      writeNested(writer, name, value);
      text = writer.text;
      before = undefined;
    } else {
      text += before === undefined ? tags.open : openBehind(tags, before);
      text += content;
      before = tags;
    }
  }
  writer.text = text + (before === undefined ? end.open : openBehind(end, before));
}

function writeNulls(writer: ValueWriter, record: Record<string, unknown>, names: readonly string[], values: readonly unknown[]): void {
  const nulls = givenNulls(writer, record.fieldsToNull);
  for (const [at, name] of names.entries()) {
    if (values[at] === null && name !== 'type' && name !== 'Id' && name !== 'fieldsToNull') nulls.add(name);
  }
  for (const name of nulls) writer.text += `<sf:fieldsToNull>${writer.escape(name, 'fieldsToNull')}</sf:fieldsToNull>`;
}

// Readers refuse deeper documents; the API takes five levels.
const MAX_DEPTH = 100;

/** null clears a field, and the wire does that by name; names may be given as well. */
function givenNulls(writer: ValueWriter, given: unknown): Set<string> {
  if (given === undefined || given === null) return new Set();
  if (!Array.isArray(given) || given.some((name) => typeof name !== 'string'))
    writer.refuse('expected an array of field names', 'fieldsToNull');
  return new Set(given as string[]);
}

// A selected Id stands twice in an answer: in the schema's slot, and again at its place in the SELECT list.
function writeResponseFields(writer: ValueWriter, record: Record<string, unknown>): void {
  writeId(writer, record.Id);
  const names = Object.keys(record);
  for (let at = 0; at < names.length; at++) {
    const name = names[at]!;
    const value = record[name];
    if (value === undefined || name === 'type') continue;
    if (name === 'Id') {
      if (value !== null) writeId(writer, value);
      continue;
    }
    const tags = tagsOf(writer, name, at);
    if (value === null) writer.text += tags.nil;
    else writeField(writer, tags, value);
  }
}

function writeId(writer: ValueWriter, id: unknown): void {
  if (id === null || id === undefined) {
    writer.text += NO_ID;
    return;
  }
  if (typeof id !== 'string') writer.refuse(`expected a string, got ${describeValue(id)}`, 'Id');
  writer.text += '<sf:Id>';
  writer.writeText(id, 'Id');
  writer.text += '</sf:Id>';
}

function writeField(writer: ValueWriter, tags: FieldTags, value: unknown): void {
  const { name } = tags;
  if (typeof value === 'string') {
    writer.text += tags.open + writer.escape(value, name) + tags.close;
    return;
  }
  if (writer.direction === 'response' && (typeof value === 'number' || typeof value === 'bigint')) {
    writeAggregate(writer, tags, value);
    return;
  }
  const text = formatValue(writer, name, value);
  if (text === undefined) return writeNested(writer, name, value);
  writer.text += tags.open + text + tags.close;
}

// Only aggregates have typed values in answers, and only they are given as numbers: a bigint is an xsd:int, a number an xsd:double, also
// where it is whole. Ordinary fields are text already.
function writeAggregate(writer: ValueWriter, { name, close }: FieldTags, value: number | bigint): void {
  writer.usesXsd = true;
  const typed = typeof value === 'bigint' ? `"xsd:int">${value}` : `"xsd:double">${formatDouble(value)}`;
  writer.text += `<sf:${name} xsi:type=${typed}${close}`;
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
  if (Array.isArray(value)) writer.refuse('an array is not a value that a field can hold', name);
  const nested = value as Record<string, unknown>;
  if (writer.path.length > MAX_DEPTH) writer.refuse('is nested too deep, or contains itself', name);
  writer.path.push(name);
  if (writer.direction === 'request' || typeof nested.type === 'string') writeRecord(writer, `sf:${name}`, nested);
  else {
    const typeName = 'records' in nested ? 'QueryResult' : isLocation(nested) ? 'location' : 'address';
    const type = writer.table.type(typeName)!;
    writer.text += `<sf:${name} xsi:type="${typeName}">`;
    writer.writeFields(type, nested);
    writer.text += `</sf:${name}>`;
  }
  writer.path.pop();
}

function isLocation(value: Record<string, unknown>): boolean {
  return Object.keys(value).every((name) => name === 'latitude' || name === 'longitude');
}

/** A field's name and the tags it makes. */
export interface FieldTags {
  readonly name: string;
  readonly open: string;
  readonly close: string;
  readonly nil: string;
  /** The field that mostly stands before this one, and its end tag with the start tag of this one. */
  before: FieldTags | undefined;
  joint: string;
}

// Records of a call mostly have the same fields at the same places: looking there first is ten times quicker than checking the name again.
function tagsOf(writer: ValueWriter, name: string, at: number): FieldTags {
  const last = writer.lastTags[at];
  if (last !== undefined && last.name === name) return last;
  // Also keeps a field's name from becoming markup.
  if (!isName(name)) writer.refuse('is not a name that XML can carry', name);
  const tags = {
    name,
    open: flat('<sf:', name, '>'),
    close: flat('</sf:', name, '>'),
    nil: flat('<sf:', name, ' xsi:nil="true"/>'),
    before: undefined,
    joint: '',
  };
  writer.lastTags[at] = tags;
  return tags;
}

function openBehind(tags: FieldTags, before: FieldTags): string {
  if (tags.before !== before) {
    tags.before = before;
    tags.joint = flat(before.close, tags.open);
  }
  return tags.joint;
}

// V8 makes a template of its parts and puts them together anew whenever it comes to stand in a longer string; `join` does it once.
function flat(...parts: readonly string[]): string {
  return parts.join('');
}
