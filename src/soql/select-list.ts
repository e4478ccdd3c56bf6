/** One column of a SELECT list. */
export interface SelectColumn {
  /** As the answer names it: a path, an alias, the relationship of a child query, `expr0` and so on for what has no name. */
  readonly name: string;
  /** The field that the value is of, from the queried object on; undefined for child queries and TYPEOF. */
  readonly path: string | undefined;
  /** The outermost function, in capitals. */
  readonly call: string | undefined;
}

/** `FIELDS(STANDARD)`: columns that only a describe can tell. */
export interface FieldsColumn {
  readonly fields: 'ALL' | 'STANDARD' | 'CUSTOM';
}

/** What a query selects, and from what. */
export interface SelectList {
  /** As written. */
  readonly object: string;
  /** None for `SELECT COUNT()`, whose answer is a size alone. */
  readonly columns: readonly (SelectColumn | FieldsColumn)[];
}

/** Reads the SELECT list of a query; undefined for a text that is none. */
export function readSelectList(soql: string): SelectList | undefined {
  const cut = cutSelectList(soql);
  if (cut === undefined) return undefined;
  const [, object, alias] = /^\sFROM\s+(\w+)(?:\s+(?:AS\s+)?(\w+))?/i.exec(soql.slice(cut.end)) ?? [];
  if (object === undefined) return undefined;
  if (cut.items.length === 1 && /^COUNT\s*\(\s*\)$/i.test(cut.items[0]!)) return { object, columns: [] };
  const own = new Set([object.toLowerCase(), alias?.toLowerCase()]);
  const isGrouped = cut.items.some((item) => GROUPING_CALL.test(item)) || /\sGROUP\s+BY\s/i.test(soql.slice(cut.end));
  let unnamed = 0;
  const columns = cut.items.map((item) => {
    const which = /^FIELDS\s*\(\s*(ALL|STANDARD|CUSTOM)\s*\)$/i.exec(item)?.[1];
    if (which !== undefined) return { fields: which.toUpperCase() as FieldsColumn['fields'] };
    const { name, path, call } = readItem(item);
    const ownPath = path?.replace(/^(\w+)\./, (prefix, first: string) => (own.has(first.toLowerCase()) ? '' : prefix));
    // Groups are no records with parents: the answer names the field alone.
    const pathName = isGrouped ? ownPath?.slice(ownPath.lastIndexOf('.') + 1) : ownPath;
    return { name: name ?? (KEEPS_NAME.has(call ?? '') ? pathName : undefined) ?? `expr${unnamed++}`, path: ownPath, call };
  });
  return { object, columns };
}

/** Names of the columns that a query asks for; undefined where only the answer can tell (`FIELDS(ALL)`), or the text is no SELECT. */
export function selectColumns(soql: string): readonly string[] | undefined {
  const names = readSelectList(soql)?.columns.map((column) => ('fields' in column ? undefined : column.name));
  return names?.every((name) => name !== undefined) ? names : undefined;
}

/** The object behind FROM, as written; undefined for a text that is no SELECT. */
export function selectedObject(soql: string): string | undefined {
  return readSelectList(soql)?.object;
}

const GROUPING_CALL = /^(COUNT|COUNT_DISTINCT|SUM|AVG|MIN|MAX|GROUPING)\s*\(/i;
/** Functions whose value keeps the name of its field; '' for none at all. */
const KEEPS_NAME: ReadonlySet<string> = new Set(['', 'TOLABEL', 'CONVERTCURRENCY', 'FORMAT']);

/** The text between SELECT and its FROM, cut at the commas that stand in no parentheses, and where it ends. */
function cutSelectList(soql: string): { readonly items: readonly string[]; readonly end: number } | undefined {
  const start = /^\s*SELECT\s/i.exec(soql);
  if (start === null) return undefined;
  const items: string[] = [];
  let depth = 0;
  let from = start[0].length;
  for (let at = from; at < soql.length; at++) {
    const character = soql[at];
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (depth > 0) continue;
    else if (character === ',' && !/^\s*TYPEOF\s(?!.*\sEND\s*$)/is.test(soql.slice(from, at))) {
      items.push(soql.slice(from, at).trim());
      from = at + 1;
    } else if (/^\sFROM\s/i.test(soql.slice(at, at + 6))) return { items: [...items, soql.slice(from, at).trim()], end: at };
  }
  return undefined;
}

function readItem(item: string): { name: string | undefined; path: string | undefined; call: string | undefined } {
  const children = /^\(\s*SELECT\b[\s\S]*?\sFROM\s+([\w.]+)/i.exec(item) ?? /^TYPEOF\s+([\w.]+)/i.exec(item);
  if (children !== null) return { name: children[1]!.slice(children[1]!.lastIndexOf('.') + 1), path: undefined, call: 'SELECT' };
  const call = /^(\w+)\s*\(([\s\S]*)\)\s*(\w*)$/.exec(item);
  if (call === null) {
    const [path, alias] = item.split(/\s+/);
    return { name: alias, path, call: undefined };
  }
  const inner = readItem(call[2]!.trim());
  return { name: call[3] || undefined, path: inner.path, call: call[1]!.toUpperCase() };
}
