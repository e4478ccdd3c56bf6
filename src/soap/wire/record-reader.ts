import type { SObject } from '../../sobject.ts';
import { classAt, SPACE } from '../../xml/characters.ts';
import { makeLiteral, standsAt } from '../../xml/literal.ts';
import { XSI } from '../../xml/scope.ts';
import { NEED_MORE } from '../../xml/window.ts';
import { type FieldMarkup, makeShape, type Nested, readByShape, type Shape } from './record-shape.ts';
import { addUnknown, localName, ValueReader } from './value-reader.ts';

/**
 * Reads sObjects. Record N+1 of a query repeats the tags of record N, so the general reader reads the first one, and the others are compared with
 * what it looked like:
 *
 * ```
 *   shape:  <sf:type> … </sf:type>  <sf:Id> … </sf:Id>  <sf:Name> … </sf:Name> or <sf:Name xsi:nil="true"/>  (Owner: nested)  …
 * ```
 *
 * Every value still passes the reader's checks; a tag that compares equal has passed them once. A record that differs is read by the general
 * reader from its beginning, and the next ones are expected to look like that.
 */
export class RecordReader {
  /** Of the last record, if the next one may be expected to look the same. */
  shape: Shape | undefined;
  readonly #values: ValueReader;
  // Learning takes as long as reading some records: it must have been worth while.
  #learned = 0;
  #expected = 0;

  constructor(values: ValueReader) {
    this.#values = values;
  }

  /** The record in the element that was opened last. */
  read(): SObject {
    const { xml } = this.#values;
    const { shape } = this;
    if (shape !== undefined && shape.scope === xml.scope && xml.isBehind(shape.tag)) {
      const record = readByShape(xml, shape);
      if (record !== undefined) {
        this.#expected++;
        xml.leave();
        return record as unknown as SObject;
      }
    }
    return this.#readAny();
  }

  /** Adds the records that follow the last one, have its start tag and look like it, until there are `most`; none of them is opened. */
  readMore(records: unknown[], most: number): void {
    const { xml } = this.#values;
    const { shape } = this;
    if (shape === undefined || shape.scope !== xml.scope) return;
    const mark = xml.mark();
    let at = xml.pos;
    try {
      for (; records.length < most && standsAt(shape.open, xml.view, at); at = xml.pos) {
        xml.pos = at + shape.open.length;
        const record = readByShape(xml, shape);
        if (record === undefined) break;
        this.#expected++;
        records.push(record);
      }
    } catch (error) {
      // What is complete is kept. Whoever reads on meets the same end of the window.
      if (error !== NEED_MORE) throw error;
      xml.reset(mark);
    }
    xml.pos = at;
  }

