import { type Literal, makeLiteral, standsAt } from '../../xml/literal.ts';
import type { XmlReader } from '../../xml/reader.ts';
import { ValueBuffer } from '../../xml/value-buffer.ts';
import { makeRowClass, type RowClass } from './row-class.ts';
import type { ValueReader } from './value-reader.ts';

/** The tags of a record, each with the white space before it, and where its values go. */
export interface Shape {
  /** Namespace declarations in force: in another scope the same tags may mean something else. */
  readonly scope: object | undefined;
  readonly tag: Literal;
  /** The start tag with the white space before it. */
  readonly open: Literal;
  readonly close: Literal;
  readonly fields: readonly ShapeField[];
  /** How far a reader may look ahead. */
  readonly longestLiteral: number;
  /** The properties of the record, each of which a value is put for. */
  readonly names: readonly string[];
  readonly Row: RowClass;
  /** By property: where its text begins and ends in the buffer; or a negative end, and then its value. */
  readonly froms: Int32Array;
  readonly ends: Int32Array;
  readonly values: unknown[];
}

export interface ShapeField {
  readonly name: string;
  readonly open: Literal;
  readonly close: Literal;
  /** The end tag with the start tag of the next field, or with the end of the record: what mostly follows a value, in one comparison. */
  readonly next: Literal;
  readonly nil: Literal | undefined;
  readonly nested: Nested | undefined;
  /** Index of the property that it fills; the doubled Id fills one. */
  readonly slot: number;
  /** The doubled Id at its place in the SELECT list: nil there never takes back the first. */
  readonly isSecondId: boolean;
}

/** A parent record, or a value of a type: QueryResult, address, location. Its own reader remembers the shape of its own records. */
export interface Nested {
  readonly type: string;
  readonly values: ValueReader;
  /** Its start tag, and the beginning of its first child, since those decide what it is. */
  readonly open: Literal;
  readonly tagLength: number;
}

/** In `ends`, for what is no text of the buffer: a value, or the shape of a parent record that has been scanned. */
const VALUE = -1;
const PARENT = -2;

// One for all: reading does not wait for anything, and what is nested uses the room behind.
const buffer = new ValueBuffer();

/** A record of this shape, from behind its start tag to behind its end tag. undefined, and moves nowhere, where anything else stands. */
export function readByShape(xml: XmlReader, shape: Shape): Record<string, unknown> | undefined {
  const { pos } = xml;
  const start = buffer.end;
  try {
    if (scan(xml, shape)) return build(shape, buffer.text(start), start);
    xml.pos = pos;
    return undefined;
  } finally {
    buffer.end = start;
  }
}

/**
 * The hot loop: every byte of a page passes here. Tags are compared with what is expected, and values are put into the buffer; what neither can
 * take is left to the general reader, from the beginning of the record.
 */
function scan(xml: XmlReader, shape: Shape): boolean {
  const { view } = xml;
  const { fields, froms, ends, values } = shape;
  let at = xml.pos;
  let isOpen = false;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!;
    const { slot } = field;
    if (isOpen || standsAt(field.open, view, at)) {
      if (!isOpen) at += field.open.length;
      const from = buffer.end;
      let to = buffer.add(xml, at);
      const isBuffered = to >= 0;
      if (!isBuffered) to = xml.scanText(at);
      if (to < 0) return expectMore(xml, shape, at);
      const value = isBuffered ? buffer.takeLong(from) : xml.scannedText(at, to);
      froms[slot] = from;
      ends[slot] = value === undefined ? buffer.end : VALUE;
      values[slot] = value;
      at = to;
      isOpen = standsAt(field.next, view, at);
      if (isOpen) at += field.next.length;
      else if (standsAt(field.close, view, at)) at += field.close.length;
      else return expectMore(xml, shape, at);
    } else if (field.nil !== undefined && standsAt(field.nil, view, at)) {
      if (!field.isSecondId) {
        ends[slot] = VALUE;
        values[slot] = null;
      }
      at += field.nil.length;
    } else if (field.nested !== undefined && standsAt(field.nested.open, view, at)) {
      xml.pos = at;
      readNested(xml, shape, field.nested, slot);
      at = xml.pos;
    } else return expectMore(xml, shape, at);
  }
  if (!isOpen) {
    if (!standsAt(shape.close, view, at)) return expectMore(xml, shape, at);
    at += shape.close.length;
  }
  xml.pos = at;
  return true;
}

