import { ParseError } from '../../errors.ts';
import { looksLikeHtml } from '../../looks-like-html.ts';
import { XmlReader } from '../../xml/reader.ts';
import { Utf8Output } from '../../xml/utf8-output.ts';
import { readFault } from './fault.ts';
import { keepOptimised, keepWriterOptimised } from './keep-optimised.ts';
import { describeValue } from './scalar.ts';
import type { ObjectType, OperationType, TypeTable } from './type-table.ts';
import { addUnknown, ValueReader } from './value-reader.ts';
import { type Direction, ValueWriter } from './value-writer.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';
const PARTNER = 'urn:partner.soap.sforce.com';
const RECORDS = 'urn:sobject.partner.soap.sforce.com';

/** The namespaces of a body's children and of its `sf:` prefix: records, or faults. */
const DECLARATIONS = {
  partner: ` xmlns="${PARTNER}"`,
  xsi: ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  xsd: ' xmlns:xsd="http://www.w3.org/2001/XMLSchema"',
  records: ` xmlns:sf="${RECORDS}"`,
  faults: ' xmlns:sf="urn:fault.partner.soap.sforce.com"',
} as const;

/** The whole document, on one line, as the servers write it; only the namespaces that occur are declared. */
export function writeEnvelope(declarations: string, header: string, body: string): string {
  return startEnvelope(declarations, header) + body + ENVELOPE_END;
}

function startEnvelope(declarations: string, header: string): string {
  const head = header === '' ? '' : `<soapenv:Header>${header}</soapenv:Header>`;
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}"${declarations}>${head}<soapenv:Body>`;
}

const ENVELOPE_END = '</soapenv:Body></soapenv:Envelope>';

/** Declarations for a fault, whose `sf:` is another namespace than a record's. */
export const FAULT_DECLARATIONS: string = DECLARATIONS.faults + DECLARATIONS.xsi;

/** An operation's message: its header blocks in the order of the binding, then the wrapper. */
export function encodeMessage(
  table: TypeTable,
  operation: OperationType,
  direction: Direction,
  value: unknown,
  headers: object | undefined | null,
): string {
  const { start, end } = writeMessage(table, operation, direction, value, headers, undefined);
  return start + end;
}

/** The same as UTF-8, in less time than it takes to make bytes of the text. */
export function encodeMessageBytes(
  table: TypeTable,
  operation: OperationType,
  direction: Direction,
  value: unknown,
  headers: object | undefined | null,
): Uint8Array {
  const output = Utf8Output.take();
  const { start, end } = writeMessage(table, operation, direction, value, headers, output);
  return output.finish(start, end);
}

/** With an output, what has gone into it stands between the two texts. */
function writeMessage(
  table: TypeTable,
  operation: OperationType,
  direction: Direction,
  value: unknown,
  headers: object | undefined | null,
  output: Utf8Output | undefined,
): { readonly start: string; readonly end: string } {
  const writer = new ValueWriter(table, direction);
  const isRequest = direction === 'request';
  if (headers !== undefined && headers !== null)
    writeHeaders(writer, operation, isRequest ? operation.requestHeaders : operation.responseHeaders, headers);
  const header = writer.text;
  writer.text = '';
  const wrapper = isRequest ? operation.name : `${operation.name}Response`;
  if (isRequest && (typeof value !== 'object' || value === null)) writer.refuse(`expected an object, got ${describeValue(value)}`, wrapper);
  writer.path.push(wrapper);
  const type = isRequest ? operation.request : operation.response;
  writer.output = output;
  writer.writeFields(type, isRequest ? (value as object) : { result: value });
  const isEmpty = writer.length === 0;
  const end = isEmpty ? '' : `${writer.text}</${wrapper}>`;
  keepWriterOptimised(writer);
  const { partner, xsi, xsd, records } = DECLARATIONS;
  const declarations = partner + (writer.usesXsd ? xsd : '') + (writer.usesXsi ? xsi : '') + (writer.usesRecords ? records : '');
  return { start: `${startEnvelope(declarations, header)}<${wrapper}${isEmpty ? '/>' : '>'}`, end: end + ENVELOPE_END };
}

function writeHeaders(writer: ValueWriter, operation: OperationType, bound: readonly string[], headers: object): void {
  const blocks = headers as Readonly<Record<string, object | undefined>>;
  for (const name of Object.keys(blocks)) {
    if (blocks[name] !== undefined && !bound.includes(name)) {
      writer.refuse(`is not a header of ${operation.name} at ${writer.table.version}.0, which takes ${bound.join(', ') || 'none'}`, name);
    }
  }
  for (const name of bound) {
    const block = blocks[name];
    if (block === undefined || block === null) continue;
    writer.path.push(name);
    writer.text += `<${name}>`;
    writer.writeFields(writer.table.header(name)!, block);
    writer.text += `</${name}>`;
    writer.path.pop();
  }
}

/** A decoded request or response. */
export interface Message {
  readonly value: unknown;
  readonly headers: Record<string, unknown>;
}

