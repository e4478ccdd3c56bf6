// Reads a WSDL of Salesforce into the model: Partner, Enterprise, Metadata, Tooling and Apex class. A construct that none of them uses
// is refused rather than skipped, so that nothing is lost silently when a later version brings one.
import { DocumentError, readElementTree, resolveName, type XmlElement } from './element-tree.ts';
import type {
  ComplexTypeModel,
  FieldModel,
  GlobalElementModel,
  OperationModel,
  QName,
  SchemaModel,
  SimpleTypeModel,
  WsdlKind,
  WsdlModel,
} from './model.ts';
import { XSD } from './model.ts';

const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
const SOAP = 'http://schemas.xmlsoap.org/wsdl/soap/';

/** Reads the text of a WSDL. Throws DocumentError, which says the file, what was found and what to do, for anything else. */
export function readWsdl(text: string, fileName = 'WSDL'): WsdlModel {
  const { root, headComments } = readElementTree(text, fileName);
  if (root.namespace !== WSDL || root.name !== 'definitions') {
    throw new DocumentError(`${fileName}: the root element is <${root.name}>, not the <definitions> of a WSDL. Give the WSDL file itself.`);
  }
  return new WsdlReader(root, fileName).read(headComments);
}

class WsdlReader {
  private readonly root: XmlElement;
  private readonly fileName: string;

  constructor(root: XmlElement, fileName: string) {
    this.root = root;
    this.fileName = fileName;
  }

  read(headComments: readonly string[]): WsdlModel {
    const targetNamespace = this.attribute(this.root, 'targetNamespace');
    const service = this.only(this.root, WSDL, 'service');
    const port = this.only(service, WSDL, 'port');
    const address = this.attribute(this.only(port, SOAP, 'address'), 'location');
    const portType = this.only(this.root, WSDL, 'portType');
    const binding = this.only(this.root, WSDL, 'binding');
    const kind = this.kind(targetNamespace);
    const commentVersion = versionInComments(headComments);
    return {
      kind,
      version:
        kind === 'apex'
          ? undefined
          : (versionInAddress(address) ??
            commentVersion ??
            this.fail(
              'no API version, neither in the address nor in the comment above the root. Write it into the address: …/services/Soap/u/62.0',
            )),
      commentVersion,
      targetNamespace,
      address,
      service: this.attribute(service, 'name'),
      port: this.attribute(port, 'name'),
      portType: this.attribute(portType, 'name'),
      binding: this.attribute(binding, 'name'),
      prefixes: rootPrefixes(this.root),
      schemas: childrenOf(this.only(this.root, WSDL, 'types'), XSD, 'schema').map((schema) => this.schema(schema)),
      operations: this.operations(portType, binding),
    };
  }

  private kind(namespace: string): WsdlKind {
    const known = KINDS.find(([start]) => namespace.startsWith(start));
    return (
      known?.[1] ??
      this.fail(
        `the target namespace "${namespace}" is none of Salesforce's. Give a Partner, Enterprise, Metadata, Tooling or Apex class WSDL.`,
      )
    );
  }

  // ── schemas ──

  private schema(schema: XmlElement): SchemaModel {
    const imports: string[] = [];
    const complexTypes: ComplexTypeModel[] = [];
    const simpleTypes: SimpleTypeModel[] = [];
    const elements: GlobalElementModel[] = [];
    const namespace = this.attribute(schema, 'targetNamespace');
    for (const child of xsdChildren(schema)) {
      if (child.name === 'import') imports.push(this.attribute(child, 'namespace'));
      else if (child.name === 'complexType') complexTypes.push(this.complexType(child));
      else if (child.name === 'simpleType') simpleTypes.push(this.simpleType(child));
      else if (child.name === 'element') elements.push(this.globalElement(child, namespace));
      else this.unexpected(child, 'schema');
    }
    return { namespace, imports, complexTypes, simpleTypes, elements };
  }

