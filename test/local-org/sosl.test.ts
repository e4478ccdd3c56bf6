import { expect, it } from 'vitest';
import type { ApiError } from '../../src/local-org/api-error.ts';
import { runSearch } from '../../src/local-org/sosl/run-search.ts';
import { makeDataSet } from './soql/data-set.ts';

const data = makeDataSet();
const context = { store: data.org.store, now: data.org.clock.now() };

/** What a search finds: each object that has records, with what SELECT shows of them. */
function search(text: string): string[] {
  return runSearch(context, text).flatMap((result) =>
    result
      .read(0, result.length, () => null)
      .map((record) => {
        const values = Object.values(record).filter((value) => value !== null);
        return values.map((value) => data.names.get(String(value)) ?? String(value)).join(' ');
      }),
  );
}

function refusal(text: string): string {
  try {
    search(text);
  } catch (error) {
    const { exceptionCode, message } = error as ApiError;
    return `${exceptionCode}: ${message.split('\n').at(-1)}`;
  }
  throw new Error(`${text} was not refused`);
}

it.each<[string, string[], string]>([
  ['FIND {ada} RETURNING Contact(LastName)', ['Contact Ada'], 'SOSL reference, FIND: case does not count'],
  ['FIND {ad} RETURNING Contact(LastName)', [], 'a word is a whole word'],
  ['FIND {ad*} RETURNING Contact(LastName)', ['Contact Ada'], 'SOSL reference, FIND: wildcards'],
  ['FIND {?da} RETURNING Contact(LastName)', ['Contact Ada'], 'SOSL reference, FIND: wildcards'],
  ['FIND {ada OR ben} RETURNING Contact(LastName ORDER BY LastName DESC)', ['Contact Ben', 'Contact Ada'], 'operators; ORDER BY'],
  ['FIND {acme AND ada} RETURNING Contact(LastName)', ['Contact Ada'], 'both, in any fields'],
  ['FIND {web AND NOT ada} RETURNING Contact(LastName)', ['Contact Ben'], 'SOSL reference, FIND: AND NOT'],
  ['FIND {(ada OR cyd) AND web} RETURNING Contact(LastName)', ['Contact Ada'], 'parentheses'],
  ['FIND {a ada} RETURNING Contact(LastName)', ['Contact Ada'], 'words beside each other'],
  ['FIND {"a ada"} RETURNING Contact(Name)', ['Contact A. Ada'], 'SOSL reference, FIND: phrases'],
  ['FIND {"ada a"} RETURNING Contact(Name)', [], 'phrases have an order'],
  ['FIND {ada@acme.example} IN EMAIL FIELDS RETURNING Contact(Email)', ['Contact ada@acme.example'], 'IN EMAIL FIELDS'],
  ['FIND {ada} IN PHONE FIELDS RETURNING Contact(Id)', [], 'IN PHONE FIELDS'],
  ['FIND {03055512} IN PHONE FIELDS RETURNING Contact(LastName)', ['Contact Ada'], 'phones by their digits'],
  ['FIND {web} IN NAME FIELDS RETURNING Contact(LastName)', [], 'IN NAME FIELDS'],
  ['FIND {web} RETURNING Contact(LastName WHERE Birthdate > 1995-01-01)', ['Contact Ben'], 'SOSL reference, WHERE'],
  ['FIND {web} RETURNING Contact(LastName ORDER BY LastName LIMIT 1)', ['Contact Ada'], 'SOSL reference, LIMIT of an object'],
  [
    'FIND {web OR banking} RETURNING Contact(LastName), Account(Name) LIMIT 3',
    ['Contact Ada', 'Contact Ben', 'Account Acme'],
    'LIMIT of all',
  ],
  ['FIND {acme} RETURNING Account, Contact', ['Account #Acme', 'Contact #Ada'], 'SOSL reference, RETURNING: ids without a field list'],
  ['FIND {leaco}', ['Lead #Lea'], 'without RETURNING, all objects'],
  ["FIND {delta\\'s} IN ALL FIELDS RETURNING Account(Name)", ["Account delta's"], 'SOSL reference, reserved characters'],
  ['FIND {gone} RETURNING Contact', [], 'deleted records are not found'],
  ['find {ada} in name fields returning contact (lastname) limit 5', ['Contact Ada'], 'keywords in any case'],
])('%s', (text, expected) => {
  expect(search(text)).toEqual(expected);
});

it.each([
  ['FIND ada RETURNING Contact', 'MALFORMED_SEARCH: No search term found. The search term must be enclosed in braces.'],
  ['SEARCH {ada}', 'MALFORMED_SEARCH: unexpected token: SEARCH'],
  ['FIND {ada} IN SOME FIELDS', 'MALFORMED_SEARCH: unexpected token: SOME'],
  ['FIND {ada} RETURNING Contact nonsense', 'MALFORMED_SEARCH: unexpected token: nonsense'],
  ['FIND {a} RETURNING Contact', 'INVALID_SEARCH: search term must be longer than one character: a'],
  ['FIND {a*} RETURNING Contact', 'INVALID_SEARCH: search term must be longer than one character: a*'],
])('refuses %s', (text, expected) => {
  expect(refusal(text)).toBe(expected);
});

it('names what it does not know, with its place', () => {
  expect(refusal('FIND {ada} RETURNING Nope')).toContain("INVALID_TYPE: sObject type 'Nope' is not supported.");
  expect(refusal('FIND {ada} RETURNING Contact(Nme)')).toContain("INVALID_FIELD: No such column 'Nme' on entity 'Contact'.");
  const place = expect.objectContaining({ row: 1, column: 30 }) as Error;
  expect(() => search('FIND {ada} RETURNING Contact(Nme)')).toThrow(place);
});
