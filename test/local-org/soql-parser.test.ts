import { parseQuery as parseElsewhere } from '@jetstreamapp/soql-parser-js';
import { expect, it } from 'vitest';
import { seededRandom } from '../../src/local-org/random.ts';
import { parseQuery } from '../../src/local-org/soql/parse-query.ts';
import { ourFacts, theirFacts } from './soql/query-facts.ts';
import { randomQuery } from './soql/random-query.ts';
import { SECTIONS } from './soql/sections.ts';

// Whether a text is a query, and what it says, is not for this project alone to say.

/** What the other parser does not know, though the reference has it. */
const UNKNOWN_ELSEWHERE: readonly [RegExp, string][] = [
  [/FROM \w+ \w+, \w+\./, 'aliases of parents in FROM'],
  [/FROM \w+ AS /i, 'AS'],
  [/\d\d:\d\d:\d\d(\.\d+)?Z?$/, 'values of time fields'],
  [/ALL ROWS/, 'ALL ROWS'],
  [/USD-/, 'negative amounts'],
  [/\dt\d/, 'dateTimes in lower case'],
  [/(ROLLUP|CUBE)\(.*\(/, 'functions in ROLLUP and CUBE'],
];
/** Where the two divide the work in another way: what one parser refuses, the other leaves to whoever looks up names and limits. */
const REFUSED_ELSEWHERE: readonly [RegExp, string][] = [
  [/FIELDS\(SOME\)|SCOPE nobodys|'ly'|SHOUT/, 'words that are looked up when the query is compiled here'],
  [/ AND .* OR Name = 'c'$/, 'AND and OR without parentheses, which the servers refuse'],
  [/^.{4000}/s, 'limits of length'],
  [/\\q/, 'escapes that there are not'],
];

const table = SECTIONS.flatMap(({ rows }) => rows.map(([query]) => query.replace('^', '')));
const queries = [...new Set(table)].filter(
  (query) => ![...UNKNOWN_ELSEWHERE, ...REFUSED_ELSEWHERE].some(([pattern]) => pattern.test(query)),
);

function attempt<Result>(parse: () => Result): Result | 'refused' {
  try {
    return parse();
  } catch {
    return 'refused';
  }
}

it.each(queries)('understands the query as another parser does, or refuses it as well: %s', (query) => {
  expect(attempt(() => ourFacts(parseQuery(query)))).toEqual(attempt(() => theirFacts(parseElsewhere(query))));
});

it('understands generated queries as another parser does', () => {
  const random = seededRandom(3);
  for (let count = 0; count < 400; count++) {
    const query = randomQuery(random);
    expect({ query, facts: ourFacts(parseQuery(query)) }).toEqual({ query, facts: theirFacts(parseElsewhere(query)) });
  }
});
