import { type Literal, makeLiteral } from '../../xml/literal.ts';
import { makeRowClass, type RowClass } from './row-class.ts';
import { isScalarKind, type ScalarKind } from './scalar.ts';
import { isInRange, parseEntry, parseNames, splitArrow, type WireEntry, type WireField, type WireSchema } from './schema.ts';

/** The prefix that this package's writers bind to the record namespace, and in faults to the fault namespace. */
export const RECORD_PREFIX = 'sf:';

/** What stands in a field: a scalar, a record of any object, or a type of the schema. */
export type FieldKind = ScalarKind | 'record' | 'object';

export interface FieldType {
  readonly name: string;
  readonly kind: FieldKind;
  /** Wire name of the type: `ID`, `StatusCode`, `Error`, `sObject`. */
  readonly type: string;
  readonly min: number;
  readonly max: number;
  readonly many: boolean;
  readonly nillable: boolean;
  /** Ready-made tags: the path of every element written. */
  readonly open: string;
  readonly close: string;
  readonly nil: string;
  readonly tag: string;
  /** The tags as bytes to compare with; none for a tag with a prefix, which a document must have declared. */
  readonly literals: FieldLiterals | undefined;
}

/** The tags of a field as the servers write them, without attributes or white space. */
export interface FieldLiterals {
  readonly open: Literal;
  readonly close: Literal;
  readonly nil: Literal;
  /** The whole element, for a truth value. */
  readonly yes: Literal;
  readonly no: Literal;
}

/** A complex type at one version, base-type fields first. */
export interface ObjectType {
  readonly name: string;
  readonly fields: readonly FieldType[];
  readonly byName: ReadonlyMap<string, FieldType>;
  /** Fields that only other versions declare: read as what they are, never written. */
  readonly foreign: ReadonlyMap<string, FieldType>;
  readonly base: string | undefined;
  /** Types that extend this one, at any distance, by wire name. */
  readonly derived: ReadonlySet<string>;
  readonly any: boolean;
  readonly prefix: string;
  /** What makes the objects that are read, and by field the value that stands for none. */
  readonly Row: RowClass;
  readonly resting: readonly unknown[];
}

/** Stands for every list that did not come; lists are made on the first item. */
export const NO_ITEMS: readonly unknown[] = Object.freeze([]);

export interface OperationType {
  readonly name: string;
  readonly request: ObjectType;
  readonly response: ObjectType;
  readonly requestHeaders: readonly string[];
  readonly responseHeaders: readonly string[];
  readonly faults: readonly string[];
}

/** The schema as it is at one version; types are built on first use. */
export class TypeTable {
  readonly version: number;
  readonly #schema: WireSchema;
  readonly #types = new Map<string, ObjectType | undefined>();
  readonly #operations = new Map<string, OperationType>();

  constructor(schema: WireSchema, version: number) {
    this.#schema = schema;
    this.version = version;
  }

