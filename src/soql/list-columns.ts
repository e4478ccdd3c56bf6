import type { Column } from '../rows.ts';
import { readSelectList, type SelectColumn } from './select-list.ts';
import { type Describe, findField } from './shape.ts';

/**
 * The columns of a query in the order of its SELECT list, `FIELDS()` spelled out; undefined for a text that is no query. Objects are described
 * only for `FIELDS()` and where types are wanted; a column whose type cannot be told has none.
 */
export async function listColumns(soql: string, describe: Describe, wantsTypes: boolean): Promise<readonly Column[] | undefined> {
  const list = readSelectList(soql);
  if (list === undefined) return undefined;
  const columns: Column[] = [];
  for (const column of list.columns) {
    if ('fields' in column) {
      const { fields } = await describe(list.object);
      const chosen = fields.filter(({ custom }) => column.fields === 'ALL' || custom === (column.fields === 'CUSTOM'));
      columns.push(...chosen.map(({ name, type }) => (wantsTypes ? { name, type } : { name })));
      continue;
    }
    const type = wantsTypes ? await typeOf(column, list.object, describe) : undefined;
    columns.push(type === undefined ? { name: column.name } : { name: column.name, type });
  }
  return columns;
}

const TYPES: Readonly<Record<string, string>> = {
  COUNT: 'int',
  COUNT_DISTINCT: 'int',
  GROUPING: 'int',
  AVG: 'double',
  DISTANCE: 'double',
  TOLABEL: 'string',
  FORMAT: 'string',
  CONVERTCURRENCY: 'currency',
  DAY_ONLY: 'date',
};

/** Of a path, the field's; of SUM, MIN and MAX the field's as well; a year or a day of the week is a number. */
async function typeOf({ path, call = '' }: SelectColumn, object: string, describe: Describe): Promise<string | undefined> {
  const known = TYPES[call] ?? (/^(CALENDAR|FISCAL|DAY|WEEK|HOUR)_/.test(call) ? 'int' : undefined);
  if (known !== undefined || path === undefined) return known;
  // The server has taken the query: a name that describe does not have is one of the few that only queries know.
  return findField(describe, object, path).then(
    ({ field }) => field.type,
    () => undefined,
  );
}
