import type {
  FieldType,
  FunctionExp,
  HavingClause,
  LiteralType,
  Subquery,
  Condition as TheirCondition,
  Query as TheirQuery,
  WhereClause,
} from '@jetstreamapp/soql-parser-js';
import type { Argument, Condition, Expression, Literal, Query, SelectItem } from '../../../src/local-org/soql/syntax.ts';

/** What a query says, without the form in which a parser says it. */
export interface QueryFacts {
  readonly select: readonly (string | QueryFacts)[];
  readonly from: string;
  readonly alias: string | undefined;
  readonly scope: string | undefined;
  readonly where: Tree | undefined;
  readonly groupBy: readonly string[];
  readonly having: Tree | undefined;
  readonly orderBy: readonly string[];
  readonly limit: number | undefined;
  readonly offset: number | undefined;
  readonly purpose: string | undefined;
  readonly update: string | undefined;
}

type Tree = string | readonly ['AND' | 'OR' | 'NOT', ...Tree[]];

/** What our parser understood. */
export function ourFacts(query: Query): QueryFacts {
  const { grouping } = query;
  const keys = grouping?.keys.map(ourExpression) ?? [];
  return {
    select: query.select.map(ourItem),
    from: query.from.text,
    alias: query.alias,
    scope: query.scope?.text,
    where: query.where && ourTree(query.where),
    groupBy: grouping === undefined || grouping.kind === 'plain' ? keys : [`${grouping.kind.toUpperCase()}(${keys.join(',')})`],
    having: query.having && ourTree(query.having),
    orderBy: query.orderBy.map(
      ({ value, descending, nullsLast }) => `${ourExpression(value)} ${descending ? 'DESC' : 'ASC'} ${nullsLast ? 'LAST' : 'FIRST'}`,
    ),
    limit: query.limit?.value,
    offset: query.offset?.value,
    purpose: query.purposes[0],
    update: query.updates[0],
  };
}

function ourItem(item: SelectItem): string | QueryFacts {
  if (item.kind === 'children') return ourFacts(item.query);
  if (item.kind === 'value') return ourExpression(item.value) + (item.alias === undefined ? '' : ` AS ${item.alias.text}`);
  const branches = item.branches.map(({ object, fields }) => `${object.text}: ${fields.map(ourExpression).join(',')}`);
  if (item.otherwise !== undefined) branches.push(`else: ${item.otherwise.map(ourExpression).join(',')}`);
  return `TYPEOF ${item.reference.names.join('.')} ${branches.join('; ')}`;
}

function ourExpression(value: Expression): string {
  if (value.kind === 'path') return value.names.join('.');
  return `${value.name}(${value.args.map(ourArgument).join(',')})`;
}

function ourArgument(argument: Argument): string {
  return argument.kind === 'path' || argument.kind === 'call' ? ourExpression(argument) : ourLiteral(argument);
}

function ourLiteral(literal: Literal): string {
  if (literal.kind === 'range') return literal.count === undefined ? literal.name : `${literal.name}:${literal.count}`;
  if (literal.kind === 'currency') return `${literal.code}${literal.value}`;
  return literal.kind === 'string' ? `'${literal.value}'` : String(literal.value);
}

function ourTree(condition: Condition): Tree {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [condition.kind === 'and' ? 'AND' : 'OR', ...condition.terms.map(ourTree)];
    case 'not':
      return ['NOT', ourTree(condition.term)];
    case 'compare':
      return `${ourExpression(condition.left)} ${condition.operator} ${ourLiteral(condition.right)}`;
    case 'includes':
      return `${ourExpression(condition.left)} ${condition.negated ? 'EXCLUDES' : 'INCLUDES'} ${condition.values.map(ourLiteral).join(',')}`;
    case 'in': {
      const values = 'select' in condition.values ? JSON.stringify(ourFacts(condition.values)) : condition.values.map(ourLiteral).join(',');
      return `${ourExpression(condition.left)} ${condition.negated ? 'NOT IN' : 'IN'} ${values}`;
    }
  }
}

