import { XMLParser } from 'fast-xml-parser';
import type { BulkCodeModel, BulkFieldModel, BulkModel, BulkTypeModel } from './model.ts';

// With preserveOrder every element is an object of one key (its name) beside ':@' (its attributes).
type Node = Readonly<Record<string, unknown>>;

/** Reads an XSD as far as Bulk 1.0 needs it, and refuses what it does not know. */
export function readXsd(text: string): BulkModel {
  const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', removeNSPrefix: true });
  const schema = (parser.parse(text) as Node[]).find((node) => nameOf(node) === 'schema');
  if (schema === undefined) throw new SyntaxError('AsyncApi.xsd has no xsd:schema.');
  const children = childrenOf(schema);
  const types = named(children, 'complexType').map(readComplexType);
  const bases = new Map(types.map((type) => [type.name, type.restricts]));
  const elements = named(children, 'element').map((node) => [local(attribute(node, 'type')), attribute(node, 'name')] as const);
  const elementOf = new Map(elements);
  const roots = new Map<string, string>();
  for (const { name } of types) {
    const root = elementOf.get(name) ?? elementOf.get(bases.get(name) ?? '');
    if (root !== undefined) roots.set(name, root);
  }
  const simple = named(children, 'simpleType');
  return {
    types: types.map(({ restricts: _restricts, ...type }) => type),
    codes: simple.filter(isUnion).map(readCodes),
    simple: simple.filter((node) => !isUnion(node)).map((node) => ({ name: attribute(node, 'name'), base: restrictionBase(node) })),
    roots,
  };
}

function readComplexType(node: Node): BulkTypeModel & { readonly restricts: string | undefined } {
  const content = child(node, 'complexContent');
  const restriction = content === undefined ? undefined : child(content, 'restriction');
  if (content !== undefined && restriction === undefined)
    throw new SyntaxError(`${attribute(node, 'name')}: complexContent without a restriction.`);
  const sequence = child(restriction ?? node, 'sequence');
  const particles = sequence === undefined ? [] : childrenOf(sequence);
  const strange = particles.find((particle) => !['element', 'any', '#text'].includes(nameOf(particle)));
  if (strange !== undefined) throw new SyntaxError(`${attribute(node, 'name')}: <${nameOf(strange)}> in a sequence is not supported.`);
  return {
    name: attribute(node, 'name'),
    doc: documentation(node),
    fields: named(particles, 'element').map(readField),
    open: named(particles, 'any').length > 0,
    restricts: restriction === undefined ? undefined : local(attribute(restriction, 'base')),
  };
}

function readField(node: Node): BulkFieldModel {
  const attributes = attributesOf(node);
  const list = attributes.maxOccurs === 'unbounded';
  return {
    name: attribute(node, 'name'),
    doc: documentation(node),
    type: local(attribute(node, 'type')),
    optional: attributes.minOccurs === '0',
    list,
    nillable: attributes.nillable === 'true',
  };
}

function isUnion(node: Node): boolean {
  return child(node, 'union') !== undefined;
}

function readCodes(node: Node): BulkCodeModel {
  const known = child(child(node, 'union')!, 'simpleType');
  const restriction = known === undefined ? undefined : child(known, 'restriction');
  if (restriction === undefined) throw new SyntaxError(`${attribute(node, 'name')}: a union without the known values.`);
  return {
    name: attribute(node, 'name'),
    doc: documentation(node),
    values: named(childrenOf(restriction), 'enumeration').map((value) => attribute(value, 'value')),
  };
}

function restrictionBase(node: Node): string {
  const restriction = child(node, 'restriction');
  if (restriction === undefined) throw new SyntaxError(`${attribute(node, 'name')}: neither a union nor a restriction.`);
  return local(attribute(restriction, 'base'));
}

function documentation(node: Node): string | undefined {
  const annotation = child(node, 'annotation');
  const text = annotation === undefined ? undefined : child(annotation, 'documentation');
  return text === undefined ? undefined : String(childrenOf(text)[0]!['#text']);
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '';
}

function childrenOf(node: Node): readonly Node[] {
  return node[nameOf(node)] as readonly Node[];
}

function child(node: Node, name: string): Node | undefined {
  return childrenOf(node).find((each) => nameOf(each) === name);
}

function named(nodes: readonly Node[], name: string): readonly Node[] {
  return nodes.filter((node) => nameOf(node) === name);
}

function attributesOf(node: Node): Readonly<Record<string, string>> {
  return (node[':@'] ?? {}) as Record<string, string>;
}

function attribute(node: Node, name: string): string {
  const value = attributesOf(node)[name];
  if (value === undefined) throw new SyntaxError(`<${nameOf(node)}> without ${name}.`);
  return value;
}

function local(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}
