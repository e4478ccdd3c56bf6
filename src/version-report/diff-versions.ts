import type { DeclaredField, DeclaredOperation, DeclaredSurface, DeclaredType } from './declared-surface.ts';
import { declaredSurface, requireVersion } from './declared-surface.ts';

/** What a difference is about. `order` is the order of a type's fields; `binding` a header block of an operation; `code` a value of a `codeType`. */
export type DifferenceSubject = 'operation' | 'binding' | 'fault' | 'header' | 'type' | 'field' | 'order' | 'codeType' | 'code';

/** One thing that the later version declares otherwise. Fields of an added or removed type are not listed again. */
export interface Difference {
  readonly subject: DifferenceSubject;
  readonly change: 'added' | 'removed' | 'changed';
  /** `findDuplicates`, `SaveResult.errors`, `StatusCode.FLOW_EXCEPTION`; request fields as `describeLayout().layoutName`. */
  readonly name: string;
  /** As declared before, in the notation of the wire schema; undefined for what was added. */
  readonly before?: string | undefined;
  /** As declared now; undefined for what was removed. */
  readonly after?: string | undefined;
}

/** All differences between what two versions declare. */
export interface VersionDiff {
  readonly from: string;
  readonly to: string;
  readonly differences: readonly Difference[];
}

/** Compares what two versions declare, in either direction. Throws RangeError for a version without a WSDL here. */
export function diffVersions(from: string, to: string): VersionDiff {
  const [before, after] = [declaredSurface(from), declaredSurface(to)];
  const differences = [
    ...diffOperations(before, after),
    ...diffTypes('header', before.headers, after.headers),
    ...diffTypes('type', before.types, after.types),
    ...diffCodes(before, after),
  ];
  return { from: `${requireVersion(from)}.0`, to: `${requireVersion(to)}.0`, differences };
}

function diffOperations(before: DeclaredSurface, after: DeclaredSurface): Difference[] {
  return diffMaps(before.operations, after.operations, 'operation', operationText, (name, old, now) => [
    ...diffFields(`${name}()`, old.request, now.request),
    ...diffFields(`${name}Response`, old.response, now.response),
    ...diffNames('binding', name, old.requestHeaders, now.requestHeaders),
    ...diffNames('binding', name, old.responseHeaders, now.responseHeaders),
    ...diffNames('fault', name, old.faults, now.faults),
  ]);
}

function diffTypes(
  subject: 'type' | 'header',
  before: ReadonlyMap<string, DeclaredType>,
  after: ReadonlyMap<string, DeclaredType>,
): Difference[] {
  return diffMaps(before, after, subject, typeText, (name, old, now) => diffFields(name, old.fields, now.fields));
}

function diffCodes(before: DeclaredSurface, after: DeclaredSurface): Difference[] {
  return diffMaps(
    before.codes,
    after.codes,
    'codeType',
    (values) => values.join(' '),
    (name, old, now) => diffNames('code', name, old, now),
  );
}

function diffFields(owner: string, before: readonly DeclaredField[], after: readonly DeclaredField[]): Difference[] {
  const fields = diffMaps(byName(before), byName(after), 'field', fieldText, (name, old, now) =>
    old.declared === now.declared ? [] : [{ subject: 'field', change: 'changed', name, before: old.declared, after: now.declared }],
  );
  return [...fields.map((each) => ({ ...each, name: `${owner}.${each.name}` })), ...diffOrder(owner, before, after)];
}

/** Order matters to requests alone, and there to every field that both versions have. */
function diffOrder(owner: string, before: readonly DeclaredField[], after: readonly DeclaredField[]): Difference[] {
  const common = (fields: readonly DeclaredField[], others: readonly DeclaredField[]): string =>
    fields
      .map((field) => field.name)
      .filter((name) => others.some((other) => other.name === name))
      .join(' ');
  const [old, now] = [common(before, after), common(after, before)];
  return old === now ? [] : [{ subject: 'order', change: 'changed', name: owner, before: old, after: now }];
}

function diffNames(subject: DifferenceSubject, owner: string, before: readonly string[], after: readonly string[]): Difference[] {
  const [old, now] = [new Set(before), new Set(after)];
  return [
    ...after.filter((name) => !old.has(name)).map((name) => ({ subject, change: 'added', name: `${owner}.${name}`, after: name }) as const),
    ...before
      .filter((name) => !now.has(name))
      .map((name) => ({ subject, change: 'removed', name: `${owner}.${name}`, before: name }) as const),
  ];
}

function diffMaps<Item>(
  before: ReadonlyMap<string, Item>,
  after: ReadonlyMap<string, Item>,
  subject: DifferenceSubject,
  textOf: (item: Item) => string,
  compare: (name: string, old: Item, now: Item) => Difference[],
): Difference[] {
  const differences: Difference[] = [];
  for (const [name, now] of after) {
    const old = before.get(name);
    if (old === undefined) differences.push({ subject, change: 'added', name, after: textOf(now) });
    else differences.push(...compare(name, old, now));
  }
  for (const [name, old] of before) if (!after.has(name)) differences.push({ subject, change: 'removed', name, before: textOf(old) });
  return differences;
}

function byName(fields: readonly DeclaredField[]): ReadonlyMap<string, DeclaredField> {
  return new Map(fields.map((field) => [field.name, field]));
}

function fieldText(field: DeclaredField): string {
  return field.declared;
}

function fieldsText(fields: readonly DeclaredField[]): string {
  return fields.map((field) => `${field.name}:${field.declared}`).join(' ');
}

function typeText({ base, fields, any }: DeclaredType): string {
  return [
    ...(base === undefined ? [] : [`extends ${base}`]),
    ...(fields.length === 0 ? [] : [fieldsText(fields)]),
    ...(any ? ['*'] : []),
  ].join(' ');
}

function operationText({ request, response }: DeclaredOperation): string {
  return `${fieldsText(request)} -> ${fieldsText(response)}`.trim();
}