function readNested(xml: XmlReader, shape: Shape, nested: Nested, slot: number): void {
  const at = xml.pos;
  const parent = nested.type === 'sObject' ? nested.values.recordShape : undefined;
  if (parent !== undefined && parent.scope === shape.scope) {
    const { end } = buffer;
    xml.pos = at + nested.tagLength;
    if (scan(xml, parent)) {
      shape.values[slot] = parent;
      shape.ends[slot] = PARENT;
      return;
    }
    buffer.end = end;
  }
  xml.pos = at;
  xml.openChild();
  shape.values[slot] = nested.values.readNested(nested.type);
  shape.ends[slot] = VALUE;
}

// Near the end of a window the bytes that are missing may be those expected.
function expectMore(xml: XmlReader, shape: Shape, at: number): false {
  xml.require(at + shape.longestLiteral);
  return false;
}

function build(shape: Shape, text: string, start: number): Record<string, unknown> {
  const { names, froms, ends, values } = shape;
  const record = new shape.Row();
  for (let i = 0; i < names.length; i++) {
    const end = ends[i]!;
    const value = values[i];
    if (end >= 0) record[names[i]!] = text.substring(froms[i]! - start, end - start);
    else record[names[i]!] = end === VALUE ? value : build(value as Shape, text, start);
  }
  return record;
}

/** What `makeShape` is told of a field, as markup. */
export interface FieldMarkup {
  readonly name: string;
  /** Qualified name, with the white space and the "<" before it. */
  readonly opening: string;
  readonly close: string;
  readonly nil: string | undefined;
  readonly nested: Nested | undefined;
}

/** What `makeShape` is told of a record. */
export interface RecordMarkup {
  readonly scope: object | undefined;
  /** The start tag, and the white space before it. */
  readonly tag: string;
  readonly space: string;
  readonly close: string;
  /** Its type, for rows that say so by xsi:type alone. */
  readonly type: string;
  readonly fields: readonly FieldMarkup[];
}

/** `before` is the last shape of such records: what a field could be there, it can be again. */
export function makeShape(record: RecordMarkup, before: Shape | undefined): Shape {
  const names = ['type', 'Id'];
  const fields: ShapeField[] = [];
  for (const [at, field] of record.fields.entries()) {
    const { name, opening, close, nil } = field;
    const next = record.fields[at + 1];
    const known = before?.fields[at];
    const isSecondId = name === 'Id' && fields.some((each) => each.name === 'Id');
    if (!names.includes(name)) names.push(name);
    fields.push({
      name,
      open: makeLiteral(`${opening}>`),
      close: makeLiteral(close),
      next: makeLiteral(close + (next === undefined ? record.close : `${next.opening}>`)),
      nil: nil === undefined ? undefined : makeLiteral(nil),
      nested: field.nested ?? (known?.name === name ? known.nested : undefined),
      slot: names.indexOf(name),
      isSecondId,
    });
  }
  const close = makeLiteral(record.close);
  const lengths = fields.flatMap(({ next, nil, nested }) => [next.length, nil?.length ?? 0, nested?.open.length ?? 0]);
  return {
    scope: record.scope,
    tag: makeLiteral(record.tag),
    open: makeLiteral(record.space + record.tag),
    close,
    fields,
    longestLiteral: Math.max(close.length, ...lengths),
    names,
    Row: makeRowClass(names),
    froms: new Int32Array(names.length),
    ends: new Int32Array(names.length).fill(VALUE),
    values: names.map((name) => (name === 'type' ? record.type : null)),
  };
}
