import { XSI } from '../../xml/scope.ts';
import { XmlWriter } from '../../xml/writer.ts';
import { leafText } from '../leaf-text.ts';
import type { BulkField, BulkType, BulkTypes } from '../schema.ts';

type Values = Readonly<Record<string, unknown>>;

/** The one namespace of Bulk 1.0, whatever the version. */
export const NAMESPACE = 'http://www.force.com/2009/06/asyncapi/dataload';

// Names that come with the value, from a JSON document for instance, must not become markup.
const ELEMENT_NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/**
 * A value as an XML document of its type. `lines` is the layout of the servers: the namespace on a line of its own, one space for each level;
 * `flat` is what clients send.
 */
export function writeXml(value: unknown, type: BulkType, types: BulkTypes, layout: 'lines' | 'flat'): string {
  const root = types.schema.roots[type.name]!;
  // The servers write this one document without line breaks.
  const lines = layout === 'lines' && type.name !== 'ResultList';
  const writer = new DocumentWriter(types, lines);
  writer.path.push(root);
  const instance = type.fields.some((field) => field.kind === 'object' && types.get(field.type).open) ? `xmlns:xsi="${XSI}"` : undefined;
  const attributes = [`xmlns="${NAMESPACE}"`, instance].filter((each) => each !== undefined);
  const start = `${DECLARATION}<${root}${attributes.map((attribute) => (lines ? '\n   ' : ' ') + attribute).join('')}`;
  writer.writeFields(value as Values, type, 1);
  if (writer.text === '') return `${start}${lines ? ' />' : '/>'}`;
  return `${start}>${writer.text}${lines ? '\n' : ''}</${root}>`;
}

class DocumentWriter extends XmlWriter {
  readonly #types: BulkTypes;
  readonly #lines: boolean;

  constructor(types: BulkTypes, lines: boolean) {
    super();
    this.#types = types;
    this.#lines = lines;
  }

  writeFields(value: Values, type: BulkType, depth: number): void {
    if (typeof value !== 'object' || value === null) this.refuse('is not an object', '');
    for (const field of type.fields) this.#writeField(value[field.name], field, depth);
    for (const [name, other] of Object.entries(value)) {
      if (!type.fields.some((field) => field.name === name)) this.#writeOther(name, other, depth);
    }
  }

  #writeField(value: unknown, field: BulkField, depth: number): void {
    if (field.list) {
      for (const [at, item] of ((value ?? []) as readonly unknown[]).entries()) this.#writeItem(item, field, depth, at);
      return;
    }
    if (value !== undefined && value !== null) this.#writeItem(value, field, depth, undefined);
    else if (!field.optional) this.refuse('is missing', field.name);
  }

  #writeItem(value: unknown, field: BulkField, depth: number, at: number | undefined): void {
    if (field.kind !== 'object') {
      const path = [...this.path, field.name].join('.');
      this.#writeLeaf(field.name, leafText(value, field, 'xml', at === undefined ? path : `${path}[${at}]`), depth);
      return;
    }
    this.path.push(field.name, ...(at === undefined ? [] : [at]));
    const type = this.#types.get(field.type);
    if (type.open) this.#writeRecord(field.name, value as Values, depth);
    else this.#writeElement(field.name, '', depth, () => this.writeFields(value as Values, type, depth + 1));
    this.path.length -= at === undefined ? 1 : 2;
  }

  /** A record: Id twice when there is one, as in SOAP, and as nil when there is none. */
  #writeRecord(name: string, record: Values, depth: number): void {
    this.#writeElement(name, ' xsi:type="sObject"', depth, () => {
      const { type, Id, ...fields } = record;
      this.#writeOther('type', type, depth + 1);
      this.#writeOther('Id', Id ?? null, depth + 1);
      if (Id !== undefined && Id !== null) this.#writeOther('Id', Id, depth + 1);
      for (const [field, value] of Object.entries(fields)) this.#writeOther(field, value, depth + 1);
    });
  }

  /** What the schema does not name: text, null, or a record. */
  #writeOther(name: string, value: unknown, depth: number): void {
    if (value === undefined) return;
    if (!ELEMENT_NAME.test(name)) this.refuse(`${JSON.stringify(name)} cannot be the name of an element`, name);
    if (value === null) this.#open(`${name} xsi:nil="true"/`, depth);
    else if (typeof value !== 'object') this.#writeLeaf(name, String(value), depth);
    else if (Object.hasOwn(value, 'type')) this.#writeRecord(name, value as Values, depth);
    else
      this.#writeElement(name, '', depth, () => {
        for (const [inner, each] of Object.entries(value as Values)) this.#writeOther(inner, each, depth + 1);
      });
  }

  #writeElement(name: string, attributes: string, depth: number, writeContent: () => void): void {
    this.#open(name + attributes, depth);
    writeContent();
    this.text += `${this.#indent(depth)}</${name}>`;
  }

  #writeLeaf(name: string, text: string, depth: number): void {
    this.#open(name, depth);
    this.writeText(text, name);
    this.text += `</${name}>`;
  }

  #open(tag: string, depth: number): void {
    this.text += `${this.#indent(depth)}<${tag}>`;
  }

  #indent(depth: number): string {
    return this.#lines ? `\n${' '.repeat(depth)}` : '';
  }
}
