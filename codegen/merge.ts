// Merges the WSDLs of all versions into one model. Additions merge by themselves; whatever was changed, removed or moved between two versions
// is reported as a conflict, and the generator goes on only when known-conflicts.ts has a reason for it.
import type { ComplexTypeModel, FieldModel, GlobalElementModel, OperationModel, SchemaModel, SimpleTypeModel, WsdlModel } from './model.ts';
import { XSD } from './model.ts';
import { type MergedRow, mergeSequences } from './ordered-merge.ts';

export interface MergedModel {
  readonly versions: readonly number[];
  readonly types: readonly MergedType[];
  readonly records: readonly MergedType[];
  readonly faults: readonly MergedType[];
  readonly headers: readonly MergedType[];
  readonly simple: readonly MergedSimpleType[];
  readonly operations: readonly MergedOperation[];
  /** Each as one line: "LimitInfo.current changed at 60: int → long". */
  readonly conflicts: readonly string[];
}

export interface MergedType {
  readonly name: string;
  readonly versions: readonly number[];
  readonly base: string | undefined;
  readonly fields: readonly MergedRow<MergedField>[];
  /** Any element of the namespace may follow the fields. */
  readonly any: boolean;
}

export interface MergedField {
  readonly name: string;
  readonly type: string;
  readonly min: number;
  readonly max: number;
  readonly nillable: boolean;
}

export interface MergedSimpleType {
  readonly name: string;
  readonly versions: readonly number[];
  readonly base: string;
  readonly values: readonly MergedRow<string>[];
}

export interface MergedOperation {
  readonly name: string;
  readonly versions: readonly number[];
  readonly request: readonly MergedRow<MergedField>[];
  readonly response: readonly MergedRow<MergedField>[];
  readonly requestHeaders: readonly MergedRow<string>[];
  readonly responseHeaders: readonly MergedRow<string>[];
  readonly faults: readonly MergedRow<string>[];
}

/** Merges Partner WSDLs, in any order. Throws for what the wire schema cannot say at all; what needs a review is in `conflicts`. */
export function merge(wsdls: readonly WsdlModel[]): MergedModel {
  const editions = wsdls.map(toEdition).sort((one, other) => one.version - other.version);
  const versions = editions.map((edition) => edition.version);
  const conflicts: string[] = [];
  const mergeTypes = (pick: (edition: Edition) => ReadonlyMap<string, ComplexTypeModel>): MergedType[] =>
    byName(editions, pick).map(([name, found]) => mergeType(name, found, versions, conflicts));
  const model = {
    versions,
    types: mergeTypes((edition) => edition.types),
    records: mergeTypes((edition) => edition.records),
    faults: mergeTypes((edition) => edition.faults),
    headers: mergeTypes((edition) => edition.headers),
    simple: byName(editions, (edition) => edition.simple).map(([name, found]) => mergeSimple(name, found, versions, conflicts)),
    operations: mergeOperations(editions, versions, conflicts),
    conflicts,
  };
  requireFlatNames(model);
  return model;
}

/** Throws with every conflict that has no reason yet, and with every reason that no longer has a conflict. */
export function requireReviewed(conflicts: readonly string[], known: Readonly<Record<string, string>>): void {
  const unknown = conflicts.filter((conflict) => !Object.hasOwn(known, conflict));
  const stale = Object.keys(known).filter((conflict) => !conflicts.includes(conflict));
  if (unknown.length > 0) {
    throw new Error(
      `The versions disagree:\n  ${unknown.join('\n  ')}\nCheck each against the WSDLs, then add it with a reason to codegen/known-conflicts.ts.`,
    );
  }
  if (stale.length > 0)
    throw new Error(`codegen/known-conflicts.ts explains what does not happen:\n  ${stale.join('\n  ')}\nRemove these lines.`);
}

// ── one WSDL, by what the wire schema distinguishes ──

interface Edition {
  readonly version: number;
  readonly types: ReadonlyMap<string, ComplexTypeModel>;
  readonly records: ReadonlyMap<string, ComplexTypeModel>;
  readonly faults: ReadonlyMap<string, ComplexTypeModel>;
  readonly headers: ReadonlyMap<string, ComplexTypeModel>;
  readonly simple: ReadonlyMap<string, SimpleTypeModel>;
  readonly operations: ReadonlyMap<string, OperationModel>;
  readonly bodies: ReadonlyMap<string, readonly FieldModel[]>;
}

function toEdition(wsdl: WsdlModel): Edition {
  if (wsdl.kind !== 'partner' || wsdl.version === undefined) throw new Error(`A ${wsdl.kind} WSDL cannot be merged with Partner WSDLs.`);
  const main = schemaOf(wsdl, wsdl.targetNamespace);
  const wrappers = new Set(wsdl.operations.flatMap((operation) => [operation.request.name, operation.response.name]));
  const isHeader = (element: GlobalElementModel): boolean => element.type === undefined && !wrappers.has(element.name);
  return {
    version: Number(wsdl.version),
    types: named(main.complexTypes),
    records: named(schemaOf(wsdl, 'urn:sobject.partner.soap.sforce.com').complexTypes),
    faults: named(schemaOf(wsdl, 'urn:fault.partner.soap.sforce.com').complexTypes),
    headers: named(main.elements.filter(isHeader).map((element) => ({ name: element.name, fields: element.fields ?? [] }))),
    simple: named(wsdl.schemas.flatMap((schema) => schema.simpleTypes)),
    operations: named(wsdl.operations.map(requireUniformNames)),
    bodies: new Map(main.elements.filter((element) => wrappers.has(element.name)).map((element) => [element.name, element.fields ?? []])),
  };
}

