// What each version looks like in TypeScript: its interfaces, header blocks and operations as plain data, for codegen/emit/view.ts to write.
import type { MergedField, MergedModel, MergedOperation, MergedType } from './merge.ts';
import type { MergedRow } from './ordered-merge.ts';
import { typeName } from './rename.ts';

export interface View {
  readonly version: number;
  /** Complex types and header blocks, by TypeScript name. */
  readonly types: ReadonlyMap<string, ViewType>;
  /** Names of the header blocks, which are types too. */
  readonly headers: readonly string[];
  readonly operations: readonly ViewOperation[];
}

export interface ViewType {
  readonly name: string;
  readonly doc: string;
  readonly members: readonly ViewMember[];
  /** Any element may follow. */
  readonly any: boolean;
}

export interface ViewMember {
  readonly name: string;
  readonly type: ViewTypeText;
  readonly optional: boolean;
}

/** A type as text, with the names that it mentions. */
export interface ViewTypeText {
  readonly text: string;
  /** Types of the view. */
  readonly types: readonly string[];
  /** Code unions. */
  readonly codes: readonly string[];
  /** SObject, SObjectInput. */
  readonly records: readonly string[];
}

export interface ViewOperation {
  readonly name: string;
  readonly request: readonly ViewMember[];
  readonly result: ViewTypeText;
  readonly requestHeaders: readonly string[];
  readonly responseHeaders: readonly string[];
  readonly isStreaming: boolean;
}

/**
 * Types that are sent only as one of the types that extend them: the WSDL does not say so, but an element of the type itself would say
 * nothing.
 */
const NEVER_ITSELF: ReadonlySet<string> = new Set(['Email', 'ProcessRequest', 'SoqlWhereCondition']);
const STREAMING: ReadonlySet<string> = new Set(['query', 'queryAll', 'queryMore']);

/** How a value of the type travels: answers are complete, requests may leave out. What travels both ways looks like a request. */
type Direction = 'request' | 'response';

const RESPONSE_SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  double: 'number',
  dateTime: 'Date',
  date: 'string',
  time: 'string',
  base64Binary: 'Uint8Array',
  anyType: 'unknown',
};
const REQUEST_SCALARS: Readonly<Record<string, string>> = { ...RESPONSE_SCALARS, dateTime: 'Date | string' };

/** The view of one version. */
export function viewOf(model: MergedModel, version: number): View {
  return new ViewBuilder(model, version).build();
}

class ViewBuilder {
  private readonly version: number;
  private readonly types: ReadonlyMap<string, MergedType>;
  private readonly headers: readonly MergedType[];
  private readonly operations: readonly MergedOperation[];
  private readonly simple: ReadonlySet<string>;
  private readonly records: ReadonlySet<string>;
  private readonly derived = new Map<string, string[]>();
  private readonly requested: ReadonlySet<string>;
  private readonly polymorphic: ReadonlySet<string>;
  private readonly responseHeaders: ReadonlySet<string>;

  constructor(model: MergedModel, version: number) {
    this.version = version;
    this.types = new Map(model.types.filter((type) => type.versions.includes(version)).map((type) => [type.name, type]));
    // A block that was missing for one version stays in the views: a name cannot be taken back from those that inherit it.
    this.headers = model.headers.filter((type) => type.versions[0]! <= version && version <= type.versions.at(-1)!);
    this.operations = model.operations.filter((operation) => operation.versions.includes(version));
    this.simple = new Set(model.simple.map((type) => type.name));
    this.records = new Set(model.records.map((type) => type.name));
    for (const type of this.types.values()) {
      if (type.base !== undefined) this.derived.set(type.base, [...(this.derived.get(type.base) ?? []), type.name]);
    }
    this.responseHeaders = new Set(this.operations.flatMap((operation) => this.here(operation.responseHeaders)));
    this.requested = this.reachableFromRequests();
    this.polymorphic = this.referredBases();
  }