  // Enterprise rows say their object by xsi:type alone.
  #typeByAttribute(): string {
    const type = this.#values.xml.type;
    const name = type === undefined ? '' : localName(type);
    return name === 'sObject' || name === 'QueryResult' ? '' : name;
  }

  /** By the general reader, which remembers what the record looked like. */
  #readAny(): SObject {
    const { xml } = this.#values;
    const { scope, pos: start } = xml;
    const tagStart = xml.bytes.lastIndexOf('<', start - 1, 'latin1');
    const tag = xml.shown(tagStart, start);
    const type = this.#typeByAttribute();
    const record: Record<string, unknown> = { type, Id: null };
    const fields: FieldMarkup[] = [];
    const end = this.#readFields(record, fields);
    const before = this.shape;
    const isWorthwhile = this.#learned <= 8 + this.#expected / 4;
    this.shape = undefined;
    if (end >= 0 && isWorthwhile && !tag.endsWith('/>') && !tag.includes('xmlns')) {
      this.#learned++;
      const space = xml.shown(startOfSpace(xml.bytes, tagStart), tagStart);
      this.shape = makeShape({ scope, tag, space, close: xml.shown(end, xml.pos), type, fields }, before);
    }
    return record as unknown as SObject;
  }

  /** Where the end tag stands, with the white space before it; -1 if the next record may not be expected to look the same. */
  #readFields(record: Record<string, unknown>, fields: FieldMarkup[]): number {
    const { xml } = this.#values;
    let isRegular = true;
    let hasType = false;
    for (;;) {
      const start = xml.pos;
      if (!xml.openChild()) return isRegular ? start : -1;
      const name = xml.local;
      const tag = xml.shown(start, xml.pos);
      const repeats = name === 'type' ? hasType : Object.hasOwn(record, name);
      if (name === 'type') hasType = true;
      if (name === 'fieldsToNull') {
        isRegular = false;
        addUnknown(record, name, xml.readText(), true);
        continue;
      }
      const nested = this.#nestedKind(tag);
      const declared = nested === undefined ? xml.type : undefined;
      const value = this.#readValue(nested);
      if (name === '__proto__' || (repeats && name !== 'Id')) {
        isRegular = false;
        addUnknown(record, name, value, false);
        continue;
      }
      if (name !== 'Id' || value !== null) record[name] = value;
      if (declared !== undefined) noteWireType(record, name, localName(declared));
      const field = this.#fieldMarkup(name, tag, nested);
      if (field === undefined) isRegular = false;
      else fields.push(field);
    }
  }

  #readValue(nested: Nested | undefined): unknown {
    const { xml } = this.#values;
    if (xml.nil) {
      xml.skip();
      return null;
    }
    if (nested === undefined) return xml.hasElements() ? this.#values.readAny() : xml.readText();
    return nested.values.readNested(nested.type);
  }

  // What an element with children holds. xsi:type says so, but old servers tag rows as QueryResult and some clients send no type at all, so
  // the first child has the last word.
  #nestedKind(tag: string): Nested | undefined {
    const { xml, table } = this.#values;
    if (xml.nil || !xml.hasElements()) return undefined;
    const mark = xml.mark();
    xml.openChild();
    const first = xml.local;
    xml.reset(mark);
    const declared = xml.type === undefined ? undefined : localName(xml.type);
    const type = first === 'type' ? 'sObject' : first === 'done' ? 'QueryResult' : declared;
    if (type === undefined || (type !== 'sObject' && table.type(type)?.prefix !== '')) return undefined;
    const child = CHILD.exec(xml.shown(xml.pos, xml.pos + 200))?.[0] ?? '';
    return { type, values: new ValueReader(xml, table, this.#values.notes), open: makeLiteral(tag + child), tagLength: tag.length };
  }

  // `tag` is the start tag with the white space before it.
  #fieldMarkup(name: string, tag: string, nested: Nested | undefined): FieldMarkup | undefined {
    const start = tag.indexOf('<') + 1;
    if (tag[start] === '!' || tag[start] === '?') return undefined;
    const end = start + /[\s/>]/.exec(tag.slice(start))!.index;
    const opening = tag.slice(0, end);
    const attributes = tag.slice(end).replace(/\/?>$/, '').trim();
    const isPlain = attributes === '' && !tag.endsWith('/>');
    if (nested === undefined ? !isPlain && attributes !== 'xsi:nil="true"' : attributes.includes('xmlns')) return undefined;
    const nil = this.#values.xml.lookup('xsi') === XSI ? `${opening} xsi:nil="true"/>` : undefined;
    return { name, opening, close: `</${tag.slice(start, end)}>`, nil, nested };
  }
}

/** White space and the beginning of a tag, up to the character behind its name. */
const CHILD = /^\s*<[^\s/>]+[\s/>]/;

function startOfSpace(bytes: Uint8Array, end: number): number {
  let start = end;
  while (start > 0 && classAt(bytes, start - 1) & SPACE) start--;
  return start;
}

/**
 * The XSD types that the wire states of a record's values by xsi:type, by field. Those of aggregates have them, which no describe knows; others have
 * none.
 */
export function wireTypesOf(record: object): ReadonlyMap<string, string> | undefined {
  return WIRE_TYPES.get(record);
}

// Beside the records and not in them: a record has its fields, and nothing else.
const WIRE_TYPES: WeakMap<object, Map<string, string>> = new WeakMap();

function noteWireType(record: object, name: string, type: string): void {
  const types = WIRE_TYPES.get(record);
  if (types === undefined) WIRE_TYPES.set(record, new Map([[name, type]]));
  else types.set(name, type);
}
