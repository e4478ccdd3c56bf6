import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v62 } from 'forcewire/v62';
import { expect, test } from 'vitest';
import { openTransport } from '../../src/http/transport.ts';
import { page, type Received, withServer } from './scripted-server.ts';

const MB = 1_000_000;

/** Waits until a count has stood still for a while: nothing comes to tell that no more will be done. */
async function settled(read: () => number): Promise<number> {
  for (let before = -1; before !== read(); ) {
    before = read();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return read();
}

test('an answer of 200 MB stays at the server while its records are not taken', async () => {
  const whole = v62.operations.query.encodeResponse(page(0, 2000, 2000) as never);
  const first = whole.indexOf('<records');
  const last = whole.indexOf('<size>');
  const [head, records, tail] = [whole.slice(0, first), whole.slice(first, last), whole.slice(last)];
  const times = Math.ceil((200 * MB) / records.length);
  let written = 0;
  const server = createServer(async (request, response) => {
    request.resume();
    response.on('error', () => {});
    response.write(head);
    for (let at = 0; at < times; at++) {
      written += records.length;
      if (!response.write(records)) await once(response, 'drain');
    }
    response.end(tail);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const transport = openTransport();
  try {
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const response = await transport.send({ method: 'GET', url, headers: {} });
    const batches = v62.operations.query.decodeStream(response.body).batches()[Symbol.asyncIterator]();
    let taken = (await batches.next()).value!.length;
    // What has been taken is less than a piece of the body, so nearly all that is written is on its way: buffers of both sides, the system's too.
    expect(await settled(() => written)).toBeLessThan(48 * MB);
    for (let step = await batches.next(); step.done !== true; step = await batches.next()) taken += step.value.length;
    expect(taken).toBe(2000 * times);
    expect(written).toBe(records.length * times);
  } finally {
    await transport.close();
    server.closeAllConnections();
    server.close();
  }
});

test('pages of a query are not asked for while their records are not taken, but for one', async () => {
  const next = (from: number): object => page(from, 200, 20_000);
  const queryMore = ({ request }: Received): object => next(Number(request.queryLocator.split('-')[1]));
  await withServer({ query: () => next(0), queryMore }, async (server) => {
    const rows = (await server.connect()).query('SELECT Name FROM Account')[Symbol.asyncIterator]();
    const asked = (): number => server.count('query') + server.count('queryMore');
    for (let taken = 0; taken < 1000; taken += 200) {
      await rows.next();
      expect(await settled(asked)).toBe(taken / 200 + 2);
      for (let at = 1; at < 200; at++) await rows.next();
    }
    await rows.return?.(undefined);
  });
});

test('the source of a load is not read while the server is behind', async () => {
  const held: (() => void)[] = [];
  const create = async ({ request }: Received): Promise<object> => {
    await new Promise<void>((release) => held.push(release));
    return request.sObjects.map((_: unknown, at: number) => ({ errors: [], id: `001${String(at).padStart(15, '0')}`, success: true }));
  };
  await withServer({ create }, async (server) => {
    let pulled = 0;
    function* rows(): Generator<{ Name: string }> {
      for (; pulled < 1000; pulled++) yield { Name: `row ${pulled}` };
    }
    const org = await server.connect();
    const ending = org.insert('Account', rows(), { batchRows: 10, concurrency: 3 }).summary();
    // The rows of three calls, and the one after them at most.
    expect(await settled(() => pulled)).toBeLessThanOrEqual(31);
    expect(held).toHaveLength(3);
    held.shift()!();
    expect(await settled(() => pulled)).toBeLessThanOrEqual(41);
    const releasing = setInterval(() => held.shift()?.(), 1);
    expect((await ending).ok).toBe(1000);
    clearInterval(releasing);
  });
});
