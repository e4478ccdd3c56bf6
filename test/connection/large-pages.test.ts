import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { ParseError } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { describe, expect, test } from 'vitest';
import { BodyBuffer } from '../../src/http/body-buffer.ts';
import { withServer } from './scripted-server.ts';

// Pages over 64 KiB are read while their records are handed over.
const ROWS = 500;
const TOTAL = 3 * ROWS;
const SOQL = 'SELECT Name, Description FROM Account';
const { query, queryMore } = v62.operations;

const row = (at: number): object => ({ type: 'Account', Id: null, Name: `row ${at}`, Description: `é & ${'x'.repeat(300)} ${at}` });
const rows = (from: number, count: number): object[] => Array.from({ length: count }, (_, at) => row(from + at));
const locatorTo = (from: number, series = 'a'): string => `01g000000000001AAA-${series}-${from}`;

function page(from: number, series?: string): any {
  const done = from + ROWS >= TOTAL;
  return { done, queryLocator: done ? null : locatorTo(from + ROWS, series), records: rows(from, ROWS), size: TOTAL };
}

const first = (): object => page(0);
const next = ({ request }: any): object => {
  const [, series, from] = request.queryLocator.split('-');
  return page(Number(from), series);
};

type Respond = (response: ServerResponse) => void;
const xml =
  (text: string): Respond =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'text/xml' }).end(text);
const damaged = (text: string, at: number): Respond => xml(text.replace(`>row ${at}<`, `>row &nosuch; ${at}<`));
const damagedFirst = (at: number): Respond => damaged(query.encodeResponse(page(0)), at);
const damagedNext = (at: number): Respond => damaged(queryMore.encodeResponse(page(ROWS, 'b')), ROWS + at);

async function gather(records: AsyncIterable<unknown>): Promise<{ seen: unknown[]; error: unknown }> {
  const seen: unknown[] = [];
  try {
    for await (const record of records) seen.push(record);
  } catch (error) {
    return { seen, error };
  }
  return { seen, error: undefined };
}

describe('a query of large pages', () => {
  test.each([1, 2])('gives every record, and keeps those of one page while others come into the same memory (%d)', async () => {
    await withServer({ query: first, queryMore: next }, async (server) => {
      const org = await server.connect();
      const both = await Promise.all([gather(org.query(SOQL)), gather(org.query(SOQL))]);
      for (const { seen } of both) expect(seen).toEqual(rows(0, TOTAL));
    });
  });

  test('gives what pages() and toArray() give', async () => {
    await withServer({ query: first, queryMore: next }, async (server) => {
      const org = await server.connect();
      const sizes: number[] = [];
      for await (const each of org.query(SOQL).pages()) sizes.push(each.length);
      expect(sizes).toEqual([ROWS, ROWS, ROWS]);
      expect(await org.query(SOQL).toArray()).toEqual(rows(0, TOTAL));
      expect(await org.query(SOQL, { limit: 777 }).toArray()).toEqual(rows(0, 777));
      expect(await org.query(SOQL).first()).toEqual(row(0));
      expect(await org.query(SOQL).totalSize()).toBe(TOTAL);
    });
  });

  test('of which the server compressed the pages', async () => {
    const packed = (text: string): Respond => {
      const head = { 'content-type': 'text/xml', 'content-encoding': 'gzip' };
      return (response) => void response.writeHead(200, head).end(gzipSync(text));
    };
    const script = {
      query: () => packed(query.encodeResponse(page(0))),
      queryMore: (call: any) => packed(queryMore.encodeResponse(next(call) as any)),
    };
    await withServer(script, async (server) => {
      expect((await gather((await server.connect()).query(SOQL))).seen).toEqual(rows(0, TOTAL));
    });
  });

  test('has the cursor behind a page from its last record on', async () => {
    await withServer({ query: first, queryMore: next }, async (server) => {
      const reading = (await server.connect()).query(SOQL);
      const cursors: (string | undefined)[] = [];
      for await (const _ of reading) cursors.push(reading.cursor);
      const expected = [undefined, locatorTo(ROWS), locatorTo(2 * ROWS)].flatMap((cursor) => new Array(ROWS).fill(cursor));
      // At its last record a page is behind the reader.
      expected.shift();
      expect(cursors).toEqual([...expected, undefined]);
    });
  });

  test('has one more page on its way at most', async () => {
    await withServer({ query: first, queryMore: next }, async (server) => {
      const records = (await server.connect()).query(SOQL)[Symbol.asyncIterator]();
      await records.next();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(server.count('queryMore')).toBe(1);
      await records.return?.();
    });
  });

  test('says to whom listens how many records a page has', async () => {
    const told: unknown[] = [];
    const listen = (event: any): void => void told.push([event.operation, event.records, event.totalSize, event.done]);
    subscribe('forcewire:page', listen);
    await withServer({ query: first, queryMore: next }, async (server) => {
      await gather((await server.connect()).query(SOQL));
    }).finally(() => unsubscribe('forcewire:page', listen));
    expect(told).toEqual([
      ['query', ROWS, TOTAL, false],
      ['queryMore', ROWS, TOTAL, false],
      ['queryMore', ROWS, TOTAL, true],
    ]);
  });

  test('completes lists of children wherever in a page they are', async () => {
    const child = (at: number): object => ({ type: 'Contact', Id: null, LastName: `child ${at}` });
    const open = (at: number): object => ({ done: false, queryLocator: `01g-child-${at}`, records: [child(0)], size: 2 });
    const withChildren = (): object => {
      const whole = page(0) as { records: any[] };
      for (const at of [0, 321, ROWS - 1]) whole.records[at].Contacts = open(at);
      return { ...whole, done: true, queryLocator: null };
    };
    const rest = (): object => ({ done: true, queryLocator: null, records: [child(1)], size: 2 });
    await withServer({ query: withChildren, queryMore: rest }, async (server) => {
      const { seen } = await gather((await server.connect()).query(SOQL));
      const lists = seen.flatMap((record: any, at) => (record.Contacts === undefined ? [] : [[at, record.Contacts.records]]));
      expect(lists).toEqual([0, 321, ROWS - 1].map((at) => [at, [child(0), child(1)]]));
      expect(seen).toHaveLength(ROWS);
    });
  });
});

