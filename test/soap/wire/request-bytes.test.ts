import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EncodeError } from '../../../src/errors.ts';
import { v62 } from '../../../src/versions/v62.ts';
import { propertyRuns } from '../../property-runs.ts';

const { create, merge, retrieve, logout } = v62.operations;
const HEADERS = { SessionHeader: { sessionId: '00D!Ünïque' } };

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

const text = fc.oneof(fc.string({ unit: fc.constantFrom('a', '<', '&', 'é', '€', '語', '😀'), maxLength: 400 }), fc.constant(null));
const record = fc.record({
  type: fc.constant('Account'),
  Name: text,
  Owner: fc.option(fc.record({ type: fc.constant('User'), Name: text })),
  Phone: text,
});

describe('encodeRequestBytes', () => {
  it('gives the bytes of the text that encodeRequest gives', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), (sObjects) => {
        const request = { sObjects } as never;
        expect(plain(create.encodeRequestBytes(request, HEADERS))).toEqual(bytesOf(create.encodeRequest(request, HEADERS)));
      }),
      propertyRuns(200),
    );
  });

  it('does so for lists in what is listed, and for a request of nothing', () => {
    const recordToMergeIds = Array.from({ length: 200 }, (_, at) => `001${at}`.padEnd(18, 'A'));
    const request = { request: [{ masterRecord: { type: 'Account', Id: recordToMergeIds[0]! }, recordToMergeIds }] } as never;
    expect(plain(merge.encodeRequestBytes(request))).toEqual(bytesOf(merge.encodeRequest(request)));
    const ids = Array.from({ length: 2_000 }, (_, at) => `001${at}`.padEnd(18, 'A'));
    const wanted = { fieldList: 'Id', sObjectType: 'Account', ids };
    expect(plain(retrieve.encodeRequestBytes(wanted, HEADERS))).toEqual(bytesOf(retrieve.encodeRequest(wanted, HEADERS)));
    expect(plain(logout.encodeRequestBytes({}))).toEqual(bytesOf(logout.encodeRequest({})));
  });

  it('does so for requests of many megabytes, and for small ones behind them', () => {
    for (const length of [2_000_000, 10, 400_000]) {
      const request = { sObjects: [1, 2, 3].map((at) => ({ type: 'Account', Name: `${at}`, Description: '€'.repeat(length) })) };
      expect(Buffer.compare(create.encodeRequestBytes(request), bytesOf(create.encodeRequest(request)))).toBe(0);
    }
  });

  it('leaves bytes alone that were handed over', () => {
    const requestOf = (Name: string): Uint8Array =>
      create.encodeRequestBytes({ sObjects: [{ type: 'Account', Name: Name.repeat(1_000) }] });
    const first = requestOf('a');
    const copy = plain(first);
    requestOf('b');
    expect(plain(first)).toEqual(copy);
  });

  it('refuses what encodeRequest refuses, and goes on with the next request', () => {
    const request = {
      sObjects: [
        { type: 'Account', Name: 'x'.repeat(1_000) },
        { type: 'Account', Name: 'a\u0000' },
      ],
    };
    expect(() => create.encodeRequestBytes(request)).toThrow(EncodeError);
    expect(() => create.encodeRequestBytes(request)).toThrow('create.sObjects[1].Name');
    const next = { sObjects: [{ type: 'Account', Name: 'a' }] };
    expect(plain(create.encodeRequestBytes(next))).toEqual(bytesOf(create.encodeRequest(next)));
  });
});
