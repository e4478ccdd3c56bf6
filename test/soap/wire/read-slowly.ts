import { SaxesParser } from 'saxes';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

interface Node {
  readonly name: string;
  /** The local part of xsi:type. */
  readonly type: string;
  readonly nil: boolean;
  readonly children: Node[];
  text: string;
}

/** The records of a query's answer, read in the obvious way: a tree first, by saxes, and values second. */
export function readSlowly(document: string): unknown[] {
  const parser = new SaxesParser({ xmlns: true });
  const stack: Node[] = [{ name: '', type: '', nil: false, children: [], text: '' }];
  parser.on('opentag', ({ local, attributes }) => {
    const instance = (name: string): string =>
      Object.values(attributes).find((each) => each.uri === XSI && each.local === name)?.value ?? '';
    const type = instance('type');
    const nil = ['true', '1'].includes(instance('nil'));
    const node: Node = { name: local, type: type.slice(type.indexOf(':') + 1), nil, children: [], text: '' };
    stack.at(-1)!.children.push(node);
    stack.push(node);
  });
  const addText = (part: string): void => {
    stack.at(-1)!.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void stack.pop());
  parser.write(document).close();
  const find = (node: Node): Node | undefined =>
    node.name === 'result' ? node : node.children.map(find).find((found) => found !== undefined);
  return (toValue(find(stack[0]!)!) as { records: unknown[] }).records;
}

function toValue(node: Node): unknown {
  if (node.nil) return null;
  if (node.type === 'QueryResult') {
    const value = (name: string): Node => node.children.find((child) => child.name === name)!;
    const records = node.children.filter((child) => child.name === 'records').map(toValue);
    return { done: value('done').text === 'true', queryLocator: toValue(value('queryLocator')), records, size: Number(value('size').text) };
  }
  if (node.type === 'location') return Object.fromEntries(node.children.map((child) => [child.name, Number(child.text)]));
  return node.type === 'sObject' ? toRecord(node) : node.text;
}

/** The last Id that is not nil counts; other names that stand twice become lists. */
function toRecord(node: Node): unknown {
  const fields = new Map<string, unknown[]>([
    ['type', []],
    ['Id', []],
  ]);
  for (const child of node.children) fields.set(child.name, [...(fields.get(child.name) ?? []), toValue(child)]);
  const record = {};
  for (const [name, values] of fields) {
    const value = name === 'Id' ? (values.findLast((each) => each !== null) ?? null) : values.length > 1 ? values : values[0];
    Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
  }
  return record;
}
