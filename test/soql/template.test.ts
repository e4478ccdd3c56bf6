import { parseQuery as parseElsewhere, type ValueCondition } from '@jetstreamapp/soql-parser-js';
import fc from 'fast-check';
import { connect, soql } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/local-org/soql/parse-query.ts';
import { plainText } from '../../src/local-org/soql/tokenize.ts';

type Tag = Parameters<typeof soql>[1];
const where = (value: Tag): string => soql`SELECT Id FROM Account WHERE X = ${value}`.slice('SELECT Id FROM Account WHERE X = '.length);

describe('a value is written as its type is in SOQL', () => {
  test.each<[string, Tag]>([
    ["'O\\'Brien & Sons'", "O'Brien & Sons"],
    ["'\\\\\\' OR Name != \\''", "\\' OR Name != '"],
    ["'a\\nb\\r\\tc\\b\\f'", 'a\nb\r\tc\b\f'],
    ["'nul \\u0000 and half a pair \\uD83D'", 'nul \u0000 and half a pair \ud83d'],
    ["'😀 100% _'", '😀 100% _'],
    ["''", ''],
    ['0.1', 0.1],
    ['0', -0],
    ['0.0000001', 1e-7],
    ['9007199254740991', 9007199254740991],
    ['90071992547409931', 90071992547409931n],
    ['true', true],
    ['null', null],
    ['2024-06-21T12:30:00.007Z', new Date(Date.UTC(2024, 5, 21, 12, 30, 0, 7))],
  ])('%s', (literal, value) => {
    expect(where(value)).toBe(literal);
  });

  test('a list in parentheses', () => {
    expect(soql`SELECT Id FROM A WHERE Id IN ${['a', "b'"]} AND X NOT IN ${[1, 2.5]}`).toBe(
      "SELECT Id FROM A WHERE Id IN ('a', 'b\\'') AND X NOT IN (1, 2.5)",
    );
  });

  test('also in lists that are written out, in functions, and where a count stands', () => {
    expect(
      soql`SELECT Id FROM A WHERE X IN (${'a'}, ${'b'}) AND DISTANCE(L__c, GEOLOCATION(${1.5}, ${-2}), 'mi') < ${20} AND D > LAST_N_DAYS:${3} LIMIT ${10} OFFSET ${0}`,
    ).toBe(
      "SELECT Id FROM A WHERE X IN ('a', 'b') AND DISTANCE(L__c, GEOLOCATION(1.5, -2), 'mi') < 20 AND D > LAST_N_DAYS:3 LIMIT 10 OFFSET 0",
    );
  });

  test('and the escapes of the text around it stay as SOQL has them', () => {
    expect(soql`SELECT Id FROM A WHERE X = 'it\'s' AND Y = ${1}`).toBe("SELECT Id FROM A WHERE X = 'it\\'s' AND Y = 1");
  });
});

describe('what SOQL cannot write is refused, and the message has nothing of it', () => {
  test.each<[string, unknown, string]>([
    ['NaN', Number.NaN, 'finite'],
    ['infinity', Number.POSITIVE_INFINITY, 'finite'],
    ['a number that was rounded', 2 ** 53, 'pass a bigint'],
    ['an invalid Date', new Date('secret'), 'an invalid Date'],
    ['a Date far away', new Date(8.64e15), 'outside the years'],
    ['undefined', undefined, 'undefined'],
    ['an object', { secret: 1 }, 'an object'],
    ['a symbol', Symbol('secret'), 'a symbol'],
    ['a list behind =', ['secret'], 'IN takes lists'],
  ])('%s', (_, value, reason) => {
    expect(() => where(value as Tag)).toThrow(
      expect.objectContaining({ code: 'INVALID_SOQL_VALUE', message: expect.stringContaining(reason) }),
    );
    expect(() => where(value as Tag)).not.toThrow(/secret/);
  });

  test.each<[string, () => string, string]>([
    ['an empty list', () => soql`SELECT Id FROM A WHERE X IN ${[]}`, 'empty list'],
    ['a list in a list', () => soql`SELECT Id FROM A WHERE X IN ${[['a']] as never}`, 'a list in a list'],
    ['one value behind IN', () => soql`SELECT Id FROM A WHERE X IN ${'a'}`, 'takes a list'],
    ['a list in parentheses', () => soql`SELECT Id FROM A WHERE X IN (${['a']})`, 'brings itself'],
    ['half a row', () => soql`SELECT Id FROM A LIMIT ${1.5}`, 'whole number'],
  ])('%s', (_, make, reason) => {
    expect(make).toThrow(expect.objectContaining({ code: 'INVALID_SOQL_VALUE', message: expect.stringContaining(reason) }));
  });
});

