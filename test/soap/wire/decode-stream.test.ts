import { v62 } from 'forcewire/v62';
import { describe, expect, it } from 'vitest';
import { ParseError, SoapFaultError } from '../../../src/errors.ts';

const { query } = v62.operations;
const records = Array.from({ length: 50 }, (_, at) => ({ type: 'Account', Id: null, Name: `Account ${at}` }));
const bytes = Buffer.from(query.encodeResponse({ done: false, queryLocator: '01g000000000001AAA-50', records, size: 90 }));

/** Chunks that say how many were taken, and whether the source was ended. */
function source(document: Uint8Array, size: number): { chunks: AsyncGenerator<Uint8Array>; state: { taken: number; ended: boolean } } {
  const state = { taken: 0, ended: false };
  async function* cut(): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < document.length; at += size) {
        state.taken++;
        yield document.subarray(at, at + size);
      }
    } finally {
      state.ended = true;
    }
  }
  return { chunks: cut(), state };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('a record stream', () => {
  it('tells its head to whoever asks before iterating, reads no further for it, and loses no record', async () => {
    const { chunks, state } = source(bytes, 700);
    const stream = query.decodeStream(chunks);
    expect(await stream.head).toEqual({ done: false, queryLocator: '01g000000000001AAA-50', headers: {} });
    expect(state.taken).toBeLessThan(3);
    expect(await collect(stream)).toEqual(records);
    expect(await stream.size).toBe(90);
  });

  it('gives head and records alike when both are asked at once, from any source', async () => {
    for (const chunks of [[bytes], source(bytes, 10).chunks]) {
      const stream = query.decodeStream(chunks);
      const [head, found] = await Promise.all([stream.head, collect(stream.batches())]);
      expect(head.done).toBe(false);
      expect(found.flat()).toEqual(records);
    }
  });

  it('reads nothing before it is asked', async () => {
    const { chunks, state } = source(bytes, 100);
    query.decodeStream(chunks);
    await new Promise((resolve) => setImmediate(resolve));
    expect(state.taken).toBe(0);
  });

  it('ends its source when the loop is left, and then knows no size', async () => {
    const { chunks, state } = source(bytes, 700);
    const stream = query.decodeStream(chunks);
    for await (const _record of stream) break;
    expect(state.ended).toBe(true);
    await expect(stream.size).rejects.toMatchObject({ code: 'READ_STOPPED' });
  });

  it('ends its source when the head fails, and throws the same to whoever iterates', async () => {
    const fault = v62.encodeFault({ exceptionCode: 'INVALID_SESSION_ID', message: 'Session expired' });
    const { chunks, state } = source(Buffer.from(fault), 50);
    const stream = query.decodeStream(chunks);
    await expect(stream.head).rejects.toBeInstanceOf(SoapFaultError);
    expect(state.ended).toBe(true);
    await expect(collect(stream)).rejects.toBeInstanceOf(SoapFaultError);
    await expect(stream.size).rejects.toBeInstanceOf(SoapFaultError);
  });

  it('gives the records before a document breaks, then the error', async () => {
    const stream = query.decodeStream(source(bytes.subarray(0, 2000), 500).chunks);
    const found: unknown[] = [];
    await expect(
      (async () => {
        for await (const record of stream) found.push(record);
      })(),
    ).rejects.toBeInstanceOf(ParseError);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(records.slice(0, found.length));
  });

  it('gives the same records before a broken one, wherever chunks are cut', async () => {
    const broken = Buffer.from(bytes.toString().replace('Account 20<', 'Account &oops;<'));
    for (const size of [broken.length, 1000, 100, 7]) {
      const found: unknown[] = [];
      const reading = (async () => {
        for await (const record of query.decodeStream(source(broken, size).chunks)) found.push(record);
      })();
      await expect(reading).rejects.toMatchObject({
        name: 'ParseError',
        path: 'queryResponse.result.records[20].Name',
        offset: broken.indexOf('&oops;'),
      });
      expect(found).toEqual(records.slice(0, 20));
    }
  });

  it('passes on what its source throws', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 100);
      throw new Error('the socket closed');
    }
    await expect(query.decodeStream(broken()).head).rejects.toThrow('the socket closed');
    await expect(collect(query.decodeStream(broken()))).rejects.toThrow('the socket closed');
  });

  it('is read once', async () => {
    const stream = query.decodeStream([bytes]);
    await collect(stream);
    await expect(collect(stream)).rejects.toMatchObject({ code: 'ALREADY_READ' });
  });
});