describe('a large page that is broken in its middle', () => {
  test.each([0, 7, 31, 32, 33, 250, ROWS - 1])(
    'is asked for again, and goes on behind record %d without repeating or losing one',
    async (at) => {
      let damages = 0;
      const script = {
        query: (_: any, nth: number) => (nth === 1 ? damagedFirst(at) : page(0, 'b')),
        queryMore: (call: any) => (call.request.queryLocator === locatorTo(ROWS, 'b') && damages++ === 0 ? damagedNext(at) : next(call)),
      };
      await withServer(script, async (server) => {
        const { seen, error } = await gather((await server.connect()).query(SOQL));
        expect(error).toBeUndefined();
        expect(seen).toEqual(rows(0, TOTAL));
        expect([server.count('query'), damages]).toEqual([2, 2]);
        // The second query has pages of its own, and they are the ones to go on with.
        const asked = server.calls.filter(({ operation }) => operation === 'queryMore').map(({ request }) => request.queryLocator);
        expect(asked).toContain(locatorTo(2 * ROWS, 'b'));
        expect(asked).not.toContain(locatorTo(2 * ROWS));
      });
    },
  );

  test('and stays so is an error behind the records before that place', async () => {
    const script = { query: first, queryMore: () => damagedNext(250) };
    await withServer(script, async (server) => {
      const org = await server.connect({ tags: { job: 'nightly' } });
      const { seen, error } = await gather(org.query(SOQL));
      expect(error).toBeInstanceOf(ParseError);
      expect(error).toMatchObject({ path: expect.stringContaining('records[250]'), tags: { job: 'nightly' } });
      expect(seen).toEqual(rows(0, ROWS + 250));
    });
  });

  test('and comes with other records the second time is an error, so that none is told twice', async () => {
    const other = (): object => ({ ...page(0), records: rows(1, ROWS) });
    const script = { query: (_: any, nth: number) => (nth === 1 ? damagedFirst(250) : other()), queryMore: next };
    await withServer(script, async (server) => {
      const { seen, error } = await gather((await server.connect()).query(SOQL));
      expect(error).toBeInstanceOf(ParseError);
      expect(seen).toEqual(rows(0, 250));
    });
  });

  test('is not asked for again where nothing shall be tried twice', async () => {
    await withServer({ query: () => damagedFirst(250), queryMore: next }, async (server) => {
      const org = await server.connect({ retry: { attempts: 1 } });
      expect((await gather(org.query(SOQL))).error).toBeInstanceOf(ParseError);
      expect(server.count('query')).toBe(1);
    });
  });
});

test('memory for bodies is handed out to one reader at a time, and grows with what it holds', () => {
  const one = BodyBuffer.take();
  expect(BodyBuffer.take()).not.toBe(one);
  for (let at = 0; at < 5; at++) one.append(new Uint8Array(3).fill(at));
  expect([...one.bytes]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
  one.clear(2);
  expect(one.bytes).toHaveLength(0);
});