function schemaOf(wsdl: WsdlModel, namespace: string): SchemaModel {
  const schema = wsdl.schemas.find((candidate) => candidate.namespace === namespace);
  if (schema === undefined) throw new Error(`The WSDL of ${wsdl.version} has no schema ${namespace}.`);
  return schema;
}

function named<Item extends { readonly name: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  const map = new Map(items.map((item) => [item.name, item]));
  if (map.size < items.length) throw new Error(`A name is declared twice among ${items.map((item) => item.name).join(', ')}.`);
  return map;
}

/** The wire schema relies on it: the elements of `query` are `query` and `queryResponse`. */
function requireUniformNames(operation: OperationModel): OperationModel {
  const { name, request, response } = operation;
  if (request.name === name && response.name === `${name}Response`) return operation;
  throw new Error(`Operation ${name} is called ${request.name} and ${response.name} in messages; the wire schema cannot say that.`);
}

type Found<Item> = readonly { readonly version: number; readonly item: Item }[];

/** Every name with the versions that declare it, alphabetically. */
function byName<Item>(
  editions: readonly Edition[],
  pick: (edition: Edition) => ReadonlyMap<string, Item>,
): [name: string, found: Found<Item>][] {
  const names = new Set(editions.flatMap((edition) => [...pick(edition).keys()]));
  return [...names].sort(compareNames).map((name) => [
    name,
    editions.flatMap((edition) => {
      const item = pick(edition).get(name);
      return item === undefined ? [] : [{ version: edition.version, item }];
    }),
  ]);
}

/** As a dictionary does: by letters, capitals only where nothing else differs. */
function compareNames(one: string, other: string): number {
  const [low, high] = [one.toLowerCase(), other.toLowerCase()];
  if (low !== high) return low < high ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}

// ── merging ──

function mergeType(name: string, found: Found<ComplexTypeModel>, all: readonly number[], conflicts: string[]): MergedType {
  const versions = found.map(({ version }) => version);
  const base = single(
    `${name}: base type`,
    found.map(({ item }) => item.base?.name),
  );
  const any = single(
    `${name}: any`,
    found.map(({ item }) => item.any !== undefined),
  );
  reportAbsences(name, versions, all, conflicts);
  const sequences = found.map(({ version, item }) => ({ version, items: item.fields.map(toField) }));
  const fields = mergeSequences(sequences, fieldText, (field) => field.name);
  reportFields(name, fields, versions, conflicts);
  return { name, versions, base, fields, any };
}

function mergeSimple(name: string, found: Found<SimpleTypeModel>, all: readonly number[], conflicts: string[]): MergedSimpleType {
  const versions = found.map(({ version }) => version);
  const base = single(
    `${name}: restricted type`,
    found.map(({ item }) => item.base.name),
  );
  single(
    `${name}: facets`,
    found.map(({ item }) => `${item.length} ${item.pattern}`),
  );
  reportAbsences(name, versions, all, conflicts);
  const values = mergeValues(found);
  // One reason is enough for a list of codes: what the server may answer depends on its build, not on the version of the API.
  const losses: string[] = [];
  for (const row of values) reportAbsences(`${name} value ${row.item}`, row.versions, versions, losses);
  const isBuildBound = losses.length > 0 && values.length > 100;
  conflicts.push(...(isBuildBound ? [`${name} loses values`] : losses));
  return { name, versions, base, values };
}

/** Values in the order of the files; a new one follows the value it follows in its file. */
function mergeValues(found: Found<SimpleTypeModel>): MergedRow<string>[] {
  const order: string[] = [];
  const versions = new Map<string, number[]>();
  for (const { version, item } of found) {
    let at = 0;
    for (const value of item.values) {
      const known = versions.get(value);
      if (known === undefined) {
        order.splice(at++, 0, value);
        versions.set(value, [version]);
      } else {
        at = order.indexOf(value) + 1;
        known.push(version);
      }
    }
  }
  return order.map((value) => ({ item: value, versions: versions.get(value)! }));
}

function mergeOperations(editions: readonly Edition[], all: readonly number[], conflicts: string[]): MergedOperation[] {
  const sequences = editions.map(({ version, operations }) => ({ version, items: [...operations.keys()] }));
  const order = [...new Set(mergeSequences(sequences, (name) => name).map((row) => row.item))];
  return order.map((name) =>
    mergeOperation(
      name,
      editions.filter((edition) => edition.operations.has(name)),
      all,
      conflicts,
    ),
  );
}

