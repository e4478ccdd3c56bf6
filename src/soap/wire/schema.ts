/**
 * The wire schema: which elements each type, header and operation has on the wire, for all API versions at once, as plain data
 * that reads like the protocol's own notation. The generator writes it (generated/partner/schema.ts); the codecs are compiled from it on first use.
 *
 * ```
 * entry   = [range] ["extends" Name] field* ["*"]      "*": any element of the namespace may follow
 * field   = name ":" type occurs ["~"] [range]         "~": nillable
 * occurs  = ""        exactly one
 *         | "?"       none or one
 *         | "[]"      any number
 *         | "[a..b]"  from a to b; b may be "*"
 * range   = "@" span ("," span)*
 * span    = since | since ".." until | ".." until      whole API versions, both ends included
 * ```
 *
 * `errors:Error[] id:ID~ success:boolean` and `current:int@..59 current:long@60` are examples. A field that was changed or moved stands
 * twice, with disjoint ranges. Types without an entry are XML Schema's own (`string`, `boolean`, `int`, …).
 */
export interface WireSchema {
  /** Complex types of the Partner namespace, base-type fields not repeated. */
  readonly types: Readonly<Record<string, string>>;
  /** Complex types of the record namespace. */
  readonly records: Readonly<Record<string, string>>;
  /** Complex types of the fault namespace; a fault's detail element has the name of its type. */
  readonly faults: Readonly<Record<string, string>>;
  /** Simple types, all namespaces, with the XML Schema type they restrict. */
  readonly simple: Readonly<Record<string, string>>;
  /** Header blocks by element name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly operations: Readonly<Record<string, WireOperation>>;
}

export interface WireOperation {
  /** Versions that have it; absent: all. */
  readonly range?: string;
  /** Request fields, an arrow, response fields: `queryString:string -> result:QueryResult`. */
  readonly call: string;
  /** Header blocks that the binding declares: `SessionHeader CallOptions QueryOptions@31 -> LimitInfoHeader`. */
  readonly headers: string;
  /** Declared faults. An operation may fault with others, or without declaring any. */
  readonly faults: string;
}

export interface WireEntry {
  readonly range: VersionRange | undefined;
  readonly base: string | undefined;
  readonly fields: readonly WireField[];
  readonly any: boolean;
}

export interface WireField {
  readonly name: string;
  readonly type: string;
  readonly min: number;
  readonly max: number;
  readonly nillable: boolean;
  readonly range: VersionRange | undefined;
}

/** Spans of whole API versions, both ends included. */
export type VersionRange = readonly { readonly since: number; readonly until: number }[];

export function parseEntry(text: string): WireEntry {
  const words = text.split(/\s+/).filter((word) => word !== '');
  let at = 0;
  const range = words[at]?.startsWith('@') ? parseRange(words[at++]!) : undefined;
  let base: string | undefined;
  if (words[at] === 'extends') {
    base = words[at + 1];
    at += 2;
  }
  const any = words.at(-1) === '*';
  const fields = words.slice(at, any ? -1 : undefined).map(parseField);
  return { range, base, fields, any };
}

const FIELD = /^(\w+):(\w+)(\?|\[\]|\[(\d+)\.\.(\d+|\*)\])?(~)?(@\S+)?$/;

function parseField(word: string): WireField {
  const match = FIELD.exec(word);
  if (match === null) throw new SyntaxError(`Wire schema: "${word}" is not a field (name:type, then ?, [] or [a..b], ~, @range).`);
  const [, name, type, occurs, from, to, nil, range] = match;
  return {
    name: name!,
    type: type!,
    min: occurs === undefined ? 1 : from === undefined ? 0 : Number(from),
    max: occurs === undefined || occurs === '?' ? 1 : to === undefined || to === '*' ? Number.POSITIVE_INFINITY : Number(to),
    nillable: nil !== undefined,
    range: range === undefined ? undefined : parseRange(range),
  };
}

/** `@37`, `@..59`, `@42..46`, `@45..45,47`. */
export function parseRange(text: string): VersionRange {
  return text
    .slice(1)
    .split(',')
    .map((span) => {
      const match = /^(\d+)?(\.\.(\d+))?$/.exec(span);
      if (match === null || span === '') throw new SyntaxError(`Wire schema: "${text}" is not a version range.`);
      const since = match[1] === undefined ? 0 : Number(match[1]);
      return { since, until: match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]) };
    });
}

export function isInRange(range: VersionRange | undefined, version: number): boolean {
  return range === undefined || range.some((span) => version >= span.since && version <= span.until);
}

/** The two sides of an arrow. */
export function splitArrow(text: string): [string, string] {
  const arrow = text.indexOf('->');
  if (arrow < 0) throw new SyntaxError(`Wire schema: "${text}" has no "->".`);
  return [text.slice(0, arrow).trim(), text.slice(arrow + 2).trim()];
}

/** `SessionHeader MruHeader@31` → names with their ranges. */
export function parseNames(text: string): readonly { readonly name: string; readonly range: VersionRange | undefined }[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const at = word.indexOf('@');
      return at < 0 ? { name: word, range: undefined } : { name: word.slice(0, at), range: parseRange(word.slice(at)) };
    });
}