  /** The complex type of this name, if the version has it. */
  type(name: string): ObjectType | undefined {
    const known = this.#types.get(name);
    if (known !== undefined || this.#types.has(name)) return known;
    const type = this.#buildType(name);
    this.#types.set(name, type);
    return type;
  }

  /** A header block, whether this version has it or another. */
  header(name: string): ObjectType | undefined {
    const key = `<${name}>`;
    if (this.#types.has(key)) return this.#types.get(key);
    const text = Object.hasOwn(this.#schema.headers, name) ? this.#schema.headers[name] : undefined;
    const type = text === undefined ? undefined : this.#build(name, parseEntry(text), '');
    this.#types.set(key, type);
    return type;
  }

  operationNames(): readonly string[] {
    return Object.entries(this.#schema.operations)
      .filter(([, operation]) => operation.range === undefined || isInRange(parseEntry(operation.range).range, this.version))
      .map(([name]) => name);
  }

  /** An operation that `operationNames` lists. */
  operation(name: string): OperationType {
    let operation = this.#operations.get(name);
    if (operation === undefined) {
      operation = this.#buildOperation(name);
      this.#operations.set(name, operation);
    }
    return operation;
  }

  #buildOperation(name: string): OperationType {
    const { call, headers, faults } = this.#schema.operations[name]!;
    const [request, response] = splitArrow(call);
    const [requestHeaders, responseHeaders] = splitArrow(headers);
    return {
      name,
      request: this.#build(name, parseEntry(request), ''),
      response: this.#build(`${name}Response`, parseEntry(response), ''),
      requestHeaders: this.#names(requestHeaders),
      responseHeaders: this.#names(responseHeaders),
      faults: this.#names(faults),
    };
  }

  #names(text: string): readonly string[] {
    return parseNames(text)
      .filter((entry) => isInRange(entry.range, this.version))
      .map((entry) => entry.name);
  }

  #buildType(name: string): ObjectType | undefined {
    const { types, faults, records } = this.#schema;
    const isFault = Object.hasOwn(faults, name);
    const text = isFault
      ? faults[name]
      : Object.hasOwn(types, name)
        ? types[name]
        : Object.hasOwn(records, name)
          ? records[name]
          : undefined;
    if (text === undefined) return undefined;
    const entry = parseEntry(text);
    if (!isInRange(entry.range, this.version)) return undefined;
    return this.#build(name, entry, isFault || Object.hasOwn(records, name) ? RECORD_PREFIX : '');
  }

  #build(name: string, entry: WireEntry, prefix: string): ObjectType {
    const base = entry.base === undefined ? undefined : this.type(entry.base);
    const own = entry.fields.filter((field) => isInRange(field.range, this.version)).map((field) => this.#field(field, prefix));
    const fields = [...(base?.fields ?? []), ...own];
    const byName = new Map(fields.map((field) => [field.name, field]));
    const foreign = new Map(base?.foreign ?? []);
    for (const field of entry.fields) if (!byName.has(field.name)) foreign.set(field.name, this.#field(field, prefix));
    return {
      name,
      fields,
      byName,
      foreign,
      base: entry.base,
      derived: this.#derived(name),
      any: entry.any || base?.any === true,
      prefix,
      Row: makeRowClass(fields.map((field) => field.name)),
      resting: fields.map((field) => (field.many ? NO_ITEMS : field.nillable ? null : undefined)),
    };
  }

  #field(field: WireField, prefix: string): FieldType {
    const tag = prefix + field.name;
    return {
      name: field.name,
      kind: this.#kind(field.type),
      type: field.type,
      min: field.min,
      max: field.max,
      many: field.max > 1,
      nillable: field.nillable,
      open: `<${tag}>`,
      close: `</${tag}>`,
      nil: `<${tag} xsi:nil="true"/>`,
      tag,
      literals: prefix === '' ? makeLiterals(tag) : undefined,
    };
  }

  #kind(type: string): FieldKind {
    if (isScalarKind(type)) return type;
    if (Object.hasOwn(this.#schema.simple, type)) {
      const base = this.#schema.simple[type]!;
      return isScalarKind(base) ? base : 'string';
    }
    return Object.hasOwn(this.#schema.records, type) ? 'record' : 'object';
  }

  #derived(name: string): ReadonlySet<string> {
    const derived = new Set<string>();
    for (const [candidate, base] of this.#bases()) {
      for (let at: string | undefined = base; at !== undefined; at = this.#bases().get(at)) if (at === name) derived.add(candidate);
    }
    return derived;
  }

  #baseOf: Map<string, string> | undefined;

  #bases(): Map<string, string> {
    this.#baseOf ??= new Map(
      Object.entries({ ...this.#schema.types, ...this.#schema.faults }).flatMap(([name, text]) => {
        const base = /(?:^|\s)extends\s+(\w+)/.exec(text)?.[1];
        return base === undefined ? [] : [[name, base] as const];
      }),
    );
    return this.#baseOf;
  }
}

function makeLiterals(tag: string): FieldLiterals {
  return {
    open: makeLiteral(`<${tag}>`),
    close: makeLiteral(`</${tag}>`),
    nil: makeLiteral(`<${tag} xsi:nil="true"/>`),
    yes: makeLiteral(`<${tag}>true</${tag}>`),
    no: makeLiteral(`<${tag}>false</${tag}>`),
  };
}