  build(): View {
    const users = this.users();
    const types = [...this.types.values()].map((type) => this.viewType(type, users.get(type.name) ?? []));
    const headers = this.headers.map((header) => this.viewHeader(header));
    return {
      version: this.version,
      types: new Map([...types, ...headers].map((type) => [type.name, type])),
      headers: headers.map((header) => header.name),
      operations: this.operations.map((operation) => this.viewOperation(operation)),
    };
  }

  private viewType(type: MergedType, users: readonly string[]): ViewType {
    const direction: Direction = this.requested.has(type.name) ? 'request' : 'response';
    const members = this.allFields(type).map((field) => this.member(field, direction));
    return { name: typeName(type.name), doc: this.typeDoc(type, users), members: [...this.discriminator(type), ...members], any: type.any };
  }

  private viewHeader(header: MergedType): ViewType {
    const direction: Direction = this.responseHeaders.has(header.name) ? 'response' : 'request';
    const members = this.here(header.fields.length === 0 ? [] : this.rowsAround(header)).map((field) => this.member(field, direction));
    return { name: header.name, doc: `Header block of ${direction === 'request' ? 'requests' : 'answers'}.`, members, any: header.any };
  }

  /** The fields of the version, or of the one before where the block was missing. */
  private rowsAround(header: MergedType): readonly MergedRow<MergedField>[] {
    if (header.versions.includes(this.version)) return header.fields;
    const before = header.versions.filter((version) => version < this.version).at(-1)!;
    return header.fields.filter((row) => row.versions.includes(before)).map((row) => ({ ...row, versions: [this.version] }));
  }

  private viewOperation(operation: MergedOperation): ViewOperation {
    return {
      name: operation.name,
      request: this.here(operation.request).map((field) => this.member(field, 'request')),
      result: this.result(operation),
      requestHeaders: this.here(operation.requestHeaders),
      responseHeaders: this.here(operation.responseHeaders),
      isStreaming: STREAMING.has(operation.name),
    };
  }

  private result(operation: MergedOperation): ViewTypeText {
    const [result, ...more] = this.here(operation.response);
    if (more.length > 0) throw new Error(`${operation.name} answers with more than a result; the views cannot say that.`);
    if (result === undefined) return { text: 'void', types: [], codes: [], records: [] };
    const item = this.typeText(result, 'response');
    // The servers send nil in place of a record that was not found. Elsewhere the declared nil does not come.
    if (result.max > 1) return arrayOf(result.nillable && item.records.length > 0 ? withText(item, `${item.text} | null`) : item);
    return result.min === 0 && !result.nillable ? withText(item, `${item.text} | undefined`) : item;
  }

  private member(field: MergedField, direction: Direction): ViewMember {
    const type = this.typeText(field, direction);
    return direction === 'request' ? requestMember(field, type) : responseMember(field, type);
  }

  private typeText(field: MergedField, direction: Direction): ViewTypeText {
    const scalar = (direction === 'request' ? REQUEST_SCALARS : RESPONSE_SCALARS)[field.type];
    if (scalar !== undefined) return { text: scalar, types: [], codes: [], records: [] };
    if (this.simple.has(field.type)) return { text: typeName(field.type), types: [], codes: [typeName(field.type)], records: [] };
    if (this.records.has(field.type)) {
      const record = direction === 'request' ? 'SObjectInput' : 'SObject';
      return { text: record, types: [], codes: [], records: [record] };
    }
    const names = this.alternatives(field.type).map(typeName);
    const text = this.isDerived(field.type) ? `Omit<${names[0]}, 'xsiType'>` : names.join(' | ');
    return { text, types: names, codes: [], records: [] };
  }

  /** The type, or the types that may stand in its place. */
  private alternatives(type: string): string[] {
    const derived = this.derived.get(type);
    if (derived === undefined) return [type];
    return NEVER_ITSELF.has(type) ? derived : [type, ...derived];
  }

  /** A field of just this type carries no xsi:type, although elsewhere the type stands in for its base. */
  private isDerived(type: string): boolean {
    const base = this.types.get(type)?.base;
    return base !== undefined && this.polymorphic.has(base);
  }

