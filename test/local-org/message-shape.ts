import { type Attr, DOMParser, type Element, type Node } from '@xmldom/xmldom';

/** What a SOAP answer is made of, whatever its values: enough to write its markup down again. */
export interface MessageShape {
  /** Prefixes in the order of their declarations; `default` for the one without. */
  readonly namespaces: string;
  /** Undefined where there is none. */
  readonly header: string | undefined;
  /** Elements in order, `name:kind` for a value and `name()` for children; `*` behind what comes again alike. */
  readonly body: string;
}

/** The shape of an envelope. White space between elements is no part of it. */
export function shapeOf(xml: string): MessageShape {
  const envelope = new DOMParser().parseFromString(xml, 'text/xml').documentElement!;
  const parts = elementsOf(envelope);
  const [header] = parts.filter(({ localName }) => localName === 'Header');
  const body = parts.at(-1)!;
  return {
    namespaces: [...envelope.attributes].map(({ name }) => (name === 'xmlns' ? 'default' : name.replace('xmlns:', ''))).join(' '),
    header: header === undefined ? undefined : listOf(header),
    body: listOf(body),
  };
}

function listOf(parent: Element): string {
  const shapes = elementsOf(parent).map(elementShape);
  const runs: string[] = [];
  for (const shape of shapes) {
    const last = runs.at(-1);
    if (last === shape) runs[runs.length - 1] = `${shape}*`;
    else if (last !== `${shape}*`) runs.push(shape);
  }
  return runs.join(' ');
}

function elementShape(element: Element): string {
  const attributes = [...element.attributes].map((attribute: Attr) => `[${attribute.name}=${attribute.value}]`).join('');
  const name = element.tagName + attributes;
  if (elementsOf(element).length > 0) return `${name}(${listOf(element)})`;
  if (!element.hasChildNodes()) return name;
  // A key prefix is text, also where it has digits alone.
  return `${name}:${element.localName === 'keyPrefix' ? 'text' : kindOf(element.textContent ?? '')}`;
}

function elementsOf(parent: Element): Element[] {
  return [...parent.childNodes].filter((child: Node): child is Element => child.nodeType === 1);
}

function kindOf(text: string): string {
  if (/^(?:true|false)$/.test(text)) return 'boolean';
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return 'dateTime';
  if (/^-?\d+\.\d+$/.test(text)) return 'double';
  if (/^(?:0|[1-9]\d*)$/.test(text)) return 'int';
  return /^[0-9A-Za-z]{18}$/.test(text) ? 'id' : 'text';
}

/** Markup without values, to compare spelling: quotes, self-closing tags, the declaration, white space between elements. */
export function markupOf(xml: string): string {
  return xml.replace(/>[^<]*[^<\s][^<]*</g, '><');
}