/** Reads an operation's message. A fault is thrown as SoapFaultError. */
export function decodeMessage(table: TypeTable, operation: OperationType, direction: Direction, body: string | Uint8Array): Message {
  const reader = new ValueReader(openDocument(body), table);
  keepOptimised(table);
  const headers = readHead(reader);
  const isRequest = direction === 'request';
  const type = isRequest ? operation.request : operation.response;
  openWrapper(reader, isRequest ? operation.name : type.name);
  const value = isRequest ? reader.readObject(type) : readResult(reader, type);
  closeEnvelope(reader.xml);
  if (reader.notes.hasOpenLists) WITH_OPEN_LISTS.add(value as object);
  return { value, headers };
}

/** Whether a record in a decoded result has a list of children that goes on in another answer; so nobody has to look at every value for one. */
export function hasOpenLists(result: object): boolean {
  return WITH_OPEN_LISTS.has(result);
}

// Beside the result and not in it, which has what its type has.
const WITH_OPEN_LISTS: WeakSet<object> = new WeakSet();

/** Local name of the Body's first child: which operation a request calls. Throws ParseError. */
export function readOperationName(body: string | Uint8Array): string {
  const xml = openDocument(body);
  openEnvelope(xml);
  while (openEnvelopeChild(xml) !== 'Body') xml.skip();
  if (!xml.openChild()) xml.fail('the Body is empty');
  return xml.local;
}

/** A reader behind the XML declaration; HTML, as proxies and maintenance pages send it, is named as such. */
function openDocument(body: string | Uint8Array): XmlReader {
  refuseHtml(
    typeof body === 'string'
      ? body.slice(0, 512)
      : Buffer.from(body.buffer, body.byteOffset, Math.min(512, body.byteLength)).toString('latin1'),
  );
  return new XmlReader(body);
}

/** Throws if a document starts like HTML. */
export function refuseHtml(start: string): void {
  if (!looksLikeHtml(start)) return;
  const advice = 'a proxy, a maintenance page or a wrong host answered instead of the API';
  throw new ParseError(`an HTML page where a SOAP envelope is expected: ${advice}`, { offset: 0, path: '' }, { code: 'HTML_RESPONSE' });
}

function openEnvelope(xml: XmlReader): void {
  if (!xml.openChild()) xml.fail('the document has no root element');
  const { local, namespace } = xml;
  if (local === 'Envelope' && namespace === SOAP) return;
  if (local === 'Envelope' && namespace === SOAP_12) xml.fail('a SOAP 1.2 envelope; the API speaks SOAP 1.1');
  xml.fail(`<${local}> in namespace "${namespace}" where a SOAP envelope is expected`);
}

function openEnvelopeChild(xml: XmlReader): string {
  if (!xml.openChild()) xml.fail('the Envelope has no Body');
  return xml.namespace === SOAP ? xml.local : '';
}

/** From the start to inside the Body: the header blocks, by element name. Unknown ones are kept. */
export function readHead(reader: ValueReader): Record<string, unknown> {
  const { xml } = reader;
  openEnvelope(xml);
  const headers: Record<string, unknown> = {};
  for (;;) {
    const child = openEnvelopeChild(xml);
    if (child === 'Body') return headers;
    if (child === 'Header') readHeaders(reader, headers);
    else xml.skip();
  }
}

function readHeaders(reader: ValueReader, headers: Record<string, unknown>): void {
  const { xml, table } = reader;
  while (xml.openChild()) {
    const name = xml.local;
    const type = table.header(name);
    // A block that the protocol has stays what its type says, also if a proxy doubles it.
    if (type !== undefined && !xml.nil) headers[name] = reader.readObject(type);
    else addUnknown(headers, name, reader.readAny(), false);
  }
}

/** Into the Body's child of that name. Throws the fault if there is one instead. */
export function openWrapper(reader: ValueReader, name: string): void {
  const { xml } = reader;
  if (!xml.openChild()) xml.fail(`the Body is empty where <${name}> is expected`);
  if (xml.local === 'Fault' && xml.namespace === SOAP) {
    const fault = readFault(reader);
    closeEnvelope(xml);
    throw fault;
  }
  if (xml.local !== name) xml.fail(`<${xml.local}> where <${name}> is expected`);
}

/** What stands in `<result>`: one value, or a list; undefined for an operation that answers nothing. */
function readResult(reader: ValueReader, type: ObjectType): unknown {
  const { xml } = reader;
  const field = type.fields[0];
  const items: unknown[] | undefined = field?.many ? [] : undefined;
  let result: unknown = items ?? (field?.nillable ? null : undefined);
  while (xml.openChild()) {
    if (field === undefined || xml.local !== field.name) xml.skip();
    else {
      const value = reader.readResult(field);
      if (items === undefined) result = value;
      else {
        items.push(value);
        if (field.kind === 'record') reader.readMoreRecords(items);
        else reader.readMoreObjects(field, items);
      }
    }
  }
  if (result === undefined && field !== undefined && field.min > 0) xml.fail(`<${type.name}> without <${field.name}>`);
  return result;
}

/** From behind the wrapper to the end of the document. */
export function closeEnvelope(xml: XmlReader): void {
  if (xml.openChild()) xml.fail(`a second element, <${xml.local}>, in the Body`);
  while (xml.openChild()) xml.skip();
  xml.finish();
}
