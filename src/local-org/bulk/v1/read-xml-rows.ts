import { ParseError } from '../../../errors.ts';
import { XmlReader } from '../../../xml/reader.ts';
import { ApiError } from '../../api-error.ts';
import type { StructuredValue } from '../structured-records.ts';

export type StructuredRow = readonly (readonly [string, StructuredValue])[];

/** Rows that are read in one step. */
const STEP_ROWS = 500;

/** The rows of an XML batch: `<sObjects><sObject><Field>…`. Throws ApiError (InvalidBatch) for a document that is broken. */
export function* readXmlRows(data: Uint8Array): Generator<number, StructuredRow[]> {
  const rows: StructuredRow[] = [];
  try {
    const reader = new XmlReader(data);
    reader.openChild();
    if (reader.local !== 'sObjects') reader.fail(`<${reader.local}> where <sObjects> was expected`);
    while (reader.openChild()) {
      rows.push(readRow(reader));
      if (rows.length % STEP_ROWS === 0) yield 0;
    }
    reader.finish();
  } catch (error) {
    if (error instanceof ParseError) throw new ApiError('InvalidBatch', `Failed to parse XML. ${error.message}`);
    throw error;
  }
  return rows;
}

function readRow(reader: XmlReader): StructuredRow {
  const row: (readonly [string, StructuredValue])[] = [];
  while (reader.openChild()) {
    const name = reader.local;
    if (reader.nil) {
      reader.skip();
      row.push([name, null]);
    } else row.push([name, reader.hasElements() ? readParent(reader) : reader.readText()]);
  }
  return row;
}

/** `<Rel><sObject><type>Lead</type><Email>…</Email></sObject></Rel>`; the type only where there are several. */
function readParent(reader: XmlReader): StructuredValue {
  let type: string | undefined;
  let key = '';
  let value = '';
  while (reader.openChild()) {
    while (reader.openChild()) {
      const name = reader.local;
      const text = reader.readText();
      if (name === 'type') type = text;
      else [key, value] = [name, text];
    }
  }
  return { type, key, value };
}
