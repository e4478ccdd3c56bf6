import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { withServer } from './scripted-server.ts';

const described = (response: ServerResponse): void =>
  void response.end(
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><e:Body><describeSObjectResponse><result><fields><name>Id</name></fields></result></describeSObjectResponse></e:Body></e:Envelope>',
  );

test('a describe that fails late leaves alone what a newer one has kept', async () => {
  const describeSObject = async (_: unknown, nth: number): Promise<any> => {
    if (nth > 1) return described;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { fault: 'INVALID_TYPE' };
  };
  await withServer({ describeSObject }, async (server) => {
    const org = await server.connect();
    const failing = org.fields('Account').catch(() => 'failed');
    while (server.count('describeSObject') === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await org.fields('Account');
    expect(await failing).toBe('failed');
    expect((await org.fields('Account', { maxAgeMs: 60_000 })).map((field) => field.name)).toEqual(['Id']);
    expect(server.count('describeSObject')).toBe(2);
  });
});

test('a describe whose answer breaks off is asked for again', async () => {
  const describeSObject = (_: unknown, nth: number): any => (nth === 1 ? (response: ServerResponse) => void response.destroy() : described);
  await withServer({ describeSObject }, async (server) => {
    expect(await (await server.connect()).fields('Account')).toHaveLength(1);
  });
});
