import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { ComplexTypeModel, FieldModel, GlobalElementModel, QName, SchemaModel, SimpleTypeModel, WsdlModel } from '../model.ts';
import { XSD } from '../model.ts';

const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
const SOAP = 'http://schemas.xmlsoap.org/wsdl/soap/';

const PARTNER = 'urn:partner.soap.sforce.com';
const RECORDS = 'urn:sobject.partner.soap.sforce.com';
const FAULTS = 'urn:fault.partner.soap.sforce.com';

const PREFIXES: ReadonlyMap<string, string> = new Map([
  [XSD, 'xsd'],
  [PARTNER, 'tns'],
  [RECORDS, 'ens'],
  [FAULTS, 'fns'],
]);

/**
 * Writes a Partner WSDL in this project's own form: declarations by name, operations and fields in the interface's order, nothing but facts.
 * The same model gives the same text. `notes` are added to the comment above the root.
 */
export function renderWsdl(model: WsdlModel, notes: readonly string[] = []): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  document.com(headComment(model.version!, notes));
  const root = document.ele('definitions', {
    xmlns: WSDL,
    'xmlns:soap': SOAP,
    ...Object.fromEntries([...PREFIXES].map(([namespace, prefix]) => [`xmlns:${prefix}`, namespace])),
    targetNamespace: model.targetNamespace,
  });
  const types = root.ele('types');
  for (const schema of model.schemas) renderSchema(types, schema);
  renderMessages(root, model);
  renderPortType(root, model);
  renderBinding(root, model);
  const port = root.ele('service', { name: model.service }).ele('port', { name: model.port, binding: `tns:${model.binding}` });
  port.ele('soap:address', { location: `https://login.salesforce.com/services/Soap/u/${model.version}` });
  return `${document.end({ prettyPrint: true, indent: '  ', newline: '\n' })}\n`;
}

function headComment(version: string, notes: readonly string[]): string {
  const lines = [
    `Salesforce Partner API, version ${version}: the facts of the interface as forcewire writes them.`,
    'Names, types, order, occurrence, header bindings and codes, as an ordinary org declares them.',
    ...notes,
    'Written by npm run wsdl:import; README.md beside this file says from what. Not to be edited by hand.',
  ];
  return `\n  ${lines.join('\n  ')}\n`;
}

// ── types ──

function renderSchema(parent: XMLBuilder, schema: SchemaModel): void {
  const node = parent.ele('xsd:schema', { targetNamespace: schema.namespace, elementFormDefault: 'qualified' });
  for (const namespace of importedNamespaces(schema)) node.ele('xsd:import', { namespace });
  for (const type of byName(schema.simpleTypes)) renderSimpleType(node, type);
  for (const type of byName(schema.complexTypes)) renderComplexType(node, type);
  for (const element of byName(schema.elements)) renderElement(node, element);
}

/** Those that are used. Older files import less than they should, which strict tools refuse. */
function importedNamespaces(schema: SchemaModel): string[] {
  const used = new Set<string>(schema.imports);
  for (const owner of [...schema.complexTypes, ...schema.elements]) {
    for (const field of owner.fields ?? []) used.add(field.type.namespace);
  }
  used.delete(schema.namespace);
  used.delete(XSD);
  return [...used].sort();
}

function renderSimpleType(parent: XMLBuilder, type: SimpleTypeModel): void {
  const restriction = parent.ele('xsd:simpleType', { name: type.name }).ele('xsd:restriction', { base: prefixed(type.base) });
  if (type.length !== undefined) restriction.ele('xsd:length', { value: type.length });
  if (type.pattern !== undefined) restriction.ele('xsd:pattern', { value: type.pattern });
  for (const value of type.values) restriction.ele('xsd:enumeration', { value });
}

function renderComplexType(parent: XMLBuilder, type: ComplexTypeModel): void {
  const node = parent.ele('xsd:complexType', { name: type.name });
  if (type.base === undefined) {
    renderSequence(node, type);
    return;
  }
  const extension = node.ele('xsd:complexContent').ele('xsd:extension', { base: prefixed(type.base) });
  if (type.fields.length > 0 || type.any !== undefined) renderSequence(extension, type);
}

