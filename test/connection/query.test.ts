import type { ServerResponse } from 'node:http';
import { type SObject, SoapFaultError } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { describe, expect, test } from 'vitest';
import { page, type ScriptedServer, withServer } from './scripted-server.ts';

/** Pages of `size` rows until `total`. */
function pages(total: number, size: number) {
  const next = (from: number): object => page(from, Math.min(size, total - from), total);
  return {
    query: () => next(0),
    queryAll: () => next(0),
    queryMore: ({ request }: { request: any }) => next(Number(request.queryLocator.split('-')[1])),
  };
}

const SOQL = 'SELECT Name FROM Account';
const names = (from: number, count: number): string[] => Array.from({ length: count }, (_, at) => `row ${from + at}`);
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

/** Nothing else comes to tell that a request has not been made: the server is given time to see one. */
async function countAfterSettling(server: ScriptedServer, operation: string): Promise<number> {
  await settle();
  return server.count(operation);
}

describe('a query', () => {
  test('gives every record of every page, in order', async () => {
    await withServer(pages(1234, 500), async (server) => {
      const org = await server.connect();
      const seen: string[] = [];
      for await (const record of org.query(SOQL)) seen.push(record.Name);
      expect(seen).toEqual(names(0, 1234));
      expect([server.count('query'), server.count('queryMore')]).toEqual([1, 2]);
    });
  });

  test('sends nothing before it is asked for a record', async () => {
    await withServer(pages(10, 10), async (server) => {
      const org = await server.connect();
      const rows = org.query(SOQL);
      expect(await countAfterSettling(server, 'query')).toBe(0);
      expect((await rows.toArray()).map((row) => row.Name)).toEqual(names(0, 10));
    });
  });

  test('is read once', async () => {
    await withServer(pages(10, 10), async (server) => {
      const rows = (await server.connect()).query(SOQL);
      await rows.toArray();
      expect(() => rows[Symbol.asyncIterator]()).toThrow('once');
      expect(() => rows.pages()).toThrow('once');
    });
  });

  test('hands over pages as the server cuts them, and has one more on its way at most', async () => {
    await withServer(pages(2000, 200), async (server) => {
      const rows = (await server.connect()).query(SOQL);
      const iterator = rows.pages()[Symbol.asyncIterator]();
      const first = await iterator.next();
      expect(first.value).toHaveLength(200);
      expect(await countAfterSettling(server, 'queryMore')).toBe(1);
      await iterator.next();
      expect(await countAfterSettling(server, 'queryMore')).toBe(2);
      await iterator.return?.();
      expect(await countAfterSettling(server, 'queryMore')).toBe(2);
    });
  });

  test('that is left in the middle asks for no more pages, and the connection goes on', async () => {
    await withServer(pages(2000, 200), async (server) => {
      const org = await server.connect();
      for await (const record of org.query(SOQL)) if (record.Name === 'row 7') break;
      expect(await countAfterSettling(server, 'queryMore')).toBeLessThanOrEqual(1);
      expect(await org.query(SOQL).toArray()).toHaveLength(2000);
    });
  });

  test('with a limit asks for no page beyond it', async () => {
    await withServer(pages(2000, 200), async (server) => {
      const org = await server.connect();
      expect((await org.query(SOQL, { limit: 400 }).toArray()).map((row) => row.Name)).toEqual(names(0, 400));
      expect(await countAfterSettling(server, 'queryMore')).toBe(1);
      expect(await org.query(SOQL, { limit: 0 }).toArray()).toEqual([]);
      expect(server.count('query')).toBe(1);
    });
  });

  test('may be about deleted records, and about pages of a size', async () => {
    await withServer(pages(400, 200), async (server) => {
      const org = await server.connect();
      await org.query(SOQL, { all: true, batchSize: 200 }).toArray();
      expect(server.calls.slice(1).map((call) => call.operation)).toEqual(['queryAll', 'queryMore']);
      expect(server.calls.slice(1).map((call) => call.headers.QueryOptions)).toEqual([{ batchSize: 200 }, { batchSize: 200 }]);
    });
  });

  test.each([199, 2001, 500.5])('refuses a page size of %d', async (batchSize) => {
    await withServer({}, async (server) => {
      const org = await server.connect();
      expect(() => org.query(SOQL, { batchSize })).toThrow('batchSize');
    });
  });

  test('gives its first record from one page', async () => {
    await withServer(pages(2000, 200), async (server) => {
      const org = await server.connect();
      expect((await org.query(SOQL).first())?.Name).toBe('row 0');
      expect(await countAfterSettling(server, 'queryMore')).toBe(0);
    });
    await withServer(pages(0, 200), async (server) => expect(await (await server.connect()).query(SOQL).first()).toBeUndefined());
  });

  test('tells its total before the iteration, from the page that the iteration then gives', async () => {
    await withServer(pages(450, 200), async (server) => {
      const rows = (await server.connect()).query(SOQL);
      expect(await rows.totalSize()).toBe(450);
      expect(await rows.toArray()).toHaveLength(450);
      expect(server.count('query')).toBe(1);
      expect(await rows.totalSize()).toBe(450);
    });
  });

  test('knows its columns, also without rows', async () => {
    await withServer(pages(0, 200), async (server) => {
      const org = await server.connect();
      const rows = org.query('SELECT Id, Owner.Name, (SELECT Id FROM Contacts) FROM Account');
      expect(await rows.columns()).toEqual([{ name: 'Id' }, { name: 'Owner.Name' }, { name: 'Contacts' }]);
      expect(await rows.toArray()).toEqual([]);
      expect(server.count('query')).toBe(1);
    });
  });

  test('can be resumed behind the last page that was handed over', async () => {
    await withServer(pages(1000, 200), async (server) => {
      const org = await server.connect();
      const rows = org.query(SOQL);
      expect(rows.cursor).toBeUndefined();
      for await (const _ of rows.pages()) break;
      expect((await org.resumeQuery(rows.cursor!).toArray()).map((row) => row.Name)).toEqual(names(200, 800));
    });
  });

  test('read by record counts a page once its last record was taken', async () => {
    await withServer(pages(500, 200), async (server) => {
      const org = await server.connect();
      const rows = org.query(SOQL);
      const cursors: (string | undefined)[] = [];
      for await (const _ of rows) cursors.push(rows.cursor);
      expect(new Set(cursors.slice(0, 199))).toEqual(new Set([undefined]));
      expect(cursors[199]).toMatch(/-200$/);
      expect(cursors[398]).toMatch(/-200$/);
      expect(cursors[399]).toMatch(/-400$/);
      expect(cursors[499]).toBeUndefined();
    });
  });

  const whole = v62.operations.queryMore.encodeResponse(page(200, 200, 400) as never);
  const half = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': String(whole.length) });
    response.write(whole.slice(0, whole.length / 2));
    setTimeout(() => response.destroy(), 20);
  };

  test('never gives a record of a page that broke off, and asks for the page as often as it may', async () => {
    await withServer({ ...pages(400, 200), queryMore: () => half }, async (server) => {
      const rows = (await server.connect({ retry: { attempts: 3, baseDelayMs: 0 } })).query(SOQL);
      const seen: SObject[] = [];
      const reading = (async () => {
        for await (const record of rows) seen.push(record);
      })();
      await expect(reading).rejects.toMatchObject({ code: 'TRUNCATED_BODY' });
      expect(seen).toHaveLength(200);
      expect(server.count('queryMore')).toBe(3);
    });
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['breaks off', half],
    ['never comes', (response) => void response.destroy()],
    ['is no whole document', (response) => void response.end(whole.slice(0, whole.length / 2))],
    ['is a page of a proxy', (response) => void response.writeHead(503, { 'content-type': 'text/html' }).end('<html>')],
  ])('repeats no record and loses none where a page %s', async (_, broken) => {
    const { query, queryMore } = pages(600, 200);
    const script = {
      query: (_call: any, nth: number) => (nth === 1 ? broken : query()),
      queryMore: (call: any, nth: number) => (nth % 2 === 1 ? broken : queryMore(call)),
    };
    await withServer(script, async (server) => {
      const org = await server.connect();
      expect((await org.query(SOQL).toArray()).map((row) => row.Name)).toEqual(names(0, 600));
      expect([server.count('query'), server.count('queryMore')]).toEqual([2, 4]);
      const asked = server.calls.filter((call) => call.operation === 'queryMore').map((call) => call.request.queryLocator);
      expect(asked[1]).toBe(asked[0]);
    });
  });

  test('does not take twice the time that it was given', async () => {
    await withServer({ ...pages(400, 200), queryMore: () => () => {} }, async (server) => {
      const org = await server.connect({ http: { totalTimeoutMs: 300 } });
      await expect(org.query(SOQL).toArray()).rejects.toMatchObject({ code: 'TOTAL_TIMEOUT' });
      expect(server.count('queryMore')).toBe(1);
    });
  });

  test('whose place the server has forgotten ends with the number of rows that were delivered', async () => {
    const { query, queryMore } = pages(1000, 200);
    const forgetting = (call: any, nth: number): any =>
      nth === 1 ? queryMore(call) : nth === 2 ? half : { fault: 'INVALID_QUERY_LOCATOR', faultType: 'InvalidQueryLocatorFault' };
    await withServer({ query, queryMore: forgetting }, async (server) => {
      const seen: string[] = [];
      const reading = (async () => {
        for await (const record of (await server.connect()).query(SOQL)) seen.push(record.Name);
      })();
      const error = await reading.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(SoapFaultError);
      expect(error).toMatchObject({ code: 'INVALID_QUERY_LOCATOR', faultType: 'InvalidQueryLocatorFault', rowsDelivered: 400 });
      expect(seen).toEqual(names(0, 400));
      expect(server.count('queryMore')).toBe(3);
    });
  });

  test('with a limit inside a page has its cursor before that page, whose other rows were not delivered', async () => {
    await withServer(pages(1000, 200), async (server) => {
      const org = await server.connect();
      const rows = org.query(SOQL, { limit: 300 });
      expect(await rows.toArray()).toHaveLength(300);
      expect((await org.resumeQuery(rows.cursor!).toArray()).map((row) => row.Name)).toEqual(names(200, 800));
    });
  });

  test('gives nothing more after its signal, not even what has arrived', async () => {
    const controller = new AbortController();
    await withServer(pages(400, 200), async (server) => {
      const seen: string[] = [];
      const reading = (async () => {
        for await (const record of (await server.connect()).query(SOQL, { signal: controller.signal })) {
          seen.push(record.Name);
          if (seen.length === 5) controller.abort('enough');
        }
      })();
      await expect(reading).rejects.toBe('enough');
      expect(seen).toEqual(names(0, 5));
    });
  });

  test('that the server refuses says where', async () => {
    await withServer({ query: () => ({ fault: 'MALFORMED_QUERY', faultType: 'MalformedQueryFault' }) }, async (server) => {
      const org = await server.connect();
      await expect(org.query('SELEC').toArray()).rejects.toMatchObject({ code: 'MALFORMED_QUERY', faultType: 'MalformedQueryFault' });
    });
  });

  test('ends with its signal, in the middle of a call', async () => {
    const controller = new AbortController();
    await withServer({ ...pages(400, 200), queryMore: () => () => controller.abort('enough') }, async (server) => {
      const rows = (await server.connect()).query(SOQL, { signal: controller.signal });
      await expect(rows.toArray()).rejects.toBe('enough');
    });
  });

  test('goes on over a session that was renewed in between', async () => {
    const { query, queryMore } = pages(600, 200);
    const renewed = (call: any): object =>
      call.headers.SessionHeader.sessionId === 'session-1' ? { fault: 'INVALID_SESSION_ID' } : queryMore(call);
    await withServer({ query, queryMore: renewed }, async (server) => {
      const org = await server.connect();
      expect((await org.query(SOQL).toArray()).map((row) => row.Name)).toEqual(names(0, 600));
      expect(server.count('login')).toBe(2);
    });
  });
});