  /** Where a field may hold several types, `xsiType` says which it is. */
  private discriminator(type: MergedType): ViewMember[] {
    const text = (text: string): ViewTypeText => ({ text, types: [], codes: [], records: [] });
    if (type.base !== undefined && this.polymorphic.has(type.base))
      return [{ name: 'xsiType', type: text(`'${type.name}'`), optional: false }];
    return this.polymorphic.has(type.name) && !NEVER_ITSELF.has(type.name)
      ? [{ name: 'xsiType', type: text('undefined'), optional: true }]
      : [];
  }

  private allFields(type: MergedType): MergedField[] {
    const base = type.base === undefined ? undefined : this.types.get(type.base);
    return [...(base === undefined ? [] : this.allFields(base)), ...this.here(type.fields)];
  }

  private here<Item>(rows: readonly MergedRow<Item>[]): Item[] {
    return rows.filter((row) => row.versions.includes(this.version)).map((row) => row.item);
  }

  // ── who refers to what ──

  private reachableFromRequests(): ReadonlySet<string> {
    const reached = new Set<string>();
    const visit = (fields: readonly MergedField[]): void => {
      for (const name of fields.flatMap((field) => [field.type, ...(this.derived.get(field.type) ?? [])])) {
        const type = this.types.get(name);
        if (type === undefined || reached.has(name)) continue;
        reached.add(name);
        visit(this.allFields(type));
      }
    };
    for (const operation of this.operations) visit(this.here(operation.request));
    for (const header of this.headers) if (!this.responseHeaders.has(header.name)) visit(this.here(header.fields));
    return reached;
  }

  private referredBases(): ReadonlySet<string> {
    const fields = [
      ...[...this.types.values()].flatMap((type) => this.here(type.fields)),
      ...this.operations.flatMap((operation) => [...this.here(operation.request), ...this.here(operation.response)]),
    ];
    return new Set(fields.map((field) => field.type).filter((type) => this.derived.has(type)));
  }

  private users(): ReadonlyMap<string, readonly string[]> {
    const users = new Map<string, string[]>();
    const add = (user: string, fields: readonly MergedField[]): void => {
      for (const { type } of fields) users.set(type, [...(users.get(type) ?? []).filter((known) => known !== user), user]);
    };
    for (const operation of this.operations)
      add(`${operation.name}()`, [...this.here(operation.request), ...this.here(operation.response)]);
    for (const type of this.types.values()) add(typeName(type.name), this.here(type.fields));
    for (const header of this.headers) add(header.name, this.here(header.fields));
    return users;
  }

  private typeDoc(type: MergedType, users: readonly string[]): string {
    const wire = typeName(type.name) === type.name ? '' : `\`${type.name}\` on the wire. `;
    if (type.base !== undefined) return `${wire}Extends \`${type.base}\`.`;
    if (users.length === 0) return `${wire}Arrives in records and events only.`;
    const shown = users.slice(0, 4).map((user) => `\`${user}\``);
    return `${wire}Part of ${shown.join(', ')}${users.length > shown.length ? ` and ${users.length - shown.length} more` : ''}.`;
  }
}

function requestMember(field: MergedField, type: ViewTypeText): ViewMember {
  const value = field.max > 1 ? arrayOf(type) : type;
  if (field.min > 0 && (field.max > 1 || !field.nillable)) return { name: field.name, type: value, optional: false };
  return { name: field.name, type: withText(value, `${value.text} | null | undefined`), optional: true };
}

function responseMember(field: MergedField, type: ViewTypeText): ViewMember {
  if (field.max > 1) return { name: field.name, type: arrayOf(type), optional: false };
  if (field.nillable) return { name: field.name, type: withText(type, `${type.text} | null`), optional: false };
  if (field.min > 0 || type.text === 'unknown') return { name: field.name, type, optional: field.min === 0 };
  return { name: field.name, type: withText(type, `${type.text} | undefined`), optional: true };
}

function arrayOf(type: ViewTypeText): ViewTypeText {
  return withText(type, type.text.includes(' ') ? `readonly (${type.text})[]` : `readonly ${type.text}[]`);
}

function withText(type: ViewTypeText, text: string): ViewTypeText {
  return { ...type, text };
}
