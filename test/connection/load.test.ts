import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { constants, gzipSync } from 'node:zlib';
import type { LoadOptions, Outcome, RetryOptions, Summary } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { describe, expect, test } from 'vitest';
import { type Received, type Script, type ScriptedServer, withServer } from './scripted-server.ts';

const ok = (id: string): object => ({ errors: [], id, success: true });
const failed = (statusCode: string, field: string): object => ({
  errors: [{ extendedErrorDetails: [], fields: [field], message: `about ${field}`, statusCode }],
  id: null,
  success: false,
});
const idOf = (at: number): string => `001${String(at).padStart(12, '0')}AAA`;

/** Creates what it is sent, but for names that end in "bad". Ids count up over all calls. */
function creating(): { readonly script: Script; readonly created: readonly string[] } {
  const created: string[] = [];
  const create = ({ request }: Received): object =>
    request.sObjects.map(({ Name }: { Name: string }) =>
      Name.endsWith('bad') ? failed('REQUIRED_FIELD_MISSING', 'LastName') : ok(idOf(created.push(Name) - 1)),
    );
  return { script: { create }, created };
}

/** What describeSObject() says of an object with these fields. */
const described =
  (fields: string) =>
  (response: ServerResponse): void =>
    void response.end(
      `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><e:Body><describeSObjectResponse><result>${fields}</result></describeSObjectResponse></e:Body></e:Envelope>`,
    );

const named = (count: number): { Name: string }[] => Array.from({ length: count }, (_, at) => ({ Name: `row ${at}` }));

async function collect<T>(items: AsyncIterable<T>, into: T[] = []): Promise<T[]> {
  for await (const item of items) into.push(item);
  return into;
}

const statuses = (outcomes: readonly Outcome<unknown>[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status } of outcomes) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const sizes = (server: ScriptedServer, operation = 'create'): number[] =>
  server.calls.filter((call) => call.operation === operation).map((call) => (call.request.sObjects ?? call.request.ids).length);

/** Rows, one at a time, with what became of the source. */
function watched<T>(rows: readonly T[], end?: unknown) {
  const state = { pulled: 0, returned: false };
  async function* generate(): AsyncGenerator<T> {
    try {
      for (const row of rows) {
        state.pulled++;
        yield row;
      }
      if (end !== undefined) throw end;
    } finally {
      state.returned = true;
    }
  }
  return { state, rows: generate() };
}

