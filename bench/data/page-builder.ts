/** A page as plain data; records as they come off the wire. */
export interface Page {
  done: boolean;
  queryLocator: string | null;
  records: Record<string, unknown>[];
  size: number;
}

/** What a parser of events calls: attributes are what xsi:type and xsi:nil say. */
export interface DocumentBuilder {
  start(name: string, type: string | undefined, nil: string | undefined): void;
  text(text: string): void;
  end(name: string): void;
  result(): unknown;
}

type Container = Record<string, unknown> | Page;

/**
 * What a good engineer would put behind an event parser to read a query's records: containers are known by xsi:type, everything else is text.
 */
export class PageBuilder implements DocumentBuilder {
  page: Page | undefined;
  readonly #take: ((record: unknown) => void) | undefined;
  readonly #open: Container[] = [];
  #top: Container | undefined;
  #isLeaf = false;
  #isNil = false;
  #text = '';

  /** `take` is given each record of the page when it is complete; they are kept in the page otherwise. */
  constructor(take?: (record: unknown) => void) {
    this.#take = take;
  }

  start(name: string, type: string | undefined, nil: string | undefined): void {
    const top = this.#top;
    if (top === undefined) {
      if (name === 'result' && this.page === undefined) this.page = this.#enter(newPage());
      return;
    }
    if (type === 'sf:sObject') this.#attach(top, name, this.#enter({ type: '', Id: null }));
    else if (type === 'QueryResult') this.#attach(top, name, this.#enter(newPage()));
    else {
      this.#isLeaf = true;
      this.#isNil = nil === 'true';
      this.#text = '';
    }
  }

  text(text: string): void {
    if (this.#isLeaf) this.#text += text;
  }

  end(name: string): void {
    const top = this.#top;
    if (this.#isLeaf) {
      this.#isLeaf = false;
      this.#set(top!, name);
    } else if (top !== undefined) {
      this.#open.pop();
      this.#top = this.#open.at(-1);
      if (this.#take !== undefined && this.#top !== undefined && this.#top === this.page) this.#take(this.page.records.pop());
    }
  }

  result(): Page {
    if (this.page === undefined) throw new Error('There is no result in the document.');
    return this.page;
  }

  #enter<T extends Container>(container: T): T {
    this.#open.push(container);
    this.#top = container;
    return container;
  }

  #attach(parent: Container, name: string, value: Container): void {
    if (isPage(parent)) parent.records.push(value as Record<string, unknown>);
    else parent[localName(name)] = value;
  }

  #set(parent: Container, name: string): void {
    const value = this.#isNil ? null : this.#text;
    if (!isPage(parent)) parent[localName(name)] = value;
    else if (name === 'done') parent.done = value === 'true';
    else if (name === 'size') parent.size = Number(value);
    else if (name === 'queryLocator') parent.queryLocator = value;
  }
}

function newPage(): Page {
  return { done: false, queryLocator: null, records: [], size: 0 };
}

function isPage(container: Container): container is Page {
  return Array.isArray(container.records);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
