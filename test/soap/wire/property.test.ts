import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { v62 } from '../../../src/versions/v62.ts';
import { findIllegalCharacter } from '../../../src/xml/characters.ts';
import { propertyRuns } from '../../property-runs.ts';
import { cut } from './cut.ts';
import { readSlowly } from './read-slowly.ts';

const text = fc
  .oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('', ' a ', '\r\n', '\t', ']]>', '&amp;', "<a b='c'>", 'é'.repeat(40)),
  )
  .filter((value) => findIllegalCharacter(value) < 0);
const id = fc.constantFrom(null, '001000000000001', '001000000000001AAA');
const fieldName = fc.constantFrom('Name', 'Phone', 'Fax', 'A__c', 'Größe__c', '__proto__', 'constructor', 'size', 'done', 'records');
const location = fc.record({
  latitude: fc.double({ noNaN: true, min: -90, max: 90 }),
  longitude: fc.double({ noNaN: true, min: -180, max: 180 }),
});

type Value = string | null | object;
const { record } = fc.letrec<{ record: Record<string, Value>; value: Value; children: object }>((tie) => ({
  record: fc
    .tuple(fc.constantFrom('Account', 'User', 'Ünïque__c'), id, fc.array(fc.tuple(fieldName, tie('value')), { maxLength: 6 }))
    .map(([type, Id, fields]) => makeRecord(type, Id, fields)),
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 2 },
    { weight: 6, arbitrary: text },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: location },
    { weight: 1, arbitrary: tie('record') },
    { weight: 1, arbitrary: tie('children') },
  ),
  children: fc
    .array(tie('record'), { minLength: 1, maxLength: 3 })
    .map((records) => ({ done: true, queryLocator: null, records, size: records.length })),
}));

function makeRecord(type: string, Id: string | null, fields: readonly (readonly [string, Value])[]): Record<string, Value> {
  const made: Record<string, Value> = { type, Id: Id as Value };
  for (const [name, value] of fields) Object.defineProperty(made, name, { value, writable: true, enumerable: true, configurable: true });
  return made;
}

// A page as queries answer it: most records repeat the shape of the one before, some do not.
const page = fc
  .array(record, { maxLength: 6 })
  .chain((shapes) =>
    fc
      .array(fc.tuple(fc.nat({ max: 5 }), text), { maxLength: 12 })
      .map((picks) => picks.flatMap(([at, name]) => (shapes[at] === undefined ? [] : [{ ...shapes[at], Name: name }]))),
  );

const encodePage = (records: readonly object[]): Buffer =>
  Buffer.from(v62.operations.query.encodeResponse({ done: true, queryLocator: null, records: records as never, size: records.length }));

describe('records', () => {
  it('decode to what was encoded, as a whole and from chunks cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(page, fc.array(fc.nat(), { maxLength: 8 }), async (records, cuts) => {
        const bytes = encodePage(records);
        expect(v62.operations.query.decodeResponse(bytes).result.records).toEqual(records);
        expect(v62.operations.query.decodeResponse(bytes.toString()).result.records).toEqual(records);
        expect(await collect(cut(bytes, cuts))).toEqual(records);
      }),
      propertyRuns(300),
    );
  });

  it('decode alike byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (records) => {
        const bytes = encodePage(records).subarray(0);
        expect(await collect(cut(bytes, [...bytes.keys()]))).toEqual(records);
      }),
      propertyRuns(15),
    );
  });

  it('decode as the slow and obvious reader does', () => {
    fc.assert(
      fc.property(page, (records) => {
        const bytes = encodePage(records);
        expect(v62.operations.query.decodeResponse(bytes).result.records).toEqual(readSlowly(bytes.toString()));
      }),
      propertyRuns(200),
    );
  });

  it('of a request decode to themselves, null as a name in fieldsToNull', () => {
    const scalar = fc.oneof(
      text,
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.bigInt(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const row = fc
      .tuple(id, fc.dictionary(fc.constantFrom('Name', 'Phone', 'A__c', 'B__c', 'constructor'), scalar))
      .map(([Id, fields]) => ({ type: 'Account', Id, ...fields }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const exact = rows.map((each) =>
          Object.fromEntries(
            Object.entries(each).filter(
              ([, value]) => typeof value !== 'number' || Number.isSafeInteger(value) || !Number.isInteger(value),
            ),
          ),
        );
        const decoded = v62.operations.create.decodeRequest(v62.operations.create.encodeRequest({ sObjects: exact as never })).request
          .sObjects as unknown as Record<string, unknown>[];
        expect(decoded).toHaveLength(rows.length);
        for (const [at, sent] of exact.entries()) expectSame(decoded[at]!, sent);
      }),
      propertyRuns(300),
    );
  });
});

/** Field by field: numbers by value, since their spelling is the writer's choice. */
function expectSame(decoded: Record<string, unknown>, sent: Record<string, unknown>): void {
  const nulls = Object.keys(sent).filter((name) => sent[name] === null && name !== 'Id');
  expect(decoded.fieldsToNull ?? []).toEqual(nulls);
  for (const [name, value] of Object.entries(sent)) {
    if (value === null) continue;
    if (typeof value === 'number') expect(Number(decoded[name]) === value, `${decoded[name]} for ${value}`).toBe(true);
    else expect(decoded[name]).toBe(String(value));
  }
}

async function collect(chunks: readonly Uint8Array[]): Promise<unknown[]> {
  const records: unknown[] = [];
  for await (const each of v62.operations.query.decodeStream(chunks)) records.push(each);
  return records;
}