describe('insert', () => {
  test('sends 200 rows in a call and joins each result to its row', async () => {
    await withServer(creating().script, async (server) => {
      const rows = named(450);
      rows[230]!.Name = 'the bad';
      const outcomes = await collect((await server.connect()).insert('Account', rows, { concurrency: 1 }));
      expect(sizes(server)).toEqual([200, 200, 50]);
      expect(outcomes.map((outcome) => outcome.index)).toEqual(rows.map((_, at) => at));
      expect(outcomes.every((outcome) => outcome.row === rows[outcome.index])).toBe(true);
      expect(outcomes[230]).toEqual({
        index: 230,
        row: rows[230],
        attempts: 1,
        status: 'failed',
        errors: [{ code: 'REQUIRED_FIELD_MISSING', message: 'about LastName', fields: ['LastName'], from: 'server' }],
      });
      expect(outcomes[231]).toEqual({ index: 231, row: rows[231], attempts: 1, status: 'ok', id: idOf(230), created: true });
      expect(statuses(outcomes)).toEqual({ ok: 449, failed: 1 });
    });
  });

  test('keeps the order of the source, though calls complete in another', async () => {
    const create = async ({ request }: Received, nth: number): Promise<object> => {
      await new Promise((resolve) => setTimeout(resolve, nth === 1 ? 50 : 0));
      return request.sObjects.map(() => ok(idOf(nth)));
    };
    await withServer({ create }, async (server) => {
      const org = await server.connect();
      const options: LoadOptions = { batchRows: 10, concurrency: 4 };
      expect((await collect(org.insert('Account', named(100), options))).map((outcome) => outcome.index)).toEqual(
        named(100).map((_, at) => at),
      );
    });
    await withServer({ create }, async (server) => {
      const org = await server.connect();
      const load = org.insert('Account', named(100), { batchRows: 10, concurrency: 4, order: 'completion' });
      const indexes = (await collect(load)).map((outcome) => outcome.index);
      expect(indexes[0]).not.toBe(0);
      expect([...indexes].sort((a, b) => a - b)).toEqual(named(100).map((_, at) => at));
    });
  });

  test('has no more calls on their way than lanes, and reads no more than it may send', async () => {
    let now = 0;
    let most = 0;
    const create = async ({ request }: Received): Promise<object> => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now--;
      return request.sObjects.map(() => ok(idOf(1)));
    };
    await withServer({ create }, async (server) => {
      const org = await server.connect();
      const { state, rows } = watched(named(200));
      const iterator = org.insert('Account', rows, { batchRows: 10, concurrency: 3 }).batches()[Symbol.asyncIterator]();
      await iterator.next();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(state.pulled).toBeLessThanOrEqual(50);
      while (!(await iterator.next()).done);
      expect(most).toBe(3);
    });
  });

  test('lets a row that XML cannot carry fail alone', async () => {
    await withServer(creating().script, async (server) => {
      const rows: { Name: string; Site?: string; Size?: number }[] = named(20);
      rows[3] = { Name: 'row 3', Site: 'a\u0000b' };
      rows[7] = { Name: 'row 7', Size: 2 ** 60 };
      const outcomes = await collect((await server.connect()).insert('Account', rows));
      expect(statuses(outcomes)).toEqual({ ok: 18, failed: 2 });
      expect(outcomes[3]).toMatchObject({
        status: 'failed',
        attempts: 0,
        errors: [{ code: 'ILLEGAL_CHARACTER', fields: ['Site'], from: 'client' }],
      });
      expect(outcomes[7]).toMatchObject({ status: 'failed', errors: [{ fields: ['Size'], from: 'client' }] });
      expect(sizes(server)).toEqual([18]);
    });
  });

  test.each([
    ['strip', 'ab'],
    ['replace', 'a\uFFFDb'],
  ] as const)('may %s such characters', async (illegalCharacters, Name) => {
    const { script, created } = creating();
    await withServer(script, async (server) => {
      const org = await server.connect();
      const outcomes = await collect(org.insert('Account', [{ Name: 'fine' }, { Name: 'a\u0000b' }], { illegalCharacters }));
      expect(statuses(outcomes)).toEqual({ ok: 2 });
      expect(created).toEqual(['fine', Name]);
    });
  });

  test.each([
    ['that the version does not have', { Nope: {} }],
    ['with a value that is none', { AllOrNoneHeader: { allOrNone: 'maybe' } }],
    ['that XML cannot carry', { CallOptions: { client: 'a\u0001' } }],
  ])('with a header %s sends nothing, and ends with its error', async (_, headers) => {
    const { script } = creating();
    await withServer(script, async (server) => {
      const outcomes: Outcome<unknown>[] = [];
      const load = (await server.connect()).insert('Account', named(2), { headers } as LoadOptions);
      await expect(collect(load, outcomes)).rejects.toMatchObject({
        name: 'EncodeError',
        path: expect.stringContaining(Object.keys(headers)[0]!),
      });
      expect([statuses(outcomes), server.count('create')]).toEqual([{ notProcessed: 2 }, 0]);
    });
  });

  test('writes each kind of value as the protocol does', async () => {
    const describeSObject = () => described('<fields><name>When</name><type>datetime</type></fields>');
    await withServer({ ...creating().script, describeSObject }, async (server) => {
      const org = await server.connect();
      const row = {
        Name: '<&>',
        Cleared: null,
        Empty: '',
        Left: undefined,
        Big: 12345678901234567890n,
        Half: 0.5,
        Whole: 7,
        Yes: true,
        When: new Date(Date.UTC(2024, 4, 31, 12, 0, 0, 5)),
        Blob: new Uint8Array([1, 2, 255]),
        Sign: '#N/A',
        ['__proto__']: 'own',
      };
      await org.insert('Account', [row]).summary();
      expect(server.calls.at(-1)!.request.sObjects[0]).toEqual({
        type: 'Account',
        Id: null,
        fieldsToNull: ['Cleared', 'Empty'],
        Name: '<&>',
        Big: '12345678901234567890',
        Half: '0.5',
        Whole: '7',
        Yes: 'true',
        When: '2024-05-31T12:00:00.005Z',
        Blob: 'AQL/',
        Sign: '#N/A',
        ['__proto__']: 'own',
      });
    });
  });

  test('may ignore empty strings, or refuse their rows', async () => {
    await withServer(creating().script, async (server) => {
      const org = await server.connect();
      await org.insert('Account', [{ Name: 'x', Site: '' }], { emptyString: 'ignore' }).summary();
      expect(server.calls.at(-1)!.request.sObjects[0]).toEqual({ type: 'Account', Id: null, Name: 'x' });
      const outcomes = await collect(org.insert('Account', [{ Name: 'x', Site: '' }], { emptyString: 'refuse' }));
      expect(outcomes[0]).toMatchObject({ status: 'failed', errors: [{ code: 'EMPTY_STRING', fields: ['Site'], from: 'client' }] });
      expect(server.count('create')).toBe(1);
    });
  });

  test('finds the object behind a parent, asking once, and does not guess among several', async () => {
    const describeSObject = (): ((response: ServerResponse) => void) => {
      const field = (relationshipName: string, referenceTo: string[]): string =>
        `<fields>${referenceTo.map((to) => `<referenceTo>${to}</referenceTo>`).join('')}<relationshipName>${relationshipName}</relationshipName></fields>`;
      const fields = field('Owner', ['User']) + field('Who', ['Contact', 'Lead']);
      return described(fields);
    };
    await withServer({ ...creating().script, describeSObject }, async (server) => {
      const org = await server.connect();
      const rows = [
        { Name: 'a', Owner: { Email: 'x@y.z' } },
        { Name: 'b', Who: { Email: 'x@y.z' } },
        { Name: 'c', Who: { type: 'Lead', Email: 'x@y.z' } },
        { Name: 'd', Nobody: { Email: 'x@y.z' } },
      ];
      const outcomes = await collect(org.insert('Task', rows));
      expect(outcomes.map((outcome) => outcome.status)).toEqual(['ok', 'failed', 'ok', 'failed']);
      expect(outcomes[1]).toMatchObject({ errors: [{ code: 'INVALID_PARENT', message: 'Who may be a Contact, a Lead: give its type.' }] });
      expect(server.count('describeSObject')).toBe(1);
      const [first, second] = server.calls.at(-1)!.request.sObjects;
      expect(first.Owner).toMatchObject({ type: 'User', Email: 'x@y.z' });
      expect(second.Who).toMatchObject({ type: 'Lead', Email: 'x@y.z' });
    });
  });

  test('ends when the parents cannot be asked for, with an outcome for the row that needed one', async () => {
    await withServer({ ...creating().script, describeSObject: () => ({ fault: 'INVALID_TYPE' }) }, async (server) => {
      const outcomes: Outcome<unknown>[] = [];
      const load = (await server.connect()).insert('Task', [{ Name: 'a' }, { Name: 'b', Owner: { Email: 'x@y.z' } }, { Name: 'c' }]);
      await expect(collect(load, outcomes)).rejects.toMatchObject({ code: 'INVALID_TYPE' });
      expect(outcomes.map((outcome) => outcome.status)).toEqual(['notProcessed', 'notProcessed']);
      expect(await load.summary()).toMatchObject({ total: 2, calls: 0 });
    });
  });

  test('refuses what is no row, each alone', async () => {
    const { script, created } = creating();
    await withServer(script, async (server) => {
      const rows: any[] = [{ Name: 'fine' }, null, 'text', 7, ['Name'], new Uint8Array(3), new Date(), undefined];
      const outcomes = await collect((await server.connect()).insert('Account', rows));
      expect(outcomes.slice(1).map((outcome) => outcome.status === 'failed' && outcome.errors[0]!.code)).toEqual(
        Array(7).fill('INVALID_ROW'),
      );
      expect([outcomes[0]!.status, created]).toEqual(['ok', ['fine']]);
    });
  });

  test('takes rows from a Readable, as fast as they are sent, and destroys it when the loop is left', async () => {
    const { script, created } = creating();
    await withServer(script, async (server) => {
      const org = await server.connect();
      expect(await org.insert('Account', Readable.from(named(450))).summary()).toMatchObject({ total: 450, ok: 450, calls: 3 });
      expect(created).toEqual(named(450).map(({ Name }) => Name));

      let produced = 0;
      const endless = new Readable({
        objectMode: true,
        read() {
          this.push({ Name: `row ${produced++}` });
        },
      });
      for await (const _ of org.insert('Account', endless, { batchRows: 10, concurrency: 2 })) break;
      expect(endless.destroyed).toBe(true);
      // What two lanes and a batch that waits hold, and what the stream itself has read ahead.
      expect(produced).toBeLessThanOrEqual(3 * 10 + endless.readableHighWaterMark + 1);
    });
  });

  test('closes a batch before 50 MB', async () => {
    await withServer(creating().script, async (server) => {
      const org = await server.connect();
      const text = '\u20AC'.repeat(4_000_000);
      const rows = [
        ...Array.from({ length: 5 }, () => ({ Name: 'large', Text: text })),
        { Name: 'too large', Text: text.repeat(5) },
        { Name: 'small' },
      ];
      const outcomes = await collect(org.insert('Account', rows, { concurrency: 1 }));
      // 12 MB each: four fit, and the fifth and the small one make the second call.
      expect(sizes(server)).toEqual([4, 2]);
      expect(outcomes[5]).toMatchObject({ status: 'failed', attempts: 0, errors: [{ code: 'ROW_TOO_LARGE', from: 'client' }] });
    });
  });
});

