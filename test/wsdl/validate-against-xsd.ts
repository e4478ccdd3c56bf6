import { DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom';
import { memoryPages, validateXML, type XMLFileInfo } from 'xmllint-wasm';

/** A SOAP envelope, or an element that the WSDL declares. */
export interface NamedDocument {
  readonly name: string;
  readonly xml: string;
}

/** A document that libxml2 did not accept, and what it said. */
export interface InvalidDocument {
  readonly name: string;
  readonly messages: readonly string[];
}

const XSD = 'http://www.w3.org/2001/XMLSchema';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const DRIVER = 'envelope.xsd';

/**
 * The schemas inside a WSDL as files that stand alone, and a first file for SOAP 1.1 envelopes that imports them all: what an envelope's
 * header, body and fault detail hold must be declared by the WSDL.
 */
export function compileSchemas(wsdl: string): readonly XMLFileInfo[] {
  const root = new DOMParser().parseFromString(wsdl, 'text/xml').documentElement!;
  const schemas = [...root.getElementsByTagNameNS(XSD, 'schema')];
  const fileNames = new Map(schemas.map((schema, index) => [schema.getAttribute('targetNamespace') ?? '', `schema-${index}.xsd`]));
  for (const schema of schemas) {
    declarePrefixesOf(root, schema);
    for (const imported of schema.getElementsByTagNameNS(XSD, 'import')) {
      imported.setAttribute('schemaLocation', fileNames.get(imported.getAttribute('namespace') ?? '')!);
    }
  }
  const serializer = new XMLSerializer();
  const files = schemas.map((schema, index) => ({ fileName: `schema-${index}.xsd`, contents: serializer.serializeToString(schema) }));
  return [{ fileName: DRIVER, contents: envelopeSchema(fileNames) }, ...files];
}

// The names of the documents are xmllint's command line, which lies on a stack of 64 KB: 3,000 of them overflow it.
const DOCUMENTS_PER_RUN = 1000;

/**
 * Has libxml2 validate the documents against the schemas of the WSDL, a thousand in one run, and returns those it refuses.
 * Throws when the schemas themselves do not compile.
 */
export async function validate(wsdl: string, documents: readonly NamedDocument[]): Promise<readonly InvalidDocument[]> {
  const [driver, ...imported] = compileSchemas(wsdl);
  const invalid: InvalidDocument[] = [];
  for (let start = 0; start < documents.length; start += DOCUMENTS_PER_RUN) {
    const batch = documents.slice(start, start + DOCUMENTS_PER_RUN);
    const xml = batch.map((document, index) => ({ fileName: fileNameAt(index), contents: document.xml }));
    invalid.push(...refused(batch, await runXmllint({ xml, schema: [driver!], preload: imported })));
  }
  return invalid;
}

function refused(documents: readonly NamedDocument[], output: string): InvalidDocument[] {
  const lines = output.split('\n');
  if (lines.some((line) => line.includes('Schemas parser error'))) throw new Error(output);
  const messages = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const ofFile = messages.get(line.slice(0, colon)) ?? [];
    ofFile.push(line.slice(colon + 1));
    messages.set(line.slice(0, colon), ofFile);
  }
  const accepted = new Set(lines.filter((line) => line.endsWith(ACCEPTED)).map((line) => line.slice(0, -ACCEPTED.length)));
  return documents.flatMap((document, index) => {
    const fileName = fileNameAt(index);
    if (accepted.has(fileName)) return [];
    const found = messages.get(fileName);
    if (found === undefined) throw new Error(`libxml2 said nothing of ${document.name}: ${output}`);
    return [{ name: document.name, messages: found }];
  });
}

const ACCEPTED = ' validates';

function fileNameAt(index: number): string {
  return `${index}.xml`;
}

/** What xmllint prints. It fails as a whole when one document is not well-formed, yet it has printed what it found in the others. */
export async function runXmllint(files: {
  xml: readonly XMLFileInfo[];
  schema: readonly XMLFileInfo[];
  preload?: readonly XMLFileInfo[];
}): Promise<string> {
  try {
    const result = await validateXML({ ...files, maxMemoryPages: memoryPages.GiB });
    return result.rawOutput;
  } catch (error) {
    return (error as Error).message;
  }
}

function declarePrefixesOf(root: Element, schema: Element): void {
  for (const attribute of root.attributes) {
    if (attribute.prefix !== 'xmlns' || schema.hasAttribute(attribute.name)) continue;
    schema.setAttributeNS(XMLNS, attribute.name, attribute.value);
  }
}

function envelopeSchema(fileNames: ReadonlyMap<string, string>): string {
  const imports = [...fileNames].map(([namespace, fileName]) => `<xsd:import namespace="${namespace}" schemaLocation="${fileName}"/>`);
  const anything = '<xsd:any namespace="##other" processContents="strict" minOccurs="0" maxOccurs="unbounded"/>';
  return `<xsd:schema xmlns:xsd="${XSD}" xmlns:soap="${ENVELOPE}" targetNamespace="${ENVELOPE}">
  ${imports.join('\n  ')}
  <xsd:element name="Envelope">
    <xsd:complexType>
      <xsd:sequence>
        <xsd:element ref="soap:Header" minOccurs="0"/>
        <xsd:element ref="soap:Body"/>
      </xsd:sequence>
    </xsd:complexType>
  </xsd:element>
  <xsd:element name="Header"><xsd:complexType><xsd:sequence>${anything}</xsd:sequence></xsd:complexType></xsd:element>
  <xsd:element name="Body">
    <xsd:complexType>
      <xsd:choice>
        <xsd:element ref="soap:Fault"/>
        <xsd:any namespace="##other" processContents="strict"/>
      </xsd:choice>
    </xsd:complexType>
  </xsd:element>
  <xsd:element name="Fault">
    <xsd:complexType>
      <xsd:sequence>
        <xsd:element name="faultcode" type="xsd:QName"/>
        <xsd:element name="faultstring" type="xsd:string"/>
        <xsd:element name="faultactor" type="xsd:anyURI" minOccurs="0"/>
        <xsd:element name="detail" minOccurs="0">
          <xsd:complexType><xsd:sequence>${anything}</xsd:sequence></xsd:complexType>
        </xsd:element>
      </xsd:sequence>
    </xsd:complexType>
  </xsd:element>
</xsd:schema>
`;
}
