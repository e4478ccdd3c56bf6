// An XML document as a tree of elements with their namespaces resolved by scope. Read with fast-xml-parser, not with our own reader, so that
// a mistake in ours cannot hide in what is generated for it.
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** By the name as written, prefix included. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Namespaces in force here, by prefix; '' is the default namespace. */
  readonly scope: Readonly<Record<string, string>>;
  /** Text directly inside, joined. */
  readonly text: string;
}

export interface XmlDocument {
  readonly root: XmlElement;
  /** Texts of the comments before the root. */
  readonly headComments: readonly string[];
}

/** What a document that cannot be read is called, and what to do about it; the message starts with the file's name. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}

/** Reads a document. Throws DocumentError, with the file's name, for anything but well-formed XML. */
export function readElementTree(text: string, fileName = 'the document'): XmlDocument {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  requireMarkup(source, fileName);
  requireWellFormed(source, fileName);
  const nodes = parser.parse(source) as readonly ParsedNode[];
  const rootNode = nodes.find((node) => elementName(node) !== undefined);
  if (rootNode === undefined) throw new DocumentError(`${fileName}: the document has no root element. Download the file again.`);
  const headComments = nodes.slice(0, nodes.indexOf(rootNode)).flatMap(commentTexts);
  return { root: toElement(rootNode, { '': '', xml: 'http://www.w3.org/XML/1998/namespace' }, fileName), headComments };
}

/** Resolves `tns:ID` against the scope of the element it stands on. A name without a prefix is in the default namespace. */
export function resolveName(element: XmlElement, name: string): { namespace: string; name: string } | undefined {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const namespace = element.scope[prefix];
  return namespace === undefined ? undefined : { namespace, name: name.slice(colon + 1) };
}

// What fast-xml-parser gives with preserveOrder: an object with the tag as its key, and the attributes under ':@'.
type ParsedNode = Readonly<Record<string, unknown>>;

const COMMENT = '#comment';
const TEXT = '#text';
const ATTRIBUTES = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  commentPropName: COMMENT,
  textNodeName: TEXT,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

function requireMarkup(source: string, fileName: string): void {
  const head = source.replace(/^(\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)+/, '');
  if (head === '') throw new DocumentError(`${fileName}: the file is empty. Download it again.`);
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(head)) {
    throw new DocumentError(
      `${fileName}: this is an HTML page, not XML. Most likely a login page was saved: log in, then save the WSDL itself ("Save link as").`,
    );
  }
  if (/^<!doctype/i.test(head)) throw new DocumentError(`${fileName}: a DOCTYPE is not accepted; no WSDL of Salesforce has one.`);
  if (head.startsWith('<')) return;
  const line = head.slice(0, Math.max(head.indexOf('\n'), 0) || 80).trim();
  throw new DocumentError(
    `${fileName}: there is text before the first element: "${line.slice(0, 80)}". A browser adds such a line when a WSDL is copied from its window; ` +
      'delete everything above the XML declaration or save the file with "Save link as".',
  );
}

function requireWellFormed(source: string, fileName: string): void {
  const verdict = XMLValidator.validate(source);
  if (verdict === true) return;
  const { msg, line, col } = verdict.err;
  const rootTag = /<([\w:.-]+)[\s/>]/.exec(source)?.[1];
  if (rootTag !== undefined && !source.trimEnd().endsWith(`</${rootTag}>`)) {
    throw new DocumentError(`${fileName}: the file ends before its </${rootTag}>. It was cut off; download it again.`);
  }
  throw new DocumentError(`${fileName}:${line}:${col}: not well-formed XML: ${msg} Download the file again.`);
}

function toElement(node: ParsedNode, outer: Readonly<Record<string, string>>, fileName: string): XmlElement {
  const tag = elementName(node)!;
  const attributes = (node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>;
  const scope = innerScope(outer, attributes);
  const colon = tag.indexOf(':');
  const namespace = scope[colon < 0 ? '' : tag.slice(0, colon)];
  if (namespace === undefined) throw new DocumentError(`${fileName}: the prefix of <${tag}> is not declared.`);
  const content = node[tag] as readonly ParsedNode[];
  return {
    namespace,
    name: tag.slice(colon + 1),
    attributes,
    scope,
    children: content.filter((child) => elementName(child) !== undefined).map((child) => toElement(child, scope, fileName)),
    text: content
      .map((child) => child[TEXT])
      .filter((part) => typeof part === 'string')
      .join(''),
  };
}

function innerScope(
  outer: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const declared = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  return { ...outer, ...Object.fromEntries(declared.map(([name, uri]) => [name.slice('xmlns:'.length), uri])) };
}

function elementName(node: ParsedNode): string | undefined {
  return Object.keys(node).find((key) => key !== ATTRIBUTES && key !== TEXT && key !== COMMENT);
}

function commentTexts(node: ParsedNode): string[] {
  const content = node[COMMENT] as readonly ParsedNode[] | undefined;
  return content === undefined ? [] : content.map((part) => String(part[TEXT]));
}