describe('update, upsert and delete', () => {
  const updating: Script = {
    update: ({ request }) => request.sObjects.map(({ Id }: { Id: string }) => ok(Id)),
    upsert: ({ request }) =>
      request.sObjects.map(({ Key }: { Key: string }) => ({ ...ok(idOf(Key.length)), created: Key.startsWith('new') })),
    delete: ({ request }) => request.ids.map((id: string) => (id.startsWith('x') ? failed('MALFORMED_ID', 'Id') : ok(id))),
  };

  test('update names the records by Id', async () => {
    await withServer(updating, async (server) => {
      const outcomes = await collect((await server.connect()).update('Account', [{ Id: idOf(1), Name: 'x' }]));
      expect(outcomes).toMatchObject([{ status: 'ok', id: idOf(1), created: false }]);
      expect(server.calls.at(-1)!.request.sObjects[0]).toMatchObject({ type: 'Account', Id: idOf(1), Name: 'x' });
    });
  });

  test('upsert names the key and tells what is new', async () => {
    await withServer(updating, async (server) => {
      const outcomes = await collect((await server.connect()).upsert('Account', 'Key', [{ Key: 'new 1' }, { Key: 'old' }]));
      expect(outcomes.map((outcome) => outcome.status === 'ok' && outcome.created)).toEqual([true, false]);
      expect(server.calls.at(-1)!.request.externalIDFieldName).toBe('Key');
    });
  });

  test('delete takes ids or records, and its rows are the ids', async () => {
    await withServer(updating, async (server) => {
      const org = await server.connect();
      const outcomes = await collect(org.delete('Account', [idOf(1), { Id: 'xyz' }, { Id: idOf(2) }]));
      expect(outcomes.map((outcome) => outcome.row)).toEqual([idOf(1), 'xyz', idOf(2)]);
      expect(outcomes.map((outcome) => outcome.status)).toEqual(['ok', 'failed', 'ok']);
      expect(outcomes[1]).toMatchObject({ errors: [{ code: 'MALFORMED_ID', from: 'server' }] });
      expect(() => org.delete('Account', idOf(1) as never)).toThrow(TypeError);
    });
  });

  test.each(['Key', 'key'])('rows about one record are sent one after the other (by %s)', async (keyName) => {
    let now = 0;
    let most = 0;
    const upsert = async ({ request }: Received): Promise<object> => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now--;
      return request.sObjects.map(() => ({ ...ok(idOf(1)), created: false }));
    };
    await withServer({ upsert }, async (server) => {
      const org = await server.connect();
      const rows = ['a', 'b', 'a', 'A', 'c', 'd'].map((Key, at) => ({ Key, At: at }));
      const outcomes = await collect(org.upsert('Account', keyName, rows, { concurrency: 4 }));
      expect(outcomes.map((outcome) => outcome.index)).toEqual([0, 1, 2, 3, 4, 5]);
      const sent = server.calls
        .filter((call) => call.operation === 'upsert')
        .map((call) => call.request.sObjects.map((row: any) => row.Key));
      expect(sent).toEqual([['a', 'b'], ['a'], ['A', 'c', 'd']]);
      expect(most).toBe(1);
    });
  });
});

