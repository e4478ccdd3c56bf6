import { afterAll, beforeAll, expect, it } from 'vitest';
import { LocalOrg, type RecordedRequest } from '../../src/local-org/index.ts';
import { logIn } from './soap-call.ts';

let org: LocalOrg;
const told: RecordedRequest[] = [];

beforeAll(async () => {
  org = await LocalOrg.start({ onRequest: (request) => told.push(request) });
});
afterAll(() => org.close());

const create = '<p:create><p:sObjects><s:type>Case</s:type><s:Subject>A</s:Subject></p:sObjects></p:create>';

it('shows objects with their rows and the last requests, and nothing that a request could slip in', async () => {
  const { call } = await logIn(org);
  const [id] = (await call(create)).all('id');
  await call(create);
  await call(`<p:delete><p:ids>${id}</p:ids></p:delete>`);
  await fetch(`${org.url}/<script>`);
  const answer = await fetch(org.url);
  const page = await answer.text();
  expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8');
  expect(page).toContain('<tr><td>Case</td><td>Case</td><td>1</td><td>1</td></tr>');
  expect(page).toMatch(/<td>POST<\/td><td>\/services\/Soap\/u\/62\.0\/00D\w{12}<\/td><td>delete<\/td><td>200<\/td>/);
  expect(page).not.toContain('<script');
});

it('tells each request when its answer has gone, and that there was none', async () => {
  told.length = 0;
  org.faults.add({ on: { path: '/gone' }, kind: 'drop' });
  await fetch(`${org.url}/services/data`);
  await expect(fetch(`${org.url}/gone`)).rejects.toThrow('fetch failed');
  await expect
    .poll(() => told.map(({ path, status }) => [path, status]))
    .toEqual([
      ['/services/data', 200],
      ['/gone', undefined],
    ]);
  expect(org.requests.slice(-2)).toEqual(told);
});
