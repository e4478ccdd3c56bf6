import { SoapFaultError } from '../../errors.ts';
import { FAULT_DECLARATIONS, writeEnvelope } from './envelope.ts';
import type { TypeTable } from './type-table.ts';
import { localName, type ValueReader } from './value-reader.ts';
import { ValueWriter } from './value-writer.ts';

/** A fault as a server states it. */
export interface Fault {
  /** Without prefix: `INVALID_FIELD`. SOAP's own codes (`Client`, `Server`, `MustUnderstand`) have no detail. */
  readonly exceptionCode: string;
  readonly message: string;
  /** The detail's type, a name of the fault namespace; UnexpectedErrorFault if not given. */
  readonly faultType?: string | undefined;
  /** Position in a query, from 1. */
  readonly row?: number | undefined;
  readonly column?: number | undefined;
}

/** SOAP 1.1, section 4.4.1. */
const ENVELOPE_CODES: ReadonlySet<string> = new Set(['Client', 'Server', 'MustUnderstand', 'VersionMismatch']);

/** The whole envelope, as the servers write it; to be sent with status 500. */
export function encodeFault(table: TypeTable, fault: Fault): string {
  const { exceptionCode, message, faultType = 'UnexpectedErrorFault' } = fault;
  const writer = new ValueWriter(table, 'response');
  const isEnvelopeFault = ENVELOPE_CODES.has(exceptionCode);
  writer.text = '<soapenv:Fault><faultcode>';
  writer.writeText(`${isEnvelopeFault ? 'soapenv' : 'sf'}:${exceptionCode}`, 'faultcode');
  writer.text += '</faultcode><faultstring>';
  writer.writeText(isEnvelopeFault ? message : `${exceptionCode}: ${message}`, 'faultstring');
  writer.text += '</faultstring>';
  if (!isEnvelopeFault) writeDetail(writer, faultType, fault);
  writer.text += '</soapenv:Fault>';
  return writeEnvelope(isEnvelopeFault ? '' : FAULT_DECLARATIONS, '', writer.text);
}

function writeDetail(writer: ValueWriter, faultType: string, fault: Fault): void {
  const type = writer.table.type(faultType);
  if (type === undefined) return writer.refuse(`is not a fault of ${writer.table.version}.0`, faultType);
  const { exceptionCode, message: exceptionMessage, row, column } = fault;
  writer.text += `<detail><sf:${faultType} xsi:type="sf:${faultType}">`;
  writer.writeFields(
    type,
    type.byName.has('row')
      ? { exceptionCode, exceptionMessage, row: row ?? -1, column: column ?? -1 }
      : { exceptionCode, exceptionMessage },
  );
  writer.text += `</sf:${faultType}></detail>`;
}

/** The fault in the element that was opened last. Its parts may come in any order, with or without detail, prefixed or not. */
export function readFault(reader: ValueReader): SoapFaultError {
  const { xml } = reader;
  let code = '';
  let text = '';
  let detail: Detail | undefined;
  while (xml.openChild()) {
    const name = xml.local;
    if (name === 'faultcode') code = localName(xml.readText().trim());
    else if (name === 'faultstring') text = xml.readText();
    else if (name === 'detail') detail = readDetail(reader);
    else xml.skip();
  }
  const { exceptionCode = code, exceptionMessage, row, column } = (detail?.value ?? {}) as FaultFields;
  const message = exceptionMessage ?? (text.startsWith(`${code}: `) ? text.slice(code.length + 2) : text);
  return new SoapFaultError({
    exceptionCode: exceptionCode || code,
    message: message === '' ? exceptionCode : message,
    faultType: detail?.type,
    // -1 is the servers' word for "no position".
    row: row === -1 ? undefined : row,
    column: column === -1 ? undefined : column,
    detail: detail?.value,
  });
}

interface FaultFields {
  readonly exceptionCode?: string;
  readonly exceptionMessage?: string;
  readonly row?: number;
  readonly column?: number;
}

interface Detail {
  readonly type: string;
  readonly value: unknown;
}

// The first element of the detail. xsi:type is more exact than the element's name where both are known.
function readDetail(reader: ValueReader): Detail | undefined {
  const { xml, table } = reader;
  let detail: Detail | undefined;
  if (!xml.hasElements()) {
    xml.skip();
    return undefined;
  }
  while (xml.openChild()) {
    if (detail !== undefined) {
      xml.skip();
      continue;
    }
    const element = xml.local;
    const typed = xml.type === undefined ? undefined : table.type(localName(xml.type));
    const type = typed ?? table.type(element) ?? (element === 'fault' ? table.type('ApiFault') : undefined);
    detail = { type: type?.name ?? element, value: type === undefined ? reader.readAny() : reader.readObject(type) };
  }
  return detail;
}