describe('the life of a load', () => {
  test('sends nothing and reads nothing before it is asked', async () => {
    await withServer(creating().script, async (server) => {
      const { state, rows } = watched(named(10));
      const load = (await server.connect()).insert('Account', rows);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect([state.pulled, server.count('create')]).toEqual([0, 0]);
      await load.close();
      expect(await load.summary()).toMatchObject({ total: 0, calls: 0 });
    });
  });

  test('runs once', async () => {
    await withServer(creating().script, async (server) => {
      const load = (await server.connect()).insert('Account', named(10));
      await collect(load);
      expect(() => load[Symbol.asyncIterator]()).toThrow('once');
      expect(() => load.batches()).toThrow('once');
    });
  });

  test('is drained by summary() when nobody iterates', async () => {
    await withServer(creating().script, async (server) => {
      const summary = await (await server.connect()).insert('Account', [...named(449), { Name: 'bad' }]).summary();
      const { bytesSent, ...counts } = summary;
      expect(counts).toEqual({ total: 450, ok: 449, failed: 1, notProcessed: 0, unknown: 0, undelivered: 0, retried: 0, calls: 3 });
      expect(bytesSent).toBe(
        server.calls
          .filter((call) => call.operation === 'create')
          .reduce((sum, call) => sum + Number(call.http.headers['content-length']), 0),
      );
    });
  });

  test('tells its progress to whoever watches, and waits for nobody', async () => {
    await withServer(creating().script, async (server) => {
      const told: number[] = [];
      const load = (await server.connect()).insert('Account', named(1000), { concurrency: 1, onProgress: ({ ok }) => told.push(ok) });
      const watching = collect(load.progress);
      const unread = load.progress[Symbol.asyncIterator]();
      await load.summary();
      expect(told.slice(0, 5)).toEqual([200, 400, 600, 800, 1000]);
      expect((await watching).at(-1)).toMatchObject({ total: 1000, ok: 1000 });
      expect((await unread.next()).value).toMatchObject({ ok: 1000 });
    });
  });

  test('left in the middle ends the source, sends nothing more and counts what nobody was given', async () => {
    await withServer(creating().script, async (server) => {
      const { state, rows } = watched(named(100_000));
      const load = (await server.connect()).insert('Account', rows, { concurrency: 2, batchRows: 100 });
      for await (const outcome of load) if (outcome.index === 49) break;
      const calls = server.count('create');
      expect(state.returned).toBe(true);
      const summary: Summary = await load.summary();
      expect(calls).toBeLessThanOrEqual(4);
      expect(summary.undelivered).toBe(summary.total - 50);
      expect(summary.total).toBe(summary.ok + summary.notProcessed);
      expect(summary.ok).toBe(calls * 100);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(server.count('create')).toBe(calls);
    });
  });

  test('left in the middle by a source that cannot be ended throws what the source throws, once the calls are through', async () => {
    const create = async ({ request }: Received): Promise<object> => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return request.sObjects.map(() => ok(idOf(1)));
    };
    await withServer({ create }, async (server) => {
      const rows = {
        [Symbol.iterator]: () => ({
          next: () => ({ done: false, value: { Name: 'x' } }) as const,
          return: () => {
            throw new Error('cannot be closed');
          },
        }),
      };
      const load = (await server.connect()).insert('Account', rows, { concurrency: 2, batchRows: 10 });
      const leaving = (async () => {
        for await (const _ of load) break;
      })();
      await expect(leaving).rejects.toThrow('cannot be closed');
      expect((await load.summary()).ok).toBe(server.count('create') * 10);
    });
  });

  test('closed by somebody else ends the loop', async () => {
    await withServer(creating().script, async (server) => {
      const load = (await server.connect()).insert('Account', watched(named(100_000)).rows);
      let seen = 0;
      for await (const _ of load.batches()) if (++seen === 3) void load.close();
      expect(seen).toBe(3);
      expect((await load.summary()).total).toBeLessThan(10_000);
    });
  });

  test('gives the outcomes of everything sent before the error of its source', async () => {
    await withServer(creating().script, async (server) => {
      const broken = new Error('the file ends here');
      const outcomes: Outcome<unknown>[] = [];
      await expect(collect((await server.connect()).insert('Account', watched(named(450), broken).rows), outcomes)).rejects.toBe(broken);
      expect(outcomes.map((outcome) => outcome.index)).toEqual(named(450).map((_, at) => at));
      expect(statuses(outcomes)).toEqual({ ok: 400, notProcessed: 50 });
    });
  });

  test('rejects summary() with that error when nobody iterates', async () => {
    await withServer(creating().script, async (server) => {
      const broken = new Error('the file ends here');
      await expect((await server.connect()).insert('Account', watched(named(450), broken).rows).summary()).rejects.toBe(broken);
    });
  });

  test('gives every row that was read an outcome before the reason of an abort', async () => {
    const controller = new AbortController();
    let calls = 0;
    const create = ({ request }: Received): object => {
      if (++calls < 3) return request.sObjects.map(() => ok(idOf(1)));
      controller.abort('enough');
      return () => {};
    };
    await withServer({ create }, async (server) => {
      const { state, rows } = watched(named(100_000));
      const load = (await server.connect()).insert('Account', rows, { batchRows: 100, concurrency: 1, signal: controller.signal });
      const outcomes: Outcome<unknown>[] = [];
      await expect(collect(load, outcomes)).rejects.toBe('enough');
      expect(statuses(outcomes)).toMatchObject({ ok: 200, unknown: 100 });
      expect(outcomes).toHaveLength((await load.summary()).total);
      expect(state.pulled - outcomes.length).toBeLessThanOrEqual(1);
    });
  });

  test('ends even if its source never answers', async () => {
    const controller = new AbortController();
    async function* hangs(): AsyncGenerator<{ Name: string }> {
      yield { Name: 'one' };
      await new Promise(() => {});
    }
    await withServer(creating().script, async (server) => {
      const load = (await server.connect()).insert('Account', hangs(), { signal: controller.signal });
      const outcomes: Outcome<unknown>[] = [];
      const loading = collect(load, outcomes);
      await new Promise((resolve) => setTimeout(resolve, 20));
      controller.abort('enough');
      await expect(loading).rejects.toBe('enough');
      expect(statuses(outcomes)).toEqual({ notProcessed: 1 });
    });
  });

  test('refuses options out of range at once', async () => {
    await withServer({}, async (server) => {
      const org = await server.connect();
      expect(() => org.insert('Account', [], { batchRows: 201 })).toThrow('batchRows');
      expect(() => org.insert('Account', [], { concurrency: 0 })).toThrow('concurrency');
      expect(() => org.insert('Account', 'text' as never)).toThrow(TypeError);
    });
  });
});

