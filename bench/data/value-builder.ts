import type { DocumentBuilder } from './page-builder.ts';
import { escapeText } from './query-response.ts';

/** What a reader has to know of a document's elements, by name; all others are text, or objects if they have children. */
export interface ElementKinds {
  readonly lists: ReadonlySet<string>;
  readonly booleans: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

interface Frame {
  readonly name: string;
  readonly isNil: boolean;
  text: string;
  children: Record<string, unknown> | undefined;
}

/** What a good engineer would put behind an event parser to read a result that is made of objects: elements are what a table says of their names. */
export class ValueBuilder implements DocumentBuilder {
  readonly #kinds: ElementKinds;
  readonly #open: Frame[] = [];
  #top: Frame | undefined;
  #result: unknown;

  constructor(kinds: ElementKinds) {
    this.#kinds = kinds;
  }

  start(name: string, _type: string | undefined, nil: string | undefined): void {
    this.#top = { name, isNil: nil === 'true', text: '', children: undefined };
    this.#open.push(this.#top);
  }

  text(text: string): void {
    if (this.#top !== undefined) this.#top.text += text;
  }

  end(name: string): void {
    const frame = this.#open.pop()!;
    this.#top = this.#open.at(-1);
    const value = frame.isNil ? null : (frame.children ?? this.#scalar(name, frame.text));
    if (this.#top === undefined) this.#result = value;
    else this.#add((this.#top.children ??= {}), name, value);
  }

  /** The document's root. */
  result(): unknown {
    return this.#result;
  }

  #scalar(name: string, text: string): unknown {
    if (this.#kinds.booleans.has(name)) return text === 'true';
    return this.#kinds.numbers.has(name) ? Number(text) : text;
  }

  #add(parent: Record<string, unknown>, name: string, value: unknown): void {
    if (!this.#kinds.lists.has(name)) parent[name] = value;
    else if (parent[name] === undefined) parent[name] = [value];
    else (parent[name] as unknown[]).push(value);
  }
}

/** An element's content as the servers write it: objects and lists as elements, null as xsi:nil. */
export function elementsOf(value: object): string {
  return Object.entries(value)
    .flatMap(([name, item]) => (Array.isArray(item) ? item.map((each) => [name, each] as const) : [[name, item] as const]))
    .map(([name, item]) => elementOf(name, item))
    .join('');
}

function elementOf(name: string, item: unknown): string {
  if (item === null) return `<${name} xsi:nil="true"/>`;
  const content = typeof item === 'object' ? elementsOf(item) : escapeText(String(item));
  return `<${name}>${content}</${name}>`;
}

/** The whole message. */
export function resultMessage(operation: string, results: readonly object[]): Buffer {
  const elements = results.map((result) => elementOf('result', result)).join('');
  return Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
      'xmlns="urn:partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>' +
      `<${operation}Response>${elements}</${operation}Response></soapenv:Body></soapenv:Envelope>`,
  );
}

/** What stands in `<result>`, in the tree of a reader that makes an object of each element. */
export function resultIn(tree: any, operation: string): unknown {
  return tree['soapenv:Body'][`${operation}Response`].result;
}

/** Without what says that there is nothing: null, empty lists, undefined. Readers differ in which of these they give, or whether they give any. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([, item]) => item !== undefined && item !== null && !(Array.isArray(item) && item.length === 0),
  );
  return Object.fromEntries(entries.map(([name, item]) => [name, bare(item)]));
}
