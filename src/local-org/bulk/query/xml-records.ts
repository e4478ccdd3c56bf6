import { XSI } from '../../../xml/scope.ts';
import { XmlWriter } from '../../../xml/writer.ts';
import type { ResultRecord } from '../../soql/result-set.ts';

const NAMESPACE = 'http://www.force.com/2009/06/asyncapi/dataload';
const START = `<?xml version="1.0" encoding="UTF-8"?><queryResult\n   xmlns="${NAMESPACE}"\n   xmlns:xsi="${XSI}"`;
/** A row can hold them, since CSV and JSON carry them; XML cannot, and leaves them out. */
const ILLEGAL = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

/**
 * The texts of an XML document in the layout of Bulk API 1.0, namespaces on lines of their own and one space for each level: its start, one for
 * each record, and its end. A record has its Id twice, as in SOAP, or one that is nil when it was not selected.
 */
export function* xmlTexts(records: Iterable<ResultRecord>): Generator<string, void, undefined> {
  yield START;
  const writer = new RecordWriter();
  let isFirst = true;
  for (const record of records) {
    yield (isFirst ? '>' : '') + writer.write(record);
    isFirst = false;
  }
  yield isFirst ? ' />' : '\n</queryResult>';
}

class RecordWriter extends XmlWriter {
  write(record: ResultRecord): string {
    this.text = '';
    this.#record('records', record, '\n ');
    return this.text;
  }

  #record(name: string, { type, ...fields }: ResultRecord, line: string): void {
    this.text += `${line}<${name} xsi:type="sObject">${line} <type>${String(type)}</type>`;
    // Before the fields, where it says which record this is; and once more among them, where it was selected.
    if (typeof fields.Id === 'string') this.text += `${line} <Id>${fields.Id}</Id>`;
    for (const [field, value] of Object.entries(fields)) this.#field(field, value, `${line} `);
    this.text += `${line}</${name}>`;
  }

  #field(name: string, value: unknown, line: string): void {
    if (value === null) {
      this.text += `${line}<${name} xsi:nil="true"/>`;
      return;
    }
    if (Array.isArray(value)) return this.#children(name, value, line);
    if (typeof value === 'object') return this.#record(name, value as ResultRecord, line);
    this.text += `${line}<${name}>`;
    this.writeText(String(value).replace(ILLEGAL, ''), name);
    this.text += `</${name}>`;
  }

  // No recording has them; the form is that of the Partner API, whose records these are.
  #children(name: string, records: readonly ResultRecord[], line: string): void {
    this.text += `${line}<${name} xsi:type="QueryResult">${line} <done>true</done>${line} <queryLocator xsi:nil="true"/>`;
    for (const record of records) this.#record('records', record, `${line} `);
    this.text += `${line} <size>${records.length}</size>${line}</${name}>`;
  }
}
