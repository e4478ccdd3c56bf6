import type { ResultColumn, ResultSet } from '../soql/result-set.ts';
import type { Field, FieldDataType } from '../store/field-definition.ts';
import type { Store } from '../store/store.ts';

/** One column as `columns=true` tells it. Parents and children are columns whose own columns are joined to them. */
interface ColumnJson {
  readonly aggregate: boolean;
  readonly apexType: string | null;
  readonly booleanType: boolean;
  readonly columnName: string;
  readonly custom: boolean;
  readonly displayName: string;
  readonly foreignKeyName: string | null;
  readonly insertable: boolean;
  readonly joinColumns: ColumnJson[];
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly updatable: boolean;
}

/** The answer to a query with `columns=true`: what the records would have, without the records. */
export function columnsJson(store: Store, result: ResultSet, hasGroupBy: boolean): object {
  return {
    columnMetadata: joinColumns(result.columns),
    entityName: result.objectName,
    groupBy: hasGroupBy,
    idSelected: result.columns.some(({ name }) => name === 'Id'),
    keyPrefix: store.table(result.objectName)?.object.keyPrefix ?? null,
  };
}

/** Puts columns of one parent together, where the first of them stands: `Owner.Name`, `Owner.Alias`. */
function joinColumns(columns: readonly ResultColumn[]): ColumnJson[] {
  const json: ColumnJson[] = [];
  const parents = new Map<string, ResultColumn[]>();
  for (const column of columns) {
    const dot = column.isAggregate === true ? -1 : column.name.indexOf('.');
    if (dot < 0) {
      json.push(columnJson(column));
      continue;
    }
    const parent = column.name.slice(0, dot);
    const own = { ...column, name: column.name.slice(dot + 1) };
    const known = parents.get(parent);
    if (known !== undefined) known.push(own);
    else {
      parents.set(parent, [own]);
      json.push({ ...plain(parent), apexType: null, foreignKeyName: parent });
    }
  }
  return json.map((column) => {
    const joined = parents.get(column.columnName);
    return joined === undefined ? column : { ...column, joinColumns: joinColumns(joined) };
  });
}

function columnJson({ name, field, children, isAggregate = false }: ResultColumn): ColumnJson {
  if (children !== undefined) return { ...plain(name), aggregate: true, joinColumns: joinColumns(children) };
  if (field === undefined) return { ...plain(name), aggregate: isAggregate };
  return { ...plain(name), ...typeJson(field), aggregate: isAggregate, insertable: field.createable, updatable: field.updateable };
}

function plain(name: string): ColumnJson {
  return {
    aggregate: false,
    apexType: null,
    booleanType: false,
    columnName: name,
    custom: /__[cr]$/.test(name),
    displayName: name,
    foreignKeyName: null,
    insertable: false,
    joinColumns: [],
    numberType: false,
    textType: false,
    updatable: false,
  };
}

const APEX_TYPES: Readonly<Partial<Record<FieldDataType, string>>> = {
  id: 'Id',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  double: 'Double',
  currency: 'Double',
  percent: 'Double',
  date: 'Date',
  datetime: 'Datetime',
  time: 'Time',
  address: 'Address',
  location: 'Location',
  base64: 'Blob',
};

function typeJson({ type, custom }: Field): Pick<ColumnJson, 'apexType' | 'booleanType' | 'custom' | 'numberType' | 'textType'> {
  const apexType = APEX_TYPES[type] ?? 'String';
  return {
    apexType,
    booleanType: apexType === 'Boolean',
    custom,
    numberType: apexType === 'Integer' || apexType === 'Double',
    textType: apexType === 'String',
  };
}