function mergeOperation(name: string, editions: readonly Edition[], all: readonly number[], conflicts: string[]): MergedOperation {
  const versions = editions.map((edition) => edition.version);
  const label = `operation ${name}`;
  reportAbsences(label, versions, all, conflicts);
  const mergeBody = (element: string): MergedRow<MergedField>[] => {
    const sequences = editions.map((edition) => ({ version: edition.version, items: (edition.bodies.get(element) ?? []).map(toField) }));
    const fields = mergeSequences(sequences, fieldText, (field) => field.name);
    reportFields(`${label}: ${element}`, fields, versions, conflicts);
    return fields;
  };
  const mergeNames = (what: string, pick: (operation: OperationModel) => readonly string[]): MergedRow<string>[] => {
    const sequences = editions.map((edition) => ({ version: edition.version, items: pick(edition.operations.get(name)!) }));
    const rows = mergeSequences(sequences, (item) => item);
    reportNames(`${label}: ${what}`, rows, versions, conflicts);
    return rows;
  };
  return {
    name,
    versions,
    request: mergeBody(name),
    response: mergeBody(`${name}Response`),
    requestHeaders: mergeNames('request header', (operation) => operation.requestHeaders),
    responseHeaders: mergeNames('response header', (operation) => operation.responseHeaders),
    faults: mergeNames('fault', (operation) => operation.faults),
  };
}

function toField(field: FieldModel): MergedField {
  const { name, type, min, max, nillable } = field;
  if (type.namespace === XSD && !XSD_NAMES.includes(type.name))
    throw new Error(`${name} is an xsd:${type.name}, which no codec reads yet.`);
  return { name, type: type.name, min, max, nillable };
}

/** The field in the notation of the wire schema. */
export function fieldText({ name, type, min, max, nillable }: MergedField): string {
  return `${name}:${type}${occursText(min, max)}${nillable ? '~' : ''}`;
}

function occursText(min: number, max: number): string {
  if (max === 1) return min === 0 ? '?' : '';
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '[]' : `[${min}..*]`;
  return `[${min}..${max}]`;
}

// ── conflicts ──

function single<Value>(what: string, values: readonly Value[]): Value {
  const different = [...new Set(values)];
  if (different.length === 1) return different[0]!;
  throw new Error(`${what} differs between versions (${different.join(', ')}); the wire schema cannot say that.`);
}

/** "X removed at 39", "X returned at 47". That something is missing at first is an addition. */
function reportAbsences(what: string, versions: readonly number[], all: readonly number[], conflicts: string[]): void {
  const has = new Set(versions);
  let wasPresent = false;
  let wasRemoved = false;
  for (const version of all) {
    const isPresent = has.has(version);
    if (wasPresent && !isPresent) conflicts.push(`${what} removed at ${version}`);
    if (!wasPresent && isPresent && wasRemoved) conflicts.push(`${what} returned at ${version}`);
    wasRemoved ||= wasPresent && !isPresent;
    wasPresent = isPresent;
  }
}

function reportFields(owner: string, rows: readonly MergedRow<MergedField>[], all: readonly number[], conflicts: string[]): void {
  const byFieldName = groupRows(rows, (row) => row.item.name);
  for (const [name, same] of byFieldName) {
    const versions = same.flatMap((row) => row.versions).sort((one, other) => one - other);
    reportAbsences(`${owner}.${name}`, versions, all, conflicts);
    for (let at = 1; at < versions.length; at++) {
      const before = same.find((row) => row.versions.includes(versions[at - 1]!))!;
      const now = same.find((row) => row.versions.includes(versions[at]!))!;
      if (before === now) continue;
      const change = fieldText(before.item) === fieldText(now.item) ? 'moved' : 'changed';
      const detail = change === 'moved' ? '' : `: ${specText(before.item)} → ${specText(now.item)}`;
      conflicts.push(`${owner}.${name} ${change} at ${versions[at]}${detail}`);
    }
  }
}

function specText(field: MergedField): string {
  return fieldText(field).slice(field.name.length + 1);
}

function reportNames(what: string, rows: readonly MergedRow<string>[], all: readonly number[], conflicts: string[]): void {
  for (const [name, same] of groupRows(rows, (row) => row.item)) {
    reportAbsences(
      `${what} ${name}`,
      same.flatMap((row) => row.versions).sort((one, other) => one - other),
      all,
      conflicts,
    );
    for (const row of same.slice(1)) conflicts.push(`${what} ${name} moved at ${Math.min(...row.versions)}`);
  }
}

function groupRows<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return groups;
}

/** The notation has no namespaces: a name may stand for one thing only. */
function requireFlatNames(model: Pick<MergedModel, 'types' | 'records' | 'faults' | 'simple'>): void {
  const names = [...model.types, ...model.records, ...model.faults, ...model.simple].map((type) => type.name);
  const twice = names.filter((name, at) => names.indexOf(name) !== at || XSD_NAMES.includes(name));
  if (twice.length > 0) throw new Error(`Two namespaces share these names, and the wire schema has none: ${twice.join(', ')}.`);
}

const XSD_NAMES = ['string', 'boolean', 'int', 'long', 'double', 'date', 'time', 'dateTime', 'base64Binary', 'anyType'];
