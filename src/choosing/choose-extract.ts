import { readSelectList } from '../soql/select-list.ts';
import { soqlTokens } from '../soql/tokens.ts';
import type { Choice } from './choice.ts';
import { isSoapOnly } from './soap-only-objects.ts';

const AGGREGATES: ReadonlySet<string> = new Set(['AVG', 'COUNT', 'COUNT_DISTINCT', 'GROUPING', 'MAX', 'MIN', 'SUM']);

/** What the servers refuse in bulk queries (Bulk API guide, "SOQL Considerations"), as words of the query outside of its SELECT list. */
const SOAP_ONLY_CLAUSES: readonly (readonly [words: readonly string[], name: string])[] = [
  [['GROUP', 'BY'], 'groups'],
  [['OFFSET'], 'an OFFSET'],
];

/** What of a query is known before it is asked for. */
export interface QueryFacts {
  readonly object: string | undefined;
  /** What it has that bulk queries cannot have: `children`. */
  readonly soapOnly: string | undefined;
  /** Its LIMIT, or the caller's if that is less. */
  readonly limit: number;
}

/** The facts of a query as text. */
export function readQuery(soql: string, limit: number = Number.POSITIVE_INFINITY): QueryFacts {
  const list = readSelectList(soql);
  const words = wordsOutside(soql);
  const clause = SOAP_ONLY_CLAUSES.find(([sequence]) => words.some((_, at) => sequence.every((word, next) => words[at + next] === word)));
  const own = words.lastIndexOf('LIMIT');
  const stated = own < 0 ? Number.NaN : Number(words[own + 1]);
  return {
    object: list?.object,
    soapOnly: soapOnlyColumn(list?.columns ?? []) ?? clause?.[1],
    limit: Number.isNaN(stated) ? limit : Math.min(stated, limit),
  };
}

function soapOnlyColumn(columns: NonNullable<ReturnType<typeof readSelectList>>['columns']): string | undefined {
  if (columns.length === 0) return 'a count';
  for (const column of columns) {
    if ('fields' in column || column.call === undefined) continue;
    if (column.call === 'SELECT') return 'children, or a TYPEOF';
    if (AGGREGATES.has(column.call)) return 'aggregates';
  }
  return undefined;
}

/** The protocol of a query that need not be asked for; undefined where the number of its rows decides. */
export function chooseByText({ object, soapOnly, limit }: QueryFacts, bulkFrom: number): Choice | undefined {
  if (soapOnly !== undefined) return { protocol: 'soap', reason: `bulk queries cannot have ${soapOnly}` };
  if (object !== undefined && isSoapOnly(object)) return { protocol: 'soap', reason: `${object} is not supported by the bulk APIs` };
  if (limit < bulkFrom) return { protocol: 'soap', reason: `it is limited to ${count(limit)} rows` };
  return undefined;
}

/** The protocol by the number of rows, as the first page of SOAP tells it. */
export function chooseBySize(rows: number, bulkFrom: number, hasQueries2: boolean): Choice {
  if (rows < bulkFrom) return { protocol: 'soap', reason: `${count(rows)} rows are a few pages` };
  if (hasQueries2) return { protocol: '2.0', reason: `${count(rows)} rows` };
  return { protocol: '1.0', reason: `${count(rows)} rows, and Bulk API 2.0 has no queries before 47.0` };
}

/** The words of a query that stand in no parentheses, in capitals: the clauses of others are not its own. */
function wordsOutside(soql: string): readonly string[] {
  let depth = 0;
  const words: string[] = [];
  for (const { kind, upper } of soqlTokens(soql)) {
    if (upper === '(') depth++;
    else if (upper === ')') depth--;
    else if (depth === 0 && kind !== 'string') words.push(upper);
  }
  return words;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
