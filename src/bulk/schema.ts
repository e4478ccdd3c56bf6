/**
 * The bulk schema: the resources of both bulk APIs and the fields of their documents, as plain data in the notation of the Partner wire schema.
 * The generator writes it (generated/bulk); the codecs are compiled from it on first use.
 *
 * ```
 * type     = ["extends" Name] field* ["*"]         "*": any other field may follow
 * field    = name ":" type ["?" | "[]"] ["~"] ["@" since]
 * call     = method path [body] "->" status [body]
 * body     = Type                                  a document: JSON, and XML in Bulk 1.0
 *          | "multipart:" Type                     a document, or a document and rows
 *          | "csv"                                 rows that pass through
 *          | "content" [":" Type]                  what the job's content type says: passes through, or, of XML and JSON jobs, a document
 * ```
 *
 * "~" after "?" means that JSON writes null for what is absent.
 */
export interface BulkSchema {
  /** What stands before every path: `/services/async/{version}/`. */
  readonly base: string;
  /** The element that a document type is written as in XML. */
  readonly roots: Readonly<Record<string, string>>;
  /** Types of one list that JSON writes as a bare array. */
  readonly bareArrays: readonly string[];
  /** Simple types, with the XML Schema type that has the same values. */
  readonly simple: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, string>>;
  readonly resources: Readonly<Record<string, BulkResource>>;
}

/** One resource in one line, and what does not fit into it. */
export interface BulkResource {
  readonly call: string;
  /** First version that has it. */
  readonly since: number;
  /** Parameters behind the "?". */
  readonly query?: string;
  /** Request headers of its own, an arrow, response headers of its own. */
  readonly headers?: string;
}

/** A document type as one API version has it. */
export interface BulkType {
  readonly name: string;
  /** Those of the base type first. */
  readonly fields: readonly BulkField[];
  readonly open: boolean;
}

/** A field, and how its value is checked and spelled. */
export interface BulkField {
  readonly name: string;
  readonly type: string;
  readonly kind: 'text' | 'boolean' | 'integer' | 'apiVersion' | 'dateTime' | 'object';
  readonly list: boolean;
  readonly optional: boolean;
  readonly nillable: boolean;
}

/** What a message holds; see the notation above. */
export type BulkBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'csv' }
  | { readonly kind: 'document'; readonly type: string }
  | { readonly kind: 'multipart'; readonly type: string }
  | { readonly kind: 'content'; readonly type: string | undefined };

/** A resource's line, taken apart. */
export interface BulkCall {
  readonly method: string;
  readonly path: string;
  readonly query: readonly BulkField[];
  readonly body: BulkBody;
  readonly status: number;
  readonly result: BulkBody;
  readonly requestHeaders: readonly string[];
  readonly responseHeaders: readonly string[];
}

/** A schema seen from one API version: types are parsed when they are first asked for. */
export class BulkTypes {
  readonly schema: BulkSchema;
  readonly #version: number;
  readonly #types = new Map<string, BulkType>();

  constructor(schema: BulkSchema, version: number) {
    this.schema = schema;
    this.#version = version;
  }

  get(name: string): BulkType {
    let type = this.#types.get(name);
    if (type === undefined) this.#types.set(name, (type = this.#parse(name)));
    return type;
  }

  call(resource: BulkResource): BulkCall {
    const [left, right] = resource.call.split(' -> ') as [string, string];
    const [method, path, body] = left.split(' ') as [string, string, string | undefined];
    const [status, result] = right.split(' ') as [string, string | undefined];
    const [requestHeaders = '', responseHeaders = ''] = (resource.headers ?? '').split('->');
    return {
      method,
      path,
      query: words(resource.query ?? '').map((word) => this.#field(word)),
      body: parseBody(body),
      status: Number(status),
      result: parseBody(result),
      requestHeaders: words(requestHeaders),
      responseHeaders: words(responseHeaders),
    };
  }

  #parse(name: string): BulkType {
    const text = this.schema.types[name];
    if (text === undefined) throw new RangeError(`Bulk schema: no type "${name}".`);
    const parts = words(text);
    const isDerived = parts[0] === 'extends';
    const base = isDerived ? this.get(parts[1]!).fields : [];
    const own = isDerived ? parts.slice(2) : parts;
    const open = own.at(-1) === '*';
    const fields = (open ? own.slice(0, -1) : own).filter((word) => this.#exists(word)).map((word) => this.#field(word));
    return { name, fields: [...base, ...fields], open };
  }

  #exists(word: string): boolean {
    const at = word.indexOf('@');
    return at < 0 || Number(word.slice(at + 1)) <= this.#version;
  }

  #field(word: string): BulkField {
    const match = /^(\w+):(\w+)(\?|\[\])?(~)?(@\d+)?$/.exec(word);
    if (match === null) throw new SyntaxError(`Bulk schema: "${word}" is not a field (name:type, then ? or [], ~, @since).`);
    const [, name, type, occurs, nil] = match as unknown as [string, string, string, string | undefined, string | undefined];
    return { name, type, kind: this.#kind(type), list: occurs === '[]', optional: occurs !== undefined, nillable: nil !== undefined };
  }

  #kind(type: string): BulkField['kind'] {
    if (type === 'ApiVersion') return 'apiVersion';
    if (Object.hasOwn(this.schema.types, type)) return 'object';
    switch (this.schema.simple[type] ?? type) {
      case 'string':
        return 'text';
      case 'boolean':
        return 'boolean';
      case 'int':
      case 'long':
        return 'integer';
      case 'dateTime':
        return 'dateTime';
      default:
        throw new RangeError(`Bulk schema: no type "${type}".`);
    }
  }
}

function parseBody(text: string | undefined): BulkBody {
  if (text === undefined) return { kind: 'none' };
  if (text === 'csv') return { kind: 'csv' };
  if (text === 'content') return { kind: 'content', type: undefined };
  if (text.startsWith('content:')) return { kind: 'content', type: text.slice('content:'.length) };
  if (text.startsWith('multipart:')) return { kind: 'multipart', type: text.slice('multipart:'.length) };
  return { kind: 'document', type: text };
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
