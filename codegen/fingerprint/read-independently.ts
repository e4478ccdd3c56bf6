// The second reader of WSDLs. It shares no code and no parser with codegen/read-wsdl.ts on purpose: what both say is unlikely to be a reader's mistake.

import { readElementTree, type XmlElement } from './element-tree.ts';

/** A WSDL as the second reader finds it. Names are `namespace|name`. */
export interface IndependentReading {
  readonly targetNamespace: string;
  readonly address: string;
  readonly operations: ReadonlyMap<string, OperationReading>;
  readonly types: ReadonlyMap<string, TypeReading>;
  readonly elements: ReadonlyMap<string, ElementReading>;
  readonly simpleTypes: ReadonlyMap<string, SimpleTypeReading>;
}

export interface OperationReading {
  /** Fields of the wrapper elements, in order. */
  readonly request: readonly FieldReading[];
  readonly response: readonly FieldReading[];
  readonly requestHeaders: readonly string[];
  readonly responseHeaders: readonly string[];
  readonly faults: readonly string[];
}

export interface TypeReading {
  readonly base: string | undefined;
  /** Own fields, in order, without those of the base. */
  readonly fields: readonly FieldReading[];
  /** The `namespace` attribute of xsd:any. */
  readonly any: string | undefined;
}

export interface ElementReading {
  readonly type: string | undefined;
  readonly fields: readonly FieldReading[];
}

export interface FieldReading {
  readonly name: string;
  readonly type: string;
  readonly min: number;
  /** Infinity for "unbounded". */
  readonly max: number;
  readonly nillable: boolean;
}

export interface SimpleTypeReading {
  readonly base: string;
  readonly values: readonly string[];
  readonly facets: readonly string[];
}

const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
const SOAP = 'http://schemas.xmlsoap.org/wsdl/soap/';
const XSD = 'http://www.w3.org/2001/XMLSchema';

/** Reads the text of a WSDL. Throws for text that is not well-formed and for a reference to something that is not declared. */
export function readIndependently(text: string): IndependentReading {
  const definitions = readElementTree(text);
  const targetNamespace = definitions.attributes.get('targetNamespace') ?? '';
  const types = new Map<string, TypeReading>();
  const elements = new Map<string, ElementReading>();
  const simpleTypes = new Map<string, SimpleTypeReading>();
  for (const schema of descendants(definitions, XSD, 'schema')) {
    const namespace = schema.attributes.get('targetNamespace') ?? '';
    for (const declaration of schema.children) {
      const name = `${namespace}|${declaration.attributes.get('name')}`;
      if (declaration.name === 'complexType') types.set(name, readType(declaration));
      if (declaration.name === 'simpleType') simpleTypes.set(name, readSimpleType(declaration));
      if (declaration.name === 'element')
        elements.set(name, { type: declaration.references.get('type'), fields: readType(declaration).fields });
    }
  }
  return {
    targetNamespace,
    address: descendants(definitions, SOAP, 'address')[0]?.attributes.get('location') ?? '',
    operations: readOperations(definitions, elements),
    types,
    elements,
    simpleTypes,
  };
}

function readType(declaration: XmlElement): TypeReading {
  const extension = descendants(declaration, XSD, 'extension')[0];
  const any = descendants(declaration, XSD, 'any')[0];
  return {
    base: extension?.references.get('base'),
    fields: descendants(declaration, XSD, 'element').map(readField),
    any: any === undefined ? undefined : (any.attributes.get('namespace') ?? '##any'),
  };
}

function readField(element: XmlElement): FieldReading {
  const max = element.attributes.get('maxOccurs') ?? '1';
  return {
    name: element.attributes.get('name') ?? '',
    type: element.references.get('type') ?? '',
    min: Number(element.attributes.get('minOccurs') ?? '1'),
    max: max === 'unbounded' ? Number.POSITIVE_INFINITY : Number(max),
    nillable: element.attributes.get('nillable') === 'true',
  };
}

function readSimpleType(declaration: XmlElement): SimpleTypeReading {
  const restriction = descendants(declaration, XSD, 'restriction')[0];
  const facets = restriction?.children.filter((facet) => facet.attributes.has('value')) ?? [];
  return {
    base: restriction?.references.get('base') ?? '',
    values: facets.filter((facet) => facet.name === 'enumeration').map((facet) => facet.attributes.get('value')!),
    facets: facets.filter((facet) => facet.name !== 'enumeration').map((facet) => `${facet.name}=${facet.attributes.get('value')}`),
  };
}

function readOperations(definitions: XmlElement, elements: ReadonlyMap<string, ElementReading>): Map<string, OperationReading> {
  const messages = new Map(children(definitions, 'message').map((message) => [message.attributes.get('name'), message]));
  const bound = new Map(
    children(definitions, 'binding').flatMap((binding) =>
      children(binding, 'operation').map((operation) => [operation.attributes.get('name'), operation] as const),
    ),
  );
  const wrapperFields = (operation: XmlElement, direction: string): readonly FieldReading[] => {
    const message = localName(children(operation, direction)[0]?.references.get('message'));
    const element = messages.get(message)?.children[0]?.references.get('element');
    const wrapper = element === undefined ? undefined : elements.get(element);
    if (wrapper === undefined) throw new SyntaxError(`The ${direction} of ${operation.attributes.get('name')} has no element.`);
    return wrapper.fields;
  };
  const operations = new Map<string, OperationReading>();
  for (const operation of children(definitions, 'portType').flatMap((portType) => children(portType, 'operation'))) {
    const name = operation.attributes.get('name')!;
    const binding = bound.get(name);
    if (binding === undefined) throw new SyntaxError(`The operation ${name} is not bound.`);
    operations.set(name, {
      request: wrapperFields(operation, 'input'),
      response: wrapperFields(operation, 'output'),
      requestHeaders: boundHeaders(binding, 'input'),
      responseHeaders: boundHeaders(binding, 'output'),
      faults: children(operation, 'fault').map((fault) => fault.attributes.get('name')!),
    });
  }
  return operations;
}

function boundHeaders(binding: XmlElement, direction: string): string[] {
  return children(binding, direction)
    .flatMap((side) => side.children)
    .filter((child) => child.namespace === SOAP && child.name === 'header')
    .map((header) => header.attributes.get('part')!);
}

/** Of an element of the WSDL namespace. */
function children(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.namespace === WSDL && child.name === name);
}

function descendants(element: XmlElement, namespace: string, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.namespace === namespace && child.name === name ? [child] : []),
    ...descendants(child, namespace, name),
  ]);
}

function localName(reference: string | undefined): string | undefined {
  return reference?.slice(reference.indexOf('|') + 1);
}
