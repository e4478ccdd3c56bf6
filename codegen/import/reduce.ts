import type { ComplexTypeModel, FieldModel, GlobalElementModel, QName, SchemaModel, WsdlModel } from '../model.ts';
import {
  CUSTOMER_ORPHANS,
  INTERNAL_FIELDS,
  INTERNAL_HEADERS,
  INTERNAL_OPERATIONS,
  INTERNAL_SUBTYPES,
  INTERNAL_VALUES,
  isInternal,
} from './customer-surface.ts';

/** A WSDL reduced to what customers have, and the names that went. */
export interface Reduction {
  readonly model: WsdlModel;
  readonly isInternalFile: boolean;
  readonly dropped: {
    readonly operations: readonly string[];
    readonly headers: readonly string[];
    readonly fields: readonly string[];
    readonly values: readonly string[];
    readonly types: readonly string[];
  };
}

/** Takes away what only Salesforce's own all-features org declares. A customer's file is returned as it is. */
export function reduceToCustomerSurface(model: WsdlModel): Reduction {
  const version = Number(model.version);
  const internalOperations = model.operations.map((each) => each.name).filter((name) => isInternal(INTERNAL_OPERATIONS, name, version));
  if (internalOperations.length === 0) {
    return { model, isInternalFile: false, dropped: { operations: [], headers: [], fields: [], values: [], types: [] } };
  }
  const isHeaderKept = (name: string): boolean => !isInternal(INTERNAL_HEADERS, name, version);
  const operations = model.operations
    .filter((operation) => !internalOperations.includes(operation.name))
    .map((operation) => ({
      ...operation,
      requestHeaders: operation.requestHeaders.filter(isHeaderKept),
      responseHeaders: operation.responseHeaders.filter(isHeaderKept),
    }));
  const narrowed = model.schemas.map((schema) => withoutInternalParts(schema, version));
  const kept = reachable({ ...model, operations, schemas: narrowed });
  const schemas = narrowed.map((schema) => ({
    ...schema,
    complexTypes: schema.complexTypes.filter((type) => kept.types.has(key(schema.namespace, type.name))),
    simpleTypes: schema.simpleTypes.filter((type) => kept.types.has(key(schema.namespace, type.name))),
    elements: schema.elements.filter((element) => kept.elements.has(key(schema.namespace, element.name))),
  }));
  const reduced = { ...model, operations, schemas };
  return {
    model: reduced,
    isInternalFile: true,
    dropped: {
      operations: internalOperations,
      headers: missingFrom(reduced, model, (schema) => schema.elements).filter((name) => isInternal(INTERNAL_HEADERS, name, version)),
      fields: missingParts(narrowed, model.schemas, fieldNames),
      values: missingParts(narrowed, model.schemas, valueNames),
      types: missingFrom(reduced, model, (schema) => [...schema.complexTypes, ...schema.simpleTypes]),
    },
  };
}

function withoutInternalParts(schema: SchemaModel, version: number): SchemaModel {
  const isFieldKept =
    (owner: string) =>
    (field: FieldModel): boolean =>
      !isInternal(INTERNAL_FIELDS, `${owner}.${field.name}`, version);
  return {
    ...schema,
    simpleTypes: schema.simpleTypes.map((type) => ({
      ...type,
      values: type.values.filter((value) => !isInternal(INTERNAL_VALUES, `${type.name}.${value}`, version)),
    })),
    complexTypes: schema.complexTypes.map((type) => ({ ...type, fields: type.fields.filter(isFieldKept(type.name)) })),
    elements: schema.elements.map((element) => ({ ...element, fields: element.fields?.filter(isFieldKept(element.name)) })),
  };
}

/** Names that the operations need: their elements, headers and faults, all types below those, their subtypes, and the known orphans. */
function reachable(model: WsdlModel): { readonly types: ReadonlySet<string>; readonly elements: ReadonlySet<string> } {
  const declarations = new Map<string, ComplexTypeModel>();
  const subtypes = new Map<string, string[]>();
  const types = new Set<string>();
  const elements = new Set<string>();
  for (const schema of model.schemas) {
    for (const type of schema.complexTypes) {
      const name = key(schema.namespace, type.name);
      declarations.set(name, type);
      if (type.base === undefined || isInternal(INTERNAL_SUBTYPES, type.name, Number(model.version))) continue;
      subtypes.set(keyOf(type.base), [...(subtypes.get(keyOf(type.base)) ?? []), name]);
    }
  }
  const visitType = (name: string): void => {
    if (types.has(name)) return;
    types.add(name);
    const declaration = declarations.get(name);
    if (declaration?.base !== undefined) visitType(keyOf(declaration.base));
    for (const field of declaration?.fields ?? []) visitType(keyOf(field.type));
    for (const subtype of subtypes.get(name) ?? []) visitType(subtype);
  };
  const visitElement = (namespace: string, element: GlobalElementModel): void => {
    elements.add(key(namespace, element.name));
    if (element.type !== undefined) visitType(keyOf(element.type));
    for (const field of element.fields ?? []) visitType(keyOf(field.type));
  };
  const isElementNeeded = elementTest(model);
  for (const schema of model.schemas) {
    for (const element of schema.elements) {
      if (isElementNeeded(schema, element)) visitElement(schema.namespace, element);
    }
    for (const type of [...schema.complexTypes, ...schema.simpleTypes]) {
      if (CUSTOMER_ORPHANS.has(type.name)) visitType(key(schema.namespace, type.name));
    }
  }
  return { types, elements };
}

function elementTest(model: WsdlModel): (schema: SchemaModel, element: GlobalElementModel) => boolean {
  const wrappers = new Set(model.operations.flatMap(({ request, response }) => [keyOf(request), keyOf(response)]));
  const headers = new Set(model.operations.flatMap(({ requestHeaders, responseHeaders }) => [...requestHeaders, ...responseHeaders]));
  return (schema, element) =>
    wrappers.has(key(schema.namespace, element.name)) ||
    headers.has(element.name) ||
    CUSTOMER_ORPHANS.has(element.name) ||
    // An element with a named type is a fault's detail. Operations fault with those that they do not declare, too.
    element.type !== undefined;
}

function missingParts(
  after: readonly SchemaModel[],
  before: readonly SchemaModel[],
  names: (schema: SchemaModel) => readonly string[],
): string[] {
  const left = new Set(after.flatMap(names));
  return before.flatMap(names).filter((name) => !left.has(name));
}

function fieldNames({ complexTypes, elements }: SchemaModel): string[] {
  return [...complexTypes, ...elements].flatMap((owner) => (owner.fields ?? []).map((field) => `${owner.name}.${field.name}`));
}

function valueNames({ simpleTypes }: SchemaModel): string[] {
  return simpleTypes.flatMap((type) => type.values.map((value) => `${type.name}.${value}`));
}

function missingFrom(after: WsdlModel, before: WsdlModel, select: (schema: SchemaModel) => readonly { readonly name: string }[]): string[] {
  const names = (schema: SchemaModel): string[] => select(schema).map((each) => key(schema.namespace, each.name));
  return missingParts(after.schemas, before.schemas, names).map((name) => name.slice(name.indexOf('|') + 1));
}

function keyOf(name: QName): string {
  return key(name.namespace, name.name);
}

function key(namespace: string, name: string): string {
  return `${namespace}|${name}`;
}