function renderElement(parent: XMLBuilder, element: GlobalElementModel): void {
  if (element.type !== undefined) {
    parent.ele('xsd:element', { name: element.name, type: prefixed(element.type) });
    return;
  }
  renderSequence(parent.ele('xsd:element', { name: element.name }).ele('xsd:complexType'), element);
}

function renderSequence(parent: XMLBuilder, content: { fields?: readonly FieldModel[] | undefined; any?: string | undefined }): void {
  const sequence = parent.ele('xsd:sequence');
  for (const field of content.fields ?? []) sequence.ele('xsd:element', fieldAttributes(field));
  if (content.any === undefined) return;
  sequence.ele('xsd:any', { namespace: content.any, processContents: 'lax', minOccurs: 0, maxOccurs: 'unbounded' });
}

function fieldAttributes(field: FieldModel): Record<string, string | number> {
  return {
    name: field.name,
    type: prefixed(field.type),
    ...(field.min === 1 ? {} : { minOccurs: field.min }),
    ...(field.max === 1 ? {} : { maxOccurs: Number.isFinite(field.max) ? field.max : 'unbounded' }),
    ...(field.nillable ? { nillable: 'true' } : {}),
  };
}

// ── operations ──

function renderMessages(root: XMLBuilder, model: WsdlModel): void {
  const wrappers = new Set(model.operations.flatMap(({ request, response }) => [request.name, response.name]));
  // Every header block gets its part, bound or not: a caller may send CurrencyConversionHeader though no operation declares it.
  const header = root.ele('message', { name: 'Header' });
  for (const schema of model.schemas.filter(({ namespace }) => namespace === model.targetNamespace)) {
    for (const { name } of byName(schema.elements)) {
      if (!wrappers.has(name)) header.ele('part', { name, element: `tns:${name}` });
    }
  }
  for (const schema of model.schemas.filter(({ namespace }) => namespace === FAULTS)) {
    for (const element of byName(schema.elements)) {
      const message = root.ele('message', { name: element.type?.name ?? element.name });
      message.ele('part', { name: 'fault', element: `fns:${element.name}` });
    }
  }
  for (const { name, request, response } of model.operations) {
    root.ele('message', { name: `${name}Request` }).ele('part', { name: 'parameters', element: prefixed(request) });
    root.ele('message', { name: `${name}Response` }).ele('part', { name: 'parameters', element: prefixed(response) });
  }
}

function renderPortType(root: XMLBuilder, model: WsdlModel): void {
  const portType = root.ele('portType', { name: model.portType });
  for (const { name, faults } of model.operations) {
    const operation = portType.ele('operation', { name });
    operation.ele('input', { message: `tns:${name}Request` });
    operation.ele('output', { message: `tns:${name}Response` });
    for (const fault of faults) operation.ele('fault', { name: fault, message: `tns:${fault}` });
  }
}

function renderBinding(root: XMLBuilder, model: WsdlModel): void {
  const binding = root.ele('binding', { name: model.binding, type: `tns:${model.portType}` });
  binding.ele('soap:binding', { style: 'document', transport: 'http://schemas.xmlsoap.org/soap/http' });
  for (const { name, requestHeaders, responseHeaders, faults } of model.operations) {
    const operation = binding.ele('operation', { name });
    operation.ele('soap:operation', { soapAction: '' });
    const input = operation.ele('input');
    for (const part of requestHeaders) renderHeader(input, part);
    input.ele('soap:body', { parts: 'parameters', use: 'literal' });
    const output = operation.ele('output');
    for (const part of responseHeaders) renderHeader(output, part);
    output.ele('soap:body', { use: 'literal' });
    for (const fault of faults) operation.ele('fault', { name: fault }).ele('soap:fault', { name: fault, use: 'literal' });
  }
}

function renderHeader(parent: XMLBuilder, part: string): void {
  parent.ele('soap:header', { message: 'tns:Header', part, use: 'literal' });
}

function prefixed(name: QName): string {
  const prefix = PREFIXES.get(name.namespace);
  if (prefix === undefined)
    throw new Error(`${name.name} is in the namespace "${name.namespace}", for which a Partner WSDL has no prefix.`);
  return `${prefix}:${name.name}`;
}

/** By code unit, so that the order is the same on every machine. */
function byName<T extends { readonly name: string }>(declarations: readonly T[]): T[] {
  return [...declarations].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