/** What the other parser understood. */
export function theirFacts(query: TheirQuery | Subquery): QueryFacts {
  return {
    select: (query.fields ?? []).map(theirField),
    from: 'relationshipName' in query ? [...(query.sObjectPrefix ?? []), query.relationshipName].join('.') : (query as TheirQuery).sObject!,
    alias: query.sObjectAlias,
    scope: query.usingScope,
    where: query.where && theirTree(query.where),
    groupBy: [query.groupBy ?? []].flat().map((key) => ('fn' in key ? theirCall(key.fn) : key.field)),
    having: query.having && theirTree(query.having),
    orderBy: [query.orderBy ?? []]
      .flat()
      .map((key) => `${'fn' in key ? theirCall(key.fn) : key.field} ${key.order ?? 'ASC'} ${key.nulls ?? 'FIRST'}`),
    limit: query.limit,
    offset: query.offset,
    purpose: query.for,
    update: query.update,
  };
}

function theirField(field: FieldType): string | QueryFacts {
  switch (field.type) {
    case 'FieldSubquery':
      return theirFacts(field.subquery);
    case 'FieldFunctionExpression':
      return theirCall(field) + (field.alias === undefined ? '' : ` AS ${field.alias}`);
    case 'FieldTypeof': {
      const branches = field.conditions.map(({ objectType, fieldList }) => `${objectType ?? 'else'}: ${fieldList.join(',')}`);
      return `TYPEOF ${field.field} ${branches.join('; ')}`;
    }
    default: {
      const { rawValue, field: name, alias } = field as { rawValue?: string; field: string; alias?: string };
      return (rawValue ?? name) + (alias === undefined ? '' : ` AS ${alias}`);
    }
  }
}

function theirCall({ functionName = '', parameters = [] }: FunctionExp): string {
  const args = parameters.map((each) => (typeof each === 'string' ? each : theirCall(each)));
  return `${functionName.toUpperCase()}(${args.map((each) => (/^[+-]?[\d.]+$/.test(each) ? String(Number(each)) : each)).join(',')})`;
}

/** Their conditions are a chain in which parentheses are counted; read again, it is a tree. */
function theirTree(clause: WhereClause | HavingClause): Tree {
  const words: string[] = [];
  let at: Chain | undefined = clause as Chain;
  while (at !== undefined) {
    const { left, operator, right }: Chain = at;
    words.push(...'('.repeat(left?.openParen ?? 0));
    if (left !== null && 'operator' in left) words.push(theirCondition(left));
    words.push(...')'.repeat(left?.closeParen ?? 0));
    if (operator !== undefined) words.push(operator);
    at = right;
  }
  return readTree(words);
}

interface Chain {
  readonly left: (TheirLeft & { openParen?: number; closeParen?: number }) | null;
  readonly operator?: string;
  readonly right?: Chain;
}

interface TheirLeft {
  readonly field?: string;
  readonly fn?: FunctionExp;
  readonly operator?: string;
  readonly value?: string | string[];
  readonly literalType?: LiteralType | LiteralType[];
  readonly valueQuery?: TheirQuery;
}

function theirCondition(left: TheirLeft & Partial<TheirCondition>): string {
  const { field, fn, operator, value, literalType, valueQuery } = left as TheirLeft;
  const name = fn === undefined ? field! : theirCall(fn);
  if (valueQuery !== undefined) return `${name} ${operator} ${JSON.stringify(theirFacts(valueQuery))}`;
  const values = [value ?? []].flat();
  const types = Array.isArray(literalType) ? literalType : values.map(() => literalType);
  return `${name} ${operator === '<>' ? '!=' : operator} ${values.map((each, index) => theirLiteral(each, types[index])).join(',')}`;
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function theirLiteral(value: string, type: LiteralType | undefined): string {
  if (type === 'INTEGER' || type === 'DECIMAL') return String(Number(value));
  if (type === 'DATETIME') return String(Date.parse(value));
  if (type !== 'STRING') return type === 'BOOLEAN' || type === 'NULL' ? value.toLowerCase() : value;
  return value.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (all, code: string | undefined, letter: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return '%_\\'.includes(letter) ? all : (ESCAPED[letter.toLowerCase()] ?? letter);
  });
}

function readTree(words: string[]): Tree {
  const terms: Tree[] = [];
  let operator: 'AND' | 'OR' | undefined;
  do {
    terms.push(readTerm(words));
    if (words[0] === 'AND' || words[0] === 'OR') operator = words[0];
  } while ((words[0] === 'AND' || words[0] === 'OR') && words.shift());
  return operator === undefined ? terms[0]! : [operator, ...terms];
}

function readTerm(words: string[]): Tree {
  const word = words.shift()!;
  if (word === 'NOT') return ['NOT', readTerm(words)];
  if (word !== '(') return word;
  const inner = readTree(words);
  words.shift();
  return inner;
}
