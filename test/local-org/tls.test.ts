import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { connect } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';

let org: LocalOrg;

beforeAll(async () => {
  org = await LocalOrg.start({ tls: true });
});
afterAll(() => org.close());

function versions(ca: string | undefined, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host, port: new URL(org.url).port, path: '/services/data', ca, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });
}

it('has a certificate that a client can check and trust', async () => {
  const certificate = new X509Certificate(org.certificate!);
  expect(org.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect([certificate.checkIP('127.0.0.1'), certificate.checkIP('::1'), certificate.checkHost('localhost')]).toEqual([
    '127.0.0.1',
    '::1',
    'localhost',
  ]);
  expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.now() + 300 * 86_400_000);
  expect(await versions(org.certificate, '127.0.0.1')).toBe(200);
  await expect(versions(undefined, '127.0.0.1')).rejects.toThrow('self-signed certificate');
});

it('serves our client by its connect options, and names https in what it answers', async () => {
  await using connection = await connect({ api: v62, ...org.connectOptions() });
  expect(connection.instanceUrl.protocol).toBe('https:');
  expect(await connection.query('SELECT Name FROM Organization').toArray()).toHaveLength(1);
});
