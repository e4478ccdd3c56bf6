import { XmlReader } from '../../xml/reader.ts';
import { keep } from '../read-json.ts';
import type { BulkField, BulkType, BulkTypes } from '../schema.ts';
import { NAMESPACE } from './write-xml.ts';

type Values = Record<string, unknown>;

/** An XML document as a value of its type, whatever its prefixes and layout; elements that the type does not have are kept as text or objects. */
export function readXml(body: string | Uint8Array, type: BulkType, types: BulkTypes): unknown {
  const reader = new XmlReader(body);
  reader.openChild();
  const root = types.schema.roots[type.name]!;
  if (reader.local !== root) reader.fail(`<${reader.local}> where <${root}> was expected`);
  if (reader.namespace !== NAMESPACE && reader.namespace !== '') reader.fail(`<${root}> of another namespace: ${reader.namespace}`);
  const value = readObject(reader, type, types);
  reader.finish();
  return value;
}

function readObject(reader: XmlReader, type: BulkType, types: BulkTypes): Values {
  if (type.open) return readRecord(reader);
  const name = reader.local;
  const found: Values = {};
  for (const field of type.fields) if (field.list) found[field.name] = [];
  while (reader.openChild()) {
    const field = type.fields.find((each) => each.name === reader.local);
    if (field === undefined) readOther(reader, found);
    else readField(reader, field, types, found);
  }
  for (const field of type.fields) {
    if (!field.optional && !Object.hasOwn(found, field.name)) reader.fail(`<${name}> without <${field.name}>`);
  }
  return found;
}

function readField(reader: XmlReader, field: BulkField, types: BulkTypes, found: Values): void {
  if (reader.nil) {
    reader.skip();
    return;
  }
  const value = field.kind === 'object' ? readObject(reader, types.get(field.type), types) : readLeaf(reader, field);
  if (field.list) (found[field.name] as unknown[]).push(value);
  else found[field.name] = value;
}

function readLeaf(reader: XmlReader, field: BulkField): string | number | boolean {
  const start = reader.pos;
  const text = reader.readText();
  switch (field.kind) {
    case 'boolean':
      if (!/^\s*(true|false|1|0)\s*$/.test(text)) reader.fail(`<${field.name}> is no boolean`, start);
      return /true|1/.test(text);
    case 'integer':
      if (!/^\s*[+-]?\d+\s*$/.test(text) || !Number.isSafeInteger(Number(text)))
        reader.fail(`<${field.name}> is no exact whole number`, start);
      return Number(text);
    case 'apiVersion':
      if (!/^\s*\d+(\.\d+)?\s*$/.test(text)) reader.fail(`<${field.name}> is no version`, start);
      return Number(text);
    default:
      return text;
  }
}

/** A record: fields are text or null, parents are records; Id comes twice, or as a nil that says nothing once a value came. */
function readRecord(reader: XmlReader): Values {
  const record: Values = {};
  while (reader.openChild()) {
    if (reader.local === 'Id' && typeof record.Id === 'string') reader.skip();
    else readOther(reader, record);
  }
  return record;
}

/** An element that no schema describes; several of one name become a list. */
function readOther(reader: XmlReader, found: Values): void {
  const name = reader.local;
  const value = readUnknown(reader);
  if (!Object.hasOwn(found, name) || (name === 'Id' && found[name] === null)) keep(found, name, value);
  else found[name] = Array.isArray(found[name]) ? [...(found[name] as unknown[]), value] : [found[name], value];
}

function readUnknown(reader: XmlReader): unknown {
  if (reader.nil) {
    reader.skip();
    return null;
  }
  return reader.hasElements() ? readRecord(reader) : reader.readText();
}
