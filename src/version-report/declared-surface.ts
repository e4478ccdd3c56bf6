import { codeHistory } from '../../generated/partner/code-history.ts';
import { schema } from '../../generated/partner/schema.ts';
import { versions } from '../../generated/versions.ts';
import { isInRange, parseEntry, parseNames, parseRange, splitArrow, type WireField } from '../soap/wire/schema.ts';

/** What one version declares, by name. */
export interface DeclaredSurface {
  readonly operations: ReadonlyMap<string, DeclaredOperation>;
  /** Complex types: of the API, of records, of faults. */
  readonly types: ReadonlyMap<string, DeclaredType>;
  readonly headers: ReadonlyMap<string, DeclaredType>;
  /** Simple types with their values. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

/** A complex type or a header block: its base and its own fields, in order. */
export interface DeclaredType {
  readonly base: string | undefined;
  readonly fields: readonly DeclaredField[];
  /** Any element may follow the fields. */
  readonly any: boolean;
}

/** A field with what is declared of it: `Error[]~`, in the notation of the wire schema. */
export interface DeclaredField {
  readonly name: string;
  readonly declared: string;
}

/** An operation with its fields, header blocks and faults. */
export interface DeclaredOperation {
  readonly request: readonly DeclaredField[];
  readonly response: readonly DeclaredField[];
  readonly requestHeaders: readonly string[];
  readonly responseHeaders: readonly string[];
  readonly faults: readonly string[];
}

/** Reads off the wire schema what one version declares. Throws RangeError for a version that has no WSDL here. */
export function declaredSurface(version: string): DeclaredSurface {
  const number = requireVersion(version);
  return {
    operations: operationsAt(number),
    types: typesAt({ ...schema.types, ...schema.records, ...schema.faults }, number),
    headers: typesAt(schema.headers, number),
    codes: codesAt(number),
  };
}

/** '62.0' or '62' as a number. Throws RangeError, with the versions there are, for one without a WSDL here. */
export function requireVersion(version: string): number {
  const number = Number(version);
  if (versions.some((each) => Number(each.version) === number)) return number;
  throw new RangeError(`API version ${version} has no WSDL here; there are ${versions[0]!.version} to ${versions.at(-1)!.version}.`);
}

function typesAt(entries: Readonly<Record<string, string>>, version: number): ReadonlyMap<string, DeclaredType> {
  const types = new Map<string, DeclaredType>();
  for (const [name, text] of Object.entries(entries)) {
    const { range, base, fields, any } = parseEntry(text);
    if (isInRange(range, version)) types.set(name, { base, fields: fieldsAt(fields, version), any });
  }
  return types;
}

function operationsAt(version: number): ReadonlyMap<string, DeclaredOperation> {
  const operations = new Map<string, DeclaredOperation>();
  for (const [name, { range, call, headers, faults }] of Object.entries(schema.operations)) {
    if (range !== undefined && !isInRange(parseRange(range), version)) continue;
    const [request, response] = splitArrow(call);
    const [requestHeaders, responseHeaders] = splitArrow(headers);
    operations.set(name, {
      request: fieldsAt(parseEntry(request).fields, version),
      response: fieldsAt(parseEntry(response).fields, version),
      requestHeaders: namesAt(requestHeaders, version),
      responseHeaders: namesAt(responseHeaders, version),
      faults: namesAt(faults, version),
    });
  }
  return operations;
}

function codesAt(version: number): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, readonly string[]>();
  for (const [name, { range, values }] of Object.entries(codeHistory)) {
    if (range === '' || isInRange(parseRange(range), version)) codes.set(name, namesAt(values, version));
  }
  return codes;
}

function namesAt(text: string, version: number): string[] {
  return parseNames(text)
    .filter((each) => isInRange(each.range, version))
    .map((each) => each.name);
}

function fieldsAt(fields: readonly WireField[], version: number): DeclaredField[] {
  return fields
    .filter((field) => isInRange(field.range, version))
    .map((field) => ({ name: field.name, declared: `${field.type}${occurs(field)}${field.nillable ? '~' : ''}` }));
}

function occurs({ min, max }: WireField): string {
  if (max === 1) return min === 0 ? '?' : '';
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '[]' : `[${min}..*]`;
  return `[${min}..${max}]`;
}