  private complexType(element: XmlElement): ComplexTypeModel {
    const name = this.attribute(element, 'name');
    const [content, ...more] = xsdChildren(element);
    if (content === undefined) return { name, fields: [] };
    if (more.length > 0) this.unexpected(more[0]!, name);
    if (content.name === 'sequence') return { name, ...this.sequence(content, name) };
    if (content.name !== 'complexContent') this.unexpected(content, name);
    const extension = this.only(content, XSD, 'extension');
    const base = this.qualified(extension, this.attribute(extension, 'base'));
    const [sequence, ...others] = xsdChildren(extension);
    if (others.length > 0) this.unexpected(others[0]!, name);
    if (sequence === undefined) return { name, base, fields: [] };
    if (sequence.name !== 'sequence') this.unexpected(sequence, name);
    return { name, base, ...this.sequence(sequence, name) };
  }

  private sequence(sequence: XmlElement, owner: string): { fields: FieldModel[]; any?: string } {
    const fields: FieldModel[] = [];
    let any: string | undefined;
    for (const child of xsdChildren(sequence)) {
      if (child.name === 'any') any = child.attributes.namespace ?? '##any';
      else if (child.name !== 'element') this.unexpected(child, owner);
      else if (any !== undefined) this.fail(`${owner}: an element follows <any>, which would be ambiguous.`);
      else fields.push(this.field(child, owner));
    }
    return any === undefined ? { fields } : { fields, any };
  }

  private field(element: XmlElement, owner: string): FieldModel {
    const name = this.attribute(element, 'name');
    const { minOccurs, maxOccurs, nillable, type } = element.attributes;
    if (type === undefined) this.fail(`${owner}.${name} has no type.`);
    return {
      name,
      type: this.qualified(element, type),
      min: minOccurs === undefined ? 1 : Number(minOccurs),
      max: maxOccurs === undefined ? 1 : maxOccurs === 'unbounded' ? Number.POSITIVE_INFINITY : Number(maxOccurs),
      nillable: nillable === 'true' || nillable === '1',
    };
  }

  private simpleType(element: XmlElement): SimpleTypeModel {
    const name = this.attribute(element, 'name');
    const restriction = this.only(element, XSD, 'restriction');
    const values: string[] = [];
    let length: number | undefined;
    let pattern: string | undefined;
    for (const facet of xsdChildren(restriction)) {
      const value = this.attribute(facet, 'value');
      if (facet.name === 'enumeration') values.push(value);
      else if (facet.name === 'length') length = Number(value);
      else if (facet.name === 'pattern') pattern = value;
      else this.unexpected(facet, name);
    }
    return { name, base: this.qualified(restriction, this.attribute(restriction, 'base')), values, length, pattern };
  }

  private globalElement(element: XmlElement, namespace: string): GlobalElementModel {
    const name = this.attribute(element, 'name');
    const { type } = element.attributes;
    if (type !== undefined) return { name, type: this.qualified(element, type) };
    const qualifiedType = Object.entries(element.attributes).find(([key]) => key.endsWith(':type'));
    // Tooling writes fns:type="LoginFault" for its faults: an attribute that XML Schema does not know, with a name of the same schema.
    if (qualifiedType !== undefined) return { name, type: { namespace, name: qualifiedType[1] } };
    const [inline] = xsdChildren(element);
    if (inline === undefined) return { name, type: { namespace: XSD, name: 'anyType' } };
    if (inline.name !== 'complexType') this.unexpected(inline, name);
    const [sequence] = xsdChildren(inline);
    if (sequence === undefined) return { name, fields: [] };
    if (sequence.name !== 'sequence') this.unexpected(sequence, name);
    return { name, fields: this.sequence(sequence, name).fields };
  }

  // ── operations ──