describe('a value stands only where SOQL has values', () => {
  const name = 'x';
  test.each<[string, () => string, string]>([
    ['within quotes', () => soql`SELECT Id FROM A WHERE X LIKE '%${name}%'`, 'within quotes'],
    ['as an object', () => soql`SELECT Id FROM ${name}`, 'behind "FROM"'],
    ['as a field', () => soql`SELECT Id, ${name} FROM A`, 'behind ","'],
    ['as a condition, another template', () => soql`SELECT Id FROM A WHERE ${soql`X = ${1}`}`, 'behind "WHERE"'],
    ['as a condition in parentheses', () => soql`SELECT Id FROM A WHERE (${'X = 1'})`, 'behind "("'],
    ['as a subquery, another template', () => soql`SELECT Id FROM A WHERE Id IN (${soql`SELECT A__c FROM B`})`, 'outer query'],
    ['at the start', () => soql`${'SELECT Id FROM A'}`, 'behind ""'],
  ])('not %s', (_, make, reason) => {
    expect(make).toThrow(expect.objectContaining({ code: 'INVALID_SOQL_TEMPLATE', message: expect.stringContaining(reason) }));
  });

  test('nor in a call that is no template', () => {
    expect(() => (soql as unknown as (text: string) => string)('SELECT')).toThrow('is a tag');
  });
});

/** Texts of what breaks quoting, among others. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom("'", '\\', '\\\\', "\\'", '%', '_', '\\u0027', '\n', ' OR ', '--', '/*', '{', '(', ')', ',', '$x', '\u2028', '😀'),
      {
        maxLength: 12,
      },
    )
    .map((pieces) => pieces.join('')),
);

test('no text leaves its quotes, by two parsers, and the org reads the text that was meant', () => {
  fc.assert(
    fc.property(hostile, hostile, (one, two) => {
      const query = soql`SELECT Id FROM Account WHERE Name = ${one} AND Site IN ${[two, one]}`;
      const { where: condition, limit } = parseQuery(query) as any;
      expect(limit).toBeUndefined();
      expect(condition.terms.map(literalsOf)).toEqual([[one], [two, one]]);
      // The other parser stumbles over blanks beside signs, which is its own affair.
      if ([one, two].some((text) => /\s|\\/.test(text))) return;
      const theirs = parseElsewhere(query).where as { left: ValueCondition; operator: string; right: { left: ValueCondition } };
      expect([theirs.left.field, theirs.operator, theirs.right.left.field]).toEqual(['Name', 'AND', 'Site']);
    }),
    { numRuns: 500, seed: 4 },
  );
});

function literalsOf(condition: any): string[] {
  const literals = condition.values ?? [condition.right];
  return literals.map((literal: { value: string }) => plainText(literal.value));
}

test('a record is found by whatever its name is', async () => {
  await using local = await LocalOrg.start();
  await using org = await connect({ api: v62, ...local.connectOptions() });
  const names = ["O'Brien", '\\', "\\'", 'a\\nb', '100%', "' OR Name != '", '{x}', '😀'];
  await org
    .insert(
      'Account',
      names.map((Name) => ({ Name })),
    )
    .summary();
  for (const name of names) {
    expect((await org.query(soql`SELECT Name FROM Account WHERE Name = ${name}`).toArray()).map((row) => row.Name)).toEqual([name]);
  }
  const found = await org
    .query(soql`SELECT Name FROM Account WHERE Name IN ${names} AND CreatedDate <= ${new Date()} ORDER BY Name`)
    .toArray();
  expect(found).toHaveLength(names.length);
});
