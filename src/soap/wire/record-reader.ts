import { XSI } from '../../xml/reader.ts';
import type { SObject } from './sobject.ts';
import { addUnknown, localName, ValueReader } from './value-reader.ts';

/**
 * Reads sObjects. Record N+1 of a query repeats the tags of record N, so a record is first read by comparing the text with the tags that
 * the one before had, and only what differs goes through the general reader:
 *
 * ```
 *   shape:  <sf:type> … </sf:type>  <sf:Id> … </sf:Id>  <sf:Name> … </sf:Name> or <sf:Name xsi:nil="true"/>  (Owner: nested)  …
 * ```
 *
 * Every value still passes the reader's checks; a tag that compares equal has passed them once.
 */
export class RecordReader {
  readonly #values: ValueReader;
  #shape: Shape | undefined;

  constructor(values: ValueReader) {
    this.#values = values;
  }

  /** The record in the element that was opened last. */
  read(): SObject {
    const { xml } = this.#values;
    const shape = this.#shape;
    const fields: ShapeField[] = [];
    const record: Record<string, unknown> = { type: this.#typeByAttribute(), Id: null };
    if (shape !== undefined && shape.scope === xml.scope && this.#readExpected(shape, record, fields)) return record as unknown as SObject;
    const scope = xml.scope;
    const isRegular = this.#readRest(record, fields);
    this.#shape = isRegular ? { scope, fields } : undefined;
    return record as unknown as SObject;
  }

  // Enterprise rows say their object by xsi:type alone.
  #typeByAttribute(): string {
    const type = this.#values.xml.type;
    const name = type === undefined ? '' : localName(type);
    return name === 'sObject' || name === 'QueryResult' ? '' : name;
  }

  /** Whether the whole record was as expected; if not, `fields` are those that were, and the reader stands behind them. */
  #readExpected(shape: Shape, record: Record<string, unknown>, matched: ShapeField[]): boolean {
    const { xml } = this.#values;
    const { text } = xml;
    let at = xml.pos;
    for (const field of shape.fields) {
      if (field.nested !== undefined && text.startsWith(field.open, at)) {
        xml.pos = at;
        xml.openChild();
        record[field.name] = this.#readValue(field.nested);
        at = xml.pos;
      } else if (field.nested === undefined && text.startsWith(field.open, at)) {
        const from = at + field.open.length;
        const to = text.indexOf('<', from);
        if (to < 0 || !text.startsWith(field.close, to)) {
          xml.pos = at;
          return false;
        }
        record[field.name] = xml.slice(from, to);
        at = to + field.close.length;
      } else if (field.nil !== '' && text.startsWith(field.nil, at)) {
        if (field.name !== 'Id') record[field.name] = null;
        at += field.nil.length;
      } else {
        xml.pos = at;
        return false;
      }
      matched.push(field);
    }
    xml.pos = at;
    // What follows the last field may be one more field, so the end is left to the general reader.
    const mark = xml.mark();
    if (!xml.openChild()) return true;
    xml.reset(mark);
    return false;
  }

  /** The general reader, from wherever the record stands. Returns whether the next record may be expected to look the same. */
  #readRest(record: Record<string, unknown>, fields: ShapeField[]): boolean {
    const { xml } = this.#values;
    let isRegular = true;
    for (;;) {
      const start = xml.pos;
      if (!xml.openChild()) return isRegular;
      const name = xml.local;
      const tag = xml.text.substring(start, xml.pos);
      const repeats = fields.some((field) => field.name === name);
      if (name === 'fieldsToNull') {
        isRegular = false;
        addUnknown(record, name, xml.readText(), true);
        continue;
      }
      const behind = xml.pos;
      const nested = this.#nestedKind();
      const child = nested === undefined ? '' : CHILD.exec(xml.text.slice(behind, behind + 200))?.[0];
      const value = this.#readValue(nested);
      if (name === '__proto__' || (repeats && name !== 'Id')) {
        isRegular = false;
        addUnknown(record, name, value, false);
        continue;
      }
      if (name !== 'Id' || value !== null) record[name] = value;
      const field = child === undefined ? undefined : this.#shapeField(name, tag, child, nested);
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
    return nested.type === 'sObject' ? nested.values.readRecord() : nested.values.readObject(this.#values.table.type(nested.type)!);
  }

  // What an element with children holds. xsi:type says so, but old servers tag rows as QueryResult and some clients send no type at all, so
  // the first child has the last word.
  #nestedKind(): Nested | undefined {
    const { xml, table } = this.#values;
    if (xml.nil || !xml.hasElements()) return undefined;
    const mark = xml.mark();
    xml.openChild();
    const first = xml.local;
    xml.reset(mark);
    const declared = xml.type === undefined ? undefined : localName(xml.type);
    const type = first === 'type' ? 'sObject' : first === 'done' ? 'QueryResult' : declared;
    if (type === undefined || (type !== 'sObject' && table.type(type)?.prefix !== '')) return undefined;
    return { type, values: new ValueReader(xml, table) };
  }

  // `tag` is the start tag with the white space before it. A nested value is expected only if its whole tag and the beginning of its first
  // child come again, since those decide what it is.
  #shapeField(name: string, tag: string, child: string, nested: Nested | undefined): ShapeField | undefined {
    const start = tag.indexOf('<') + 1;
    const end = start + /[\s/>]/.exec(tag.slice(start))!.index;
    const opening = tag.slice(0, end);
    const attributes = tag.slice(end).replace(/\/?>$/, '').trim();
    const nil = this.#values.xml.lookup('xsi') === XSI ? `${opening} xsi:nil="true"/>` : '';
    if (nested !== undefined) return attributes.includes('xmlns') ? undefined : { name, open: tag + child, close: '', nil, nested };
    const isPlain = attributes === '' && !tag.endsWith('/>');
    if (!isPlain && attributes !== 'xsi:nil="true"') return undefined;
    return { name, open: `${opening}>`, close: `</${tag.slice(start, end)}>`, nil, nested };
  }
}

/** White space and the beginning of a tag, up to the character behind its name. */
const CHILD = /^\s*<[^\s/>]+[\s/>]/;

/** The tags of a record, with the white space before each. */
interface Shape {
  /** Namespace declarations in force: in another scope the same tags may mean something else. */
  readonly scope: object | undefined;
  readonly fields: readonly ShapeField[];
}

interface ShapeField {
  readonly name: string;
  readonly open: string;
  readonly close: string;
  readonly nil: string;
  readonly nested: Nested | undefined;
}

/** A parent record, or a value of a type: QueryResult, address, location. Its own reader remembers the shape of its own records. */
interface Nested {
  readonly type: string;
  readonly values: ValueReader;
}
