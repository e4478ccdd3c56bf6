import type { SObject } from '../../sobject.ts';
import type { XmlReader } from '../../xml/reader.ts';
import { RecordReader } from './record-reader.ts';
import type { Shape } from './record-shape.ts';
import { readScalar } from './scalar.ts';
import type { FieldType, ObjectType, TypeTable } from './type-table.ts';

/** Stands for every list that did not come; lists are made on the first item. */
const NO_ITEMS: readonly unknown[] = Object.freeze([]);

/** What is noticed while a document is read. */
export interface Notes {
  /** Whether a list of children goes on in another answer. */
  hasOpenLists: boolean;
}

/** Reads values by the schema of one version. One instance serves one document, or what is nested in it, and then has the document's notes. */
export class ValueReader {
  readonly xml: XmlReader;
  readonly table: TypeTable;
  readonly notes: Notes;
  readonly #records: RecordReader;

  constructor(xml: XmlReader, table: TypeTable, notes: Notes = { hasOpenLists: false }) {
    this.xml = xml;
    this.table = table;
    this.notes = notes;
    this.#records = new RecordReader(this);
  }

  /** The fields of the element that was opened last, in the order of the schema or any other; what the schema does not know is kept. */
  readObject(declared: ObjectType): Record<string, unknown> {
    const type = this.#actual(declared);
    const value = blank(type);
    if (this.xml.type !== undefined && type.name !== declared.name) value.xsiType = type.name;
    else if (declared.derived.size > 0 && this.#isForeignType(declared)) value.xsiType = localName(this.xml.type!);
    const { fields } = type;
    let next = 0;
    while (this.xml.openChild()) {
      const local = this.xml.local;
      let field = fields[next];
      if (field?.name !== local && (field = fields[next + 1])?.name !== local) field = type.byName.get(local);
      if (field === undefined) this.#keep(value, local, type.foreign.get(local));
      else {
        next = field === fields[next] ? next + (field.many ? 0 : 1) : fields.indexOf(field) + (field.many ? 0 : 1);
        this.#set(value, field);
      }
    }
    return value;
  }

  /** The sObject in the element that was opened last. */
  readRecord(): SObject {
    return this.#records.read();
  }

  /** Adds the records that follow it and look like it. */
  readMoreRecords(records: unknown[]): void {
    this.#records.readMore(records);
  }

  /** What the last record looked like. */
  get recordShape(): Shape | undefined {
    return this.#records.shape;
  }

  /** The sObject, or the value of a type of the schema, in the element that was opened last. */
  readNested(type: string): unknown {
    if (type === 'sObject') return this.#records.read();
    const value = this.readObject(this.table.type(type)!);
    if (value.done === false) this.notes.hasOpenLists = true;
    return value;
  }

  /** The value of a `<result>`. Nil stays null, also in a list: retrieve() answers a missing record that way. */
  readResult(field: FieldType): unknown {
    return this.xml.nil ? this.#nil() : this.readField(field);
  }

  /** The value of the element that was opened last; not nil. */
  readField(field: FieldType): unknown {
    switch (field.kind) {
      case 'record':
        return this.#records.read();
      case 'object':
        return this.readObject(this.table.type(field.type)!);
      case 'anyType':
        return this.readAny();
      default:
        return readScalar(field.kind, this.xml);
    }
  }

  /** xsd:anyType, and whatever the schema does not know: text, or an object of its child elements. */
  readAny(): unknown {
    if (this.xml.nil) return this.#nil();
    if (!this.xml.hasElements()) return readScalar('anyType', this.xml);
    const type = this.xml.type === undefined ? undefined : this.table.type(localName(this.xml.type));
    if (type !== undefined && type.prefix === '') return { xsiType: type.name, ...this.readObject(type) };
    const value: Record<string, unknown> = {};
    while (this.xml.openChild()) this.#keep(value, this.xml.local, undefined);
    return value;
  }

  #nil(): null {
    this.xml.skip();
    return null;
  }

  #set(value: Record<string, unknown>, field: FieldType): void {
    if (this.xml.nil) {
      this.xml.skip();
      return;
    }
    if (!field.many) {
      value[field.name] = this.readField(field);
      return;
    }
    let items = value[field.name] as unknown[];
    if (items === NO_ITEMS) {
      items = [];
      value[field.name] = items;
    }
    items.push(this.readField(field));
    if (field.kind === 'record') this.readMoreRecords(items);
  }

  #keep(value: Record<string, unknown>, name: string, foreign: FieldType | undefined): void {
    const item = this.xml.nil ? this.#nil() : foreign === undefined ? this.readAny() : this.readField(foreign);
    addUnknown(value, name, item, foreign?.many === true);
  }

  // xsi:type may name a type that extends the declared one.
  #actual(declared: ObjectType): ObjectType {
    if (this.xml.type === undefined || declared.derived.size === 0) return declared;
    const name = localName(this.xml.type);
    return declared.derived.has(name) ? (this.table.type(name) ?? declared) : declared;
  }

  #isForeignType(declared: ObjectType): boolean {
    return this.xml.type !== undefined && localName(this.xml.type) !== declared.name;
  }
}

/** Adds an element that the schema does not know, as an own property: `__proto__` too, and a list once a name repeats. */
export function addUnknown(value: Record<string, unknown>, name: string, item: unknown, many: boolean): void {
  const known = Object.hasOwn(value, name) ? value[name] : undefined;
  if (Array.isArray(known)) {
    known.push(item);
    return;
  }
  const next = known !== undefined ? [known, item] : many ? [item] : item;
  Object.defineProperty(value, name, { value: next, writable: true, enumerable: true, configurable: true });
}

/** Every field at its resting value and in schema order, so that all objects of a type share one hidden class. */
function blank(type: ObjectType): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const field of type.fields) value[field.name] = field.many ? NO_ITEMS : field.nillable ? null : undefined;
  return value;
}

/** `sf:sObject` → `sObject`. */
export function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}