describe('a call that fails', () => {
  const rows = named(30);
  const html = (response: ServerResponse): void => void response.writeHead(503, { 'content-type': 'text/html' }).end('<html>');

  interface Loaded {
    readonly outcomes: string[];
    readonly attempts: number[];
    readonly summary: Summary;
    readonly error: any;
    readonly creates: number;
  }

  /** The outcomes of three batches of ten of which the second goes wrong, and what the load threw. */
  async function loadWith(second: (call: Received) => any, more: Script = {}, retry: RetryOptions = { baseDelayMs: 0 }): Promise<Loaded> {
    const create = (call: Received, nth: number): any => (nth === 2 ? second(call) : call.request.sObjects.map(() => ok(idOf(nth))));
    let result!: Loaded;
    await withServer({ create, ...more }, async (server) => {
      const load = (await server.connect({ http: { headersTimeoutMs: 1000 }, retry })).insert('Account', rows, {
        batchRows: 10,
        concurrency: 1,
      });
      const outcomes: Outcome<unknown>[] = [];
      const error = await collect(load, outcomes).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(outcomes.map((outcome) => outcome.index)).toEqual(rows.map((_, at) => at).slice(0, outcomes.length));
      result = {
        outcomes: outcomes.map((outcome) => outcome.status),
        attempts: outcomes.map((outcome) => outcome.attempts),
        summary: await load.summary(),
        error,
        creates: server.count('create'),
      };
    });
    return result;
  }
  const three = (second: string, third: string): string[] => [...Array(10).fill('ok'), ...Array(10).fill(second), ...Array(10).fill(third)];

  test('for its session was not executed: it is repeated once', async () => {
    const { outcomes, error, creates, attempts, summary } = await loadWith(() => ({ fault: 'INVALID_SESSION_ID' }));
    expect([outcomes, error, creates]).toEqual([three('ok', 'ok'), undefined, 4]);
    expect(attempts).toEqual(rows.map((_, at) => (at >= 10 && at < 20 ? 2 : 1)));
    expect(summary).toMatchObject({ calls: 4, retried: 10 });
  });

  test.each<[string, any, string]>([
    ['is refused', { fault: 'PASSWORD_LOCKOUT' }, 'PASSWORD_LOCKOUT'],
    ['breaks off', (response: ServerResponse) => void response.destroy(), 'CONNECTION_RESET'],
    ['meets a proxy', html, 'HTML_RESPONSE'],
  ])('for its session was not executed, also when the new login %s', async (_, login, code) => {
    const script = { login: (_call: Received, nth: number) => (nth === 1 ? undefined : login) };
    const { outcomes, error, creates } = await loadWith(() => ({ fault: 'INVALID_SESSION_ID' }), script, { attempts: 1 });
    expect(error).toMatchObject({ code });
    expect([outcomes.slice(0, 20), creates]).toEqual([three('notProcessed', '').slice(0, 20), 2]);
  });

  test('with any other fault was not executed, and ends the load with the fault', async () => {
    const { outcomes, error, creates } = await loadWith(() => ({ fault: 'INVALID_TYPE', faultType: 'InvalidSObjectFault' }));
    expect(error).toMatchObject({ name: 'SoapFaultError', code: 'INVALID_TYPE' });
    expect([outcomes.slice(0, 20), creates]).toEqual([three('notProcessed', '').slice(0, 20), 2]);
    expect(new Set(outcomes.slice(20))).not.toContain('ok');
  });

  test('with UNKNOWN_EXCEPTION may have been executed', async () => {
    const { outcomes, error, creates } = await loadWith(() => ({ fault: 'UNKNOWN_EXCEPTION' }));
    expect([outcomes, error, creates]).toEqual([three('unknown', 'ok'), undefined, 3]);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['a reset', (response) => void response.destroy()],
    ['no answer in time', () => {}],
    ['an HTML page', html],
    ['status 502 and nothing', (response) => void response.writeHead(502).end()],
    ['half an answer', (response) => void response.writeHead(200, { 'content-type': 'text/xml' }).end('<?xml version="1.0"?><a>')],
  ])('with %s may have been executed, and is never repeated', async (_, answer) => {
    const { outcomes, error, creates } = await loadWith(() => answer);
    expect([outcomes, error, creates]).toEqual([three('unknown', 'ok'), undefined, 3]);
  });

  const answer = v62.operations.create.encodeResponse(Array.from({ length: 10 }, (_, at) => ok(idOf(at))) as never);
  /** Inside the eighth result. */
  const arrived = answer.slice(0, answer.indexOf(idOf(7)) + 5);

  test.each<[string, (response: ServerResponse) => void]>([
    [
      'an answer that breaks off',
      (response) => {
        response.writeHead(200, { 'content-type': 'text/xml', 'content-length': answer.length }).write(arrived);
        setTimeout(() => response.destroy(), 20);
      },
    ],
    [
      'a compressed answer that breaks off',
      (response) => {
        const withoutEnd = gzipSync(arrived, { finishFlush: constants.Z_SYNC_FLUSH });
        response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': 'gzip' }).end(withoutEnd);
      },
    ],
    ['half a document', (response) => void response.writeHead(200, { 'content-type': 'text/xml' }).end(arrived)],
  ])('with %s joins the results that came whole', async (_, answering) => {
    const { outcomes, error, creates } = await loadWith(() => answering);
    const second = [...Array(7).fill('ok'), ...Array(3).fill('unknown')];
    expect([outcomes, error, creates]).toEqual([[...Array(10).fill('ok'), ...second, ...Array(10).fill('ok')], undefined, 3]);
  });

  test('with more results than rows in half an answer joins none of them', async () => {
    const long = v62.operations.create.encodeResponse(Array.from({ length: 12 }, (_, at) => ok(idOf(at))) as never);
    const { outcomes } = await loadWith(() => (response: ServerResponse) => void response.end(long.slice(0, -30)));
    expect(outcomes).toEqual(three('unknown', 'ok'));
  });

  test('with the wrong number of results joins none of them', async () => {
    const { outcomes, creates } = await loadWith(() => [ok(idOf(1))]);
    expect([outcomes, creates]).toEqual([three('unknown', 'ok'), 3]);
  });

  test('to connect was not sent', async () => {
    await withServer(creating().script, async (server) => {
      const org = await server.connect();
      await server.stop();
      const outcomes: Outcome<unknown>[] = [];
      await expect(collect(org.insert('Account', rows), outcomes)).rejects.toMatchObject({ name: 'TransportError', sent: false });
      expect(statuses(outcomes)).toEqual({ notProcessed: 30 });
    });
  });
});
