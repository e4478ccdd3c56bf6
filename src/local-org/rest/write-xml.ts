import { XSI } from '../../xml/scope.ts';
import { XmlWriter } from '../../xml/writer.ts';
import { JsonNumber } from '../services-data/write-json.ts';

type Members = Readonly<Record<string, unknown>>;

/** An answer as XML, for those who ask for that: the members as elements, a record's `attributes` as attributes. */
export function writeXml(value: unknown): string {
  const writer = new XmlWriter();
  writer.text = '<?xml version="1.0" encoding="UTF-8"?>';
  const [root, content] = rootOf(value);
  write(writer, root, content, ` xmlns:xsi="${XSI}"`);
  return writer.text;
}

/** The names that the guide's examples have; for what it shows in JSON alone the name is our choice. */
function rootOf(value: unknown): [string, unknown] {
  if (Array.isArray(value)) {
    const [first] = value as (Members | undefined)[];
    if (first !== undefined && 'errorCode' in first) return ['Errors', { Error: value }];
    if (first !== undefined && 'version' in first) return ['Versions', { Version: value }];
    return ['Results', { Result: value }];
  }
  const members = value as Members;
  if ('records' in members && 'done' in members) return ['QueryResult', value];
  if ('success' in members) return ['Result', value];
  return [typeOf(members) ?? 'Response', value];
}

function typeOf({ attributes }: Members): string | undefined {
  return (attributes as { readonly type?: string } | undefined)?.type;
}

function write(writer: XmlWriter, name: string, value: unknown, attributes = ''): void {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    for (const item of value) write(writer, name, item);
  } else if (value === null) writer.text += `<${name} xsi:nil="true"/>`;
  else if (value instanceof JsonNumber) writer.text += `<${name}>${value.digits}</${name}>`;
  else if (typeof value === 'object') writeMembers(writer, name, value as Members, attributes);
  else {
    writer.text += `<${name}>`;
    writer.writeText(String(value), name);
    writer.text += `</${name}>`;
  }
}

function writeMembers(writer: XmlWriter, name: string, members: Members, attributes: string): void {
  writer.text += `<${name}${attributes}`;
  for (const [attribute, text] of Object.entries((members.attributes as Members | undefined) ?? {})) {
    writer.text += ` ${attribute}="`;
    writer.writeText(String(text), attribute);
    writer.text += '"';
  }
  writer.text += '>';
  for (const [member, value] of Object.entries(members)) if (member !== 'attributes') write(writer, member, value);
  writer.text += `</${name}>`;
}