  private operations(portType: XmlElement, binding: XmlElement): OperationModel[] {
    const elements = this.bodyElements();
    const bound = new Map(childrenOf(binding, WSDL, 'operation').map((operation) => [this.attribute(operation, 'name'), operation]));
    return childrenOf(portType, WSDL, 'operation').map((operation) => {
      const name = this.attribute(operation, 'name');
      const wire = bound.get(name) ?? this.fail(`operation ${name} is not bound to SOAP.`);
      return {
        name,
        request: this.bodyElement(operation, 'input', elements),
        response: this.bodyElement(operation, 'output', elements),
        requestHeaders: this.headerParts(wire, 'input'),
        responseHeaders: this.headerParts(wire, 'output'),
        faults: childrenOf(operation, WSDL, 'fault').map((fault) => this.attribute(fault, 'name')),
      };
    });
  }

  /** The element of the part "parameters", by message. */
  private bodyElements(): Map<string, QName> {
    const elements = new Map<string, QName>();
    for (const message of childrenOf(this.root, WSDL, 'message')) {
      const part = childrenOf(message, WSDL, 'part').find((candidate) => candidate.attributes.name === 'parameters');
      if (part !== undefined) elements.set(this.attribute(message, 'name'), this.qualified(part, this.attribute(part, 'element')));
    }
    return elements;
  }

  private bodyElement(operation: XmlElement, direction: 'input' | 'output', elements: ReadonlyMap<string, QName>): QName {
    const side = this.only(operation, WSDL, direction);
    const message = this.qualified(side, this.attribute(side, 'message'));
    return elements.get(message.name) ?? this.fail(`message ${message.name} has no part "parameters".`);
  }

  private headerParts(operation: XmlElement, direction: 'input' | 'output'): string[] {
    return childrenOf(this.only(operation, WSDL, direction), SOAP, 'header').map((header) => this.attribute(header, 'part'));
  }

  // ── elements ──

  private only(parent: XmlElement, namespace: string, name: string): XmlElement {
    const found = childrenOf(parent, namespace, name);
    if (found.length === 1) return found[0]!;
    return this.fail(
      `<${parent.name}> should have one <${name}>, and has ${found.length}. The file is no complete WSDL of Salesforce; download it again.`,
    );
  }

  private attribute(element: XmlElement, name: string): string {
    return element.attributes[name] ?? this.fail(`<${element.name}> has no attribute "${name}".`);
  }

  private qualified(element: XmlElement, name: string): QName {
    return resolveName(element, name) ?? this.fail(`the prefix of "${name}" on <${element.name}> is not declared.`);
  }

  private unexpected(element: XmlElement, owner: string): never {
    return this.fail(`${owner} uses <${element.name}>, which no WSDL of Salesforce did so far. The generator must learn it first.`);
  }

  private fail(message: string): never {
    throw new DocumentError(`${this.fileName}: ${message}`);
  }
}

const KINDS: readonly (readonly [start: string, kind: WsdlKind])[] = [
  ['urn:partner.soap.sforce.com', 'partner'],
  ['urn:enterprise.soap.sforce.com', 'enterprise'],
  ['urn:tooling.soap.sforce.com', 'tooling'],
  ['http://soap.sforce.com/2006/04/metadata', 'metadata'],
  ['http://soap.sforce.com/schemas/class/', 'apex'],
];

function childrenOf(parent: XmlElement, namespace: string, name: string): XmlElement[] {
  return parent.children.filter((child) => child.namespace === namespace && child.name === name);
}

/** Children that mean something: annotations explain, and nothing else stands beside XML Schema's own. */
function xsdChildren(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => child.name !== 'annotation');
}

function versionInAddress(address: string): string | undefined {
  const version = /\/services\/Soap\/[a-z]\/(\d+(?:\.\d+)?)(?:\/|$)/i.exec(address)?.[1];
  return version === undefined || version.includes('.') ? version : `${version}.0`;
}

function versionInComments(comments: readonly string[]): string | undefined {
  return /\bversion\s+(\d+\.\d+)/i.exec(comments.join('\n'))?.[1];
}

function rootPrefixes(root: XmlElement): Readonly<Record<string, string>> {
  const declared = Object.entries(root.attributes).filter(([name]) => name.startsWith('xmlns:'));
  return Object.fromEntries(declared.map(([name, uri]) => [name.slice('xmlns:'.length), uri]));
}
