/**
 * Names of the columns that a SOQL query asks for: paths as they stand, aliases, relationship names of child queries, `expr0` and so on for
 * what has no name. undefined where only the answer can tell (`FIELDS(ALL)`), or the text is no SELECT.
 */
export function selectColumns(soql: string): readonly string[] | undefined {
  const items = selectItems(soql);
  if (items === undefined || items.some((item) => /^FIELDS\s*\(/i.test(item))) return undefined;
  if (items.length === 1 && /^COUNT\s*\(\s*\)$/i.test(items[0]!)) return [];
  let unnamed = 0;
  return items.map((item) => columnName(item) ?? `expr${unnamed++}`);
}

/** The object behind FROM, as written; undefined for a text that is no SELECT. */
export function selectedObject(soql: string): string | undefined {
  const list = selectList(soql);
  return list === undefined ? undefined : /^\sFROM\s+(\w+)/i.exec(soql.slice(list.end))?.[1];
}

function selectItems(soql: string): readonly string[] | undefined {
  return selectList(soql)?.items;
}

/** The text between SELECT and its FROM, cut at the commas that stand in no parentheses, and where it ends. */
function selectList(soql: string): { readonly items: readonly string[]; readonly end: number } | undefined {
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

function columnName(item: string): string | undefined {
  const child = /^\(\s*SELECT\b[\s\S]*?\sFROM\s+([\w.]+)/i.exec(item);
  if (child !== null) return child[1];
  const chosen = /^TYPEOF\s+([\w.]+)/i.exec(item);
  if (chosen !== null) return chosen[1];
  const call = /^\w+\s*\(([\s\S]*)\)\s*(\w*)$/.exec(item);
  if (call === null) return plainName(item);
  if (call[2] !== '') return call[2];
  return /^(toLabel|convertCurrency|FORMAT)\b/i.test(item) ? columnName(call[1]!.trim()) : undefined;
}

/** `Name`, or the alias of `Name n`. */
function plainName(item: string): string {
  return item.split(/\s+/).at(-1)!;
}
