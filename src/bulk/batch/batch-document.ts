import { Buffer } from 'node:buffer';
import { RowEncoder } from '../../csv/row-encoder.ts';
import { EncodeError } from '../../errors.ts';
import { isName } from '../../xml/characters.ts';
import { XSI } from '../../xml/scope.ts';
import { XmlWriter } from '../../xml/writer.ts';
import { NAMESPACE } from '../v1/write-xml.ts';
import type { BatchField, BatchValue } from './batch-row.ts';

/** How binary values are spelled: as the name of a file in the batch's zip, or not at all. */
export type SpellBinary = (bytes: Uint8Array, row: number, field: BatchField) => string;

/** Columns are the names in the order in which they come; `Owner.Email` and `Lead:Who.Email` name parents. Throws EncodeError. */
export function writeCsvRows(rows: readonly (readonly BatchField[])[], spellBinary: SpellBinary): Uint8Array {
  const places = new Map<string, number>();
  for (const row of rows) for (const field of row) if (!places.has(columnOf(field))) places.set(columnOf(field), places.size);
  const encoder = new RowEncoder([...places.keys()]);
  for (const [at, row] of rows.entries()) {
    const cells: unknown[] = new Array(places.size).fill(undefined);
    for (const field of row) cells[places.get(columnOf(field))!] = cellOf(field, at, spellBinary);
    encoder.add(cells);
  }
  return encoder.take();
}

function columnOf({ name, parent }: BatchField): string {
  if (parent === undefined) return name;
  return `${parent.type === undefined ? '' : `${parent.type}:`}${name}.${parent.field}`;
}

// Text that would clear the field, or is too long, the encoder refuses.
function cellOf(field: BatchField, row: number, spellBinary: SpellBinary): string | null {
  return field.value.kind === 'null' ? null : textOf(field.value, (bytes) => spellBinary(bytes, row, field));
}

/** `<sObjects><sObject><Name>…`, nil for null. Throws EncodeError for characters and names that XML does not have. */
export function writeXmlRows(rows: readonly (readonly BatchField[])[], spellBinary: SpellBinary): string {
  const writer = new XmlWriter();
  writer.path.push('rows');
  writer.text += `<?xml version="1.0" encoding="UTF-8"?><sObjects xmlns="${NAMESPACE}" xmlns:xsi="${XSI}">`;
  for (const [at, row] of rows.entries()) {
    writer.path.push(at);
    writer.text += '<sObject>';
    for (const field of row) writeXmlField(writer, field, (bytes) => spellBinary(bytes, at, field));
    writer.text += '</sObject>';
    writer.path.pop();
  }
  writer.text += '</sObjects>';
  return writer.text;
}

function writeXmlField(writer: XmlWriter, { name, value, parent }: BatchField, spellBinary: (bytes: Uint8Array) => string): void {
  if (parent === undefined) return writeXmlLeaf(writer, name, value, spellBinary);
  writer.text += `<${requireName(writer, name)}><sObject>`;
  if (parent.type !== undefined) writeXmlLeaf(writer, 'type', { kind: 'text', text: parent.type }, spellBinary);
  writeXmlLeaf(writer, parent.field, value, spellBinary);
  writer.text += `</sObject></${name}>`;
}

function writeXmlLeaf(writer: XmlWriter, name: string, value: BatchValue, spellBinary: (bytes: Uint8Array) => string): void {
  requireName(writer, name);
  if (value.kind === 'null') {
    writer.text += `<${name} xsi:nil="true"/>`;
    return;
  }
  writer.text += `<${name}>`;
  writer.writeText(textOf(value, spellBinary), name);
  writer.text += `</${name}>`;
}

// Names come with the rows, and must not become markup.
function requireName(writer: XmlWriter, name: string): string {
  return isName(name) ? name : writer.refuse('is no name of an element', name);
}

/** A list of objects, null for null, parents with their type in `attributes`. */
export function writeJsonRows(rows: readonly (readonly BatchField[])[], spellBinary: SpellBinary): string {
  const texts = rows.map((row, at) => {
    const members = row.map((field) => `${JSON.stringify(field.name)}:${jsonOf(field, (bytes) => spellBinary(bytes, at, field))}`);
    return `{${members.join(',')}}`;
  });
  return `[${texts.join(',\n')}]`;
}

function jsonOf({ value, parent }: BatchField, spellBinary: (bytes: Uint8Array) => string): string {
  if (parent === undefined) return jsonLeaf(value, spellBinary);
  const attributes = parent.type === undefined ? '' : `"attributes":${JSON.stringify({ type: parent.type })},`;
  return `{${attributes}${JSON.stringify(parent.field)}:${jsonLeaf(value, spellBinary)}}`;
}

function jsonLeaf(value: BatchValue, spellBinary: (bytes: Uint8Array) => string): string {
  if (value.kind === 'null') return 'null';
  const text = textOf(value, spellBinary);
  return value.kind === 'literal' ? text : JSON.stringify(text);
}

function textOf(value: Exclude<BatchValue, { kind: 'null' }>, spellBinary: (bytes: Uint8Array) => string): string {
  return value.kind === 'binary' ? spellBinary(value.bytes) : value.text;
}

/** Binary data as base64, which XML and JSON have room for. */
export function asBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** Binary data where there is no room for it. */
export function refuseBinary(_bytes: Uint8Array, row: number, { name }: BatchField): never {
  throw new EncodeError('CSV cannot carry binary data; ZIP_CSV can', `rows[${row}].${name}`);
}
