import type { ObjectType } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';
import { firstWeekday } from './date-range.ts';
import { invalidField, malformedQuery } from './query-error.ts';
import type { ParentAlias } from './syntax.ts';
import { dayOf, type ZoneOffset, zoneOffset } from './time-zone.ts';

/** What a query is run against. */
export interface QueryContext {
  readonly store: Store;
  /** Milliseconds. */
  readonly now: number;
  /** queryAll. Default false. */
  readonly includeDeleted?: boolean | undefined;
  /** Default: the newest. */
  readonly apiVersion?: number | undefined;
  /** Whose records USING SCOPE mine means. */
  readonly userId?: string | undefined;
  /** An IANA name: where the days of TODAY and its like start and end. Default GMT. */
  readonly timeZone?: string | undefined;
  /** The user's, such as en_US: on which day THIS_WEEK starts. Default en_US. */
  readonly locale?: string | undefined;
  /** Only rows with an id from `from` on and before `to` (PK chunking); ids of 15 characters. */
  readonly idRange?: { readonly from: string; readonly to?: string | undefined } | undefined;
}

/** What the names of a query mean: the object in FROM, and where the query was written. */
export interface Scope {
  readonly context: QueryContext;
  readonly store: Store;
  readonly object: ObjectType;
  /** Relationship paths by alias in lower case; the object's own aliases have an empty one. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
  /** Whether deleted rows count (queryAll, ALL ROWS). */
  readonly includeDeleted: boolean;
  readonly offset: ZoneOffset;
  readonly day: number;
  readonly firstWeekday: number;
  readonly relationships: RelationshipCount;
}

/** The scope of a query over an object. */
export function openScope(context: QueryContext, text: string, object: ObjectType, allRows: boolean): Scope {
  const offset = zoneOffset(context.timeZone);
  return {
    context,
    store: context.store,
    object,
    aliases: new Map([[object.name.toLowerCase(), []]]),
    text,
    includeDeleted: context.includeDeleted === true || allRows,
    offset,
    day: dayOf(offset, context.now),
    firstWeekday: firstWeekday(context.locale),
    relationships: new RelationshipCount(text),
  };
}

/** The scope of another FROM in the same query: of children, or of a semi-join. */
export function innerScope(scope: Scope, object: ObjectType): Scope {
  return { ...scope, object, aliases: new Map([[object.name.toLowerCase(), []]]) };
}

/** Adds the aliases that a FROM gives. */
export function withAliases(scope: Scope, alias: string | undefined, parents: readonly ParentAlias[]): Scope {
  if (alias === undefined && parents.length === 0) return scope;
  const aliases = new Map(scope.aliases);
  if (alias !== undefined) aliases.set(alias.toLowerCase(), []);
  for (const { path, alias: name } of parents) {
    if (aliases.has(name.toLowerCase())) throw malformedQuery(scope.text, path.at, `duplicate alias: ${name}`);
    const [first, ...rest] = path.names;
    const start = aliases.get(first!.toLowerCase());
    aliases.set(name.toLowerCase(), start === undefined ? path.names : [...start, ...rest]);
  }
  return { ...scope, aliases };
}

const MAX_PARENTS = 55;
const MAX_CHILDREN = 20;

/** Counts the relationships of a whole query, each once, and refuses too many (SOQL reference, Relationship Query Limitations). */
export class RelationshipCount {
  readonly #text: string;
  readonly #parents = new Set<string>();
  #children = 0;

  constructor(text: string) {
    this.#text = text;
  }

  addParent(path: string, at: number): void {
    this.#parents.add(path);
    if (this.#parents.size <= MAX_PARENTS) return;
    throw invalidField(this.#text, at, `No more than ${MAX_PARENTS} child-to-parent relationships can be specified in a query`);
  }

  addChildren(at: number): void {
    this.#children++;
    if (this.#children <= MAX_CHILDREN) return;
    throw malformedQuery(this.#text, at, `No more than ${MAX_CHILDREN} parent-to-child relationships can be specified in a query`);
  }
}
