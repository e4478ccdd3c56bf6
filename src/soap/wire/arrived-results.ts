import { ForcewireError } from '../../errors.ts';
import { XmlReader } from '../../xml/reader.ts';
import { openWrapper, readHead } from './envelope.ts';
import type { OperationType, TypeTable } from './type-table.ts';
import { ValueReader } from './value-reader.ts';

/** What an operation has for a caller that must know as much as can be known of a write whose answer broke off. */
export interface ArrivedResults {
  /** The results that came whole, in order; none for a fault, and for an operation that does not answer a list. Never throws. */
  decodeArrivedResults(body: Uint8Array): readonly unknown[];
}

/** Reads `<result>` after `<result>` until one is not whole. The document is known to be broken, so what is wrong with it is not told. */
export function readArrivedResults(table: TypeTable, operation: OperationType, body: Uint8Array): readonly unknown[] {
  const results: unknown[] = [];
  const type = operation.response;
  const field = type.fields[0];
  if (field === undefined || !field.many) return results;
  try {
    const xml = new XmlReader(body);
    const reader = new ValueReader(xml, table);
    readHead(reader);
    openWrapper(reader, type.name);
    while (xml.openChild()) {
      if (xml.local === field.name) results.push(reader.readResult(field));
      else xml.skip();
    }
  } catch (error) {
    if (!(error instanceof ForcewireError)) throw error;
  }
  return results;
}
