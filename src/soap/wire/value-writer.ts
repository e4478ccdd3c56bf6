import { isName } from '../../xml/characters.ts';
import type { Utf8Output } from '../../xml/utf8-output.ts';
import { XmlWriter } from '../../xml/writer.ts';
import { type FieldTags, type RecordFrame, writeRecord } from './record-writer.ts';
import { describeValue, formatScalar, writeScalar } from './scalar.ts';
import type { FieldType, ObjectType, TypeTable } from './type-table.ts';

/** A request's records clear fields by name; an answer's say nil. */
export type Direction = 'request' | 'response';

/** Enough text to be worth a call into native code. */
const SPILLED = 512;

/** Writes values by the schema of one version, elements in its order. One instance serves one envelope. */
export class ValueWriter extends XmlWriter {
  readonly table: TypeTable;
  readonly direction: Direction;
  /** Which namespaces the envelope must declare. */
  usesRecords = false;
  usesXsi = false;
  usesXsd = false;
  /** Of the record that was written last, by the place of the field. */
  readonly lastTags: FieldTags[] = [];
  /** Of the record of a list that was written last, and of the record in a record. */
  lastFrame: RecordFrame | undefined;
  lastNested: RecordFrame | undefined;
  /** Where the items of lists go as they come, for a message that is wanted as bytes. */
  output: Utf8Output | undefined;
  #spilled = 0;

  constructor(table: TypeTable, direction: Direction) {
    super();
    this.table = table;
    this.direction = direction;
  }

  /** Characters written, those that are in the output already included. */
  get length(): number {
    return this.#spilled + this.text.length;
  }

  /** The children of an element of this type. Throws EncodeError for a property that the type does not have at this version. */
  writeFields(type: ObjectType, value: object): void {
    const source = value as Record<string, unknown>;
    let written = 0;
    for (const field of type.fields) {
      const item = source[field.name];
      if (item !== undefined && Object.hasOwn(source, field.name)) written++;
      this.#writeField(field, item);
    }
    if (written < countProperties(source)) this.#writeRest(type, source);
  }

  /** Nil for a record, as an item of a list that keeps places (retrieve). */
  writeNil(field: FieldType): void {
    this.usesXsi = true;
    this.text += field.nil;
  }

