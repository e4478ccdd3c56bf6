import { describe, expect, it } from 'vitest';
import { answer, isOrdered, placeOf, type Refusal } from './soql/conformance.ts';
import { makeDataSet } from './soql/data-set.ts';
import { SECTIONS } from './soql/sections.ts';

const data = makeDataSet();

describe.each(SECTIONS)('$title', ({ rows }) => {
  it.each(rows.map(([query, expected, rule, circumstances]) => ({ query, expected, rule, circumstances })))(
    '$query — $rule',
    ({ query, expected, circumstances }) => {
      const found = answer(data, query, circumstances);
      if (Array.isArray(expected)) expect(found).toEqual(isOrdered(query) ? expected : [...expected].sort());
      else {
        const { code, says } = expected as Refusal;
        expect(found).toEqual({ code, at: placeOf(query), says: expect.stringContaining(says) as string });
      }
    },
  );
});

it('has at least 180 queries, each with a rule', () => {
  const rows = SECTIONS.flatMap((section) => section.rows);
  expect(rows.length).toBeGreaterThanOrEqual(180);
  expect(rows.filter(([, , rule]) => rule === '')).toEqual([]);
  expect(new Set(rows.map(([query, , , circumstances]) => query + JSON.stringify(circumstances))).size).toBe(rows.length);
});
