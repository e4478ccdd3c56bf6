import { SaxesParser } from 'saxes';

/** An XML element with its names resolved; text and comments are not kept, since a WSDL says everything in attributes. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Attributes without a namespace, by name. A prefixed attribute is another attribute, so it is not here. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Attributes whose value is a QName, as `namespace|name`, resolved where they stand. */
  readonly references: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
}

const QNAME_ATTRIBUTES = new Set(['type', 'base', 'element', 'message', 'binding']);

/** Reads a document into elements with the saxes parser. Throws its error, with line and column, for a document that is not well-formed. */
export function readElementTree(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = new Map<string, string>();
    const references = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.uri !== '') continue;
      attributes.set(attribute.local, attribute.value);
      if (QNAME_ATTRIBUTES.has(attribute.local)) references.set(attribute.local, resolveQName(parser, attribute.value));
    }
    const element: XmlElement = { namespace: tag.uri, name: tag.local, attributes, references, children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return root!;
}

function resolveQName(parser: { resolve(prefix: string): string | undefined }, value: string): string {
  const colon = value.indexOf(':');
  const prefix = colon < 0 ? '' : value.slice(0, colon);
  const namespace = parser.resolve(prefix);
  if (namespace === undefined && prefix !== '') throw new SyntaxError(`The prefix of "${value}" is not declared.`);
  return `${namespace ?? ''}|${value.slice(colon + 1)}`;
}