  #writeField(field: FieldType, value: unknown): void {
    if (field.many) this.#writeItems(field, value);
    else if (value === undefined || value === null) this.#writeAbsent(field);
    else this.#writeItem(field, value);
  }

  #writeItems(field: FieldType, value: unknown): void {
    if (value === undefined || value === null) value = [];
    if (!Array.isArray(value)) this.refuse(`expected an array, got ${describeValue(value)}`, field.name);
    if (value.length < field.min) this.refuse(`needs at least ${field.min} item${field.min === 1 ? '' : 's'}`, field.name);
    if (value.length > field.max) this.refuse(`has ${value.length} items; the API takes ${field.max}`, field.name);
    this.path.push(field.name);
    for (const [at, item] of value.entries()) {
      this.path.push(at);
      if (item === null && field.nillable) this.writeNil(field);
      else if (item === null || item === undefined) this.refuse(`is ${item}`, '');
      else this.#writeItem(field, item);
      this.path.pop();
      if (this.output !== undefined && this.text.length >= SPILLED) this.#spill(this.output);
    }
    this.path.pop();
  }

  #spill(output: Utf8Output): void {
    output.add(this.text);
    this.#spilled += this.text.length;
    this.text = '';
  }

  #writeAbsent(field: FieldType): void {
    if (field.min === 0) return;
    if (field.nillable) this.writeNil(field);
    else this.refuse('is required', field.name);
  }

  #writeItem(field: FieldType, value: unknown): void {
    switch (field.kind) {
      case 'record':
        return this.#writeRecord(field, value);
      case 'object':
        return this.#writeObject(field, value);
      case 'anyType':
        return this.#writeAny(field, value);
      default:
        this.text += field.open;
        writeScalar(field.kind, value, this, field.many ? '' : field.name);
        this.text += field.close;
    }
  }

  #writeRecord(field: FieldType, value: unknown): void {
    this.#enter(field, value);
    writeRecord(this, field.tag, value as Record<string, unknown>);
    this.#leave(field);
  }

  #writeObject(field: FieldType, value: unknown): void {
    this.#enter(field, value);
    const type = this.#actual(field, value as Record<string, unknown>);
    if (type.name === field.type) {
      // The servers tag every query result, and clients that read by xsi:type rely on it.
      const isQueryResult = type.name === 'QueryResult' && this.direction === 'response';
      if (isQueryResult) this.usesXsi = true;
      this.text += isQueryResult ? `<${field.tag} xsi:type="QueryResult">` : field.open;
    } else {
      this.usesXsi = true;
      this.text += `<${field.tag} xsi:type="${type.name}">`;
    }
    const start = this.length;
    this.writeFields(type, value as object);
    // The servers write an empty result as <result/>.
    if (this.length === start) this.text = `${this.text.slice(0, -1)}/>`;
    else this.text += field.close;
    this.#leave(field);
  }

  #actual(field: FieldType, value: Record<string, unknown>): ObjectType {
    const declared = this.table.type(field.type)!;
    const name = value.xsiType;
    if (name === undefined || name === declared.name) return declared;
    const type = typeof name === 'string' && declared.derived.has(name) ? this.table.type(name) : undefined;
    if (type === undefined)
      this.refuse(`is not a type that extends ${declared.name}: ${[...declared.derived].join(', ') || 'it has none'}`, 'xsiType');
    return type;
  }

  #writeAny(field: FieldType, value: unknown): void {
    const type = anyTypeOf(value);
    const text = type === undefined ? undefined : formatScalar(type, value);
    if (type === undefined || text === undefined) return this.#writeAnyObject(field, value);
    this.usesXsi = true;
    this.usesXsd = true;
    this.text += `<${field.tag} xsi:type="xsd:${type}">`;
    this.writeText(text, field.many ? '' : field.name);
    this.text += field.close;
  }

  #writeAnyObject(field: FieldType, value: unknown): void {
    const name = (value as { xsiType?: unknown } | null)?.xsiType;
    const type = typeof name === 'string' ? this.table.type(name) : undefined;
    if (type === undefined) {
      this.refuse(
        `expected a string, number, boolean, Date, Uint8Array or an object with xsiType, got ${describeValue(value)}`,
        field.many ? '' : field.name,
      );
    }
    this.usesXsi = true;
    this.#enter(field, value);
    this.text += `<${field.tag} xsi:type="${type.name}">`;
    this.writeFields(type, value as object);
    this.text += field.close;
    this.#leave(field);
  }

  #enter(field: FieldType, value: unknown): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(`expected an object, got ${describeValue(value)}`, field.many ? '' : field.name);
    }
    if (!field.many) this.path.push(field.name);
  }

  #leave(field: FieldType): void {
    if (!field.many) this.path.pop();
  }

  // Properties beyond the declared ones: the elements of an xsd:any, or a mistake.
  #writeRest(type: ObjectType, value: Record<string, unknown>): void {
    for (const [name, item] of Object.entries(value)) {
      if (item === undefined || name === 'xsiType' || type.byName.has(name)) continue;
      if (!type.any || !isName(name)) {
        const known = type.fields.map((field) => field.name).join(', ') || 'none';
        this.refuse(`is not a field of ${type.name} at ${this.table.version}.0 (${known})`, name);
      }
      for (const each of Array.isArray(item) ? item : [item]) this.#writeExtra(type.prefix + name, name, each);
    }
  }

  #writeExtra(tag: string, name: string, value: unknown): void {
    if (value === null) {
      this.usesXsi = true;
      this.text += `<${tag} xsi:nil="true"/>`;
      return;
    }
    if (typeof value !== 'string') this.refuse(`expected a string, got ${describeValue(value)}`, name);
    this.text += `<${tag}>`;
    this.writeText(value, name);
    this.text += `</${tag}>`;
  }
}

function countProperties(value: Record<string, unknown>): number {
  let count = 0;
  for (const name in value) if (value[name] !== undefined && name !== 'xsiType' && Object.hasOwn(value, name)) count++;
  return count;
}

function anyTypeOf(value: unknown): 'string' | 'boolean' | 'int' | 'long' | 'double' | 'dateTime' | 'base64Binary' | undefined {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'bigint') return 'long';
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 0x80000000 && !Object.is(value, -0) ? 'int' : 'double';
  if (value instanceof Date) return 'dateTime';
  return value instanceof Uint8Array ? 'base64Binary' : undefined;
}
