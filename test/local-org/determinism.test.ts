import { expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { envelope, loginBody } from './soap-call.ts';

/** Every answer to the same calls of all protocols, with its headers. The port is part of many answers, so it is the same, too. */
async function play(port: number): Promise<{ port: number; answers: string[] }> {
  await using org = await LocalOrg.start({ startTime: new Date('2026-03-01T09:00:00Z'), seed: 5, port });
  const { clientId, clientSecret, username, password, securityToken } = org.credentials;
  const answers: string[] = [];
  const send = async (method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<string> => {
    // A connection to the first org is of no use with the second one, which has its port.
    const sent = { ...headers, connection: 'close' };
    const response = await fetch(org.url + path, { method, headers: sent, ...(body === undefined ? {} : { body }) });
    // The platform's own Date goes by the machine's time.
    const told = [...response.headers].filter(([name]) => name !== 'date').map((each) => each.join(': '));
    const text = await response.text();
    answers.push([`${method} ${path} ${response.status}`, ...told, '', text].join('\n'));
    return text;
  };
  const find = (pattern: RegExp, text: string): string => pattern.exec(text)![1]!;

  const soapPath = '/services/Soap/u/62.0';
  const text = { 'content-type': 'text/xml', soapaction: '""' };
  const sessionId = find(/<sessionId>([^<]+)/, await send('POST', soapPath, text, envelope(loginBody(org.credentials))));
  const session = `<p:SessionHeader><p:sessionId>${sessionId}</p:sessionId></p:SessionHeader>`;
  const soap = (body: string): Promise<string> => send('POST', soapPath, text, envelope(body, session));
  await soap('<p:getServerTimestamp/>');
  await soap('<p:getUserInfo/>');
  await soap('<p:describeGlobal/>');
  await soap('<p:describeSObject><p:sObjectType>Account</p:sObjectType></p:describeSObject>');
  await soap('<p:create><p:sObjects><s:type>Account</s:type><s:Name>Acme</s:Name></p:sObjects></p:create>');
  await soap('<p:query><p:queryString>SELECT FIELDS(ALL) FROM User LIMIT 200</p:queryString></p:query>');
  await soap('<p:search><p:searchString>FIND {Acme}</p:searchString></p:search>');
  await soap('<p:query><p:queryString>SELECT Nothing FROM Account</p:queryString></p:query>');

  const json = { authorization: `Bearer ${sessionId}`, 'content-type': 'application/json' };
  for (const path of ['/limits', '/sobjects', '/sobjects/Account/describe', '/recent', '/tabs', '/theme']) {
    await send('GET', `/services/data/v62.0${path}`, json);
  }
  const records = Array.from({ length: 200 }, (_, index) => ({ attributes: { type: 'Contact' }, LastName: `Contact ${index}` }));
  for (let call = 0; call < 2; call++) await send('POST', '/services/data/v62.0/composite/sobjects', json, JSON.stringify({ records }));
  const pageSize = { 'sforce-query-options': 'batchSize=200' };
  const page = await send('GET', '/services/data/v62.0/query?q=SELECT+Id,CreatedDate+FROM+Contact', { ...json, ...pageSize });
  await send('GET', JSON.parse(page).nextRecordsUrl, json);

  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const app = { client_id: clientId, client_secret: clientSecret };
  const user = { grant_type: 'password', username, password: password + securityToken };
  const token = JSON.parse(await send('POST', '/services/oauth2/token', form, String(new URLSearchParams({ ...app, ...user }))));
  const bearer = { authorization: `Bearer ${token.access_token}` };
  await send('GET', '/services/oauth2/userinfo', bearer);
  await send('GET', new URL(token.id).pathname, bearer);
  await send('POST', '/services/oauth2/introspect', form, String(new URLSearchParams({ ...app, token: token.access_token })));

  const bulk = { 'x-sfdc-session': sessionId, 'content-type': 'application/json' };
  const newJob = JSON.stringify({ operation: 'insert', object: 'Contact', contentType: 'CSV' });
  const job = find(/"id":"(\w+)/, await send('POST', '/services/async/62.0/job', bulk, newJob));
  const jobPath = `/services/async/62.0/job/${job}`;
  const rows = `LastName,Email\n${'Smith,\n'.repeat(300)}Smith,no address\n`;
  const batch = find(/<id>(\w+)/, await send('POST', `${jobPath}/batch`, { ...bulk, 'content-type': 'text/csv' }, rows));
  for (const milliseconds of [0, 52, 60_000]) {
    await org.clock.advance(milliseconds);
    await send('GET', `${jobPath}/batch/${batch}`, bulk);
  }
  await send('GET', `${jobPath}/batch/${batch}/result`, bulk);
  await send('GET', jobPath, bulk);

  const jobs = '/services/data/v62.0/jobs';
  const query = JSON.stringify({ operation: 'query', query: 'SELECT Id, Name FROM Contact' });
  const queryJob = JSON.parse(await send('POST', `${jobs}/query`, json, query)).id;
  const ingestJob = JSON.parse(await send('POST', `${jobs}/ingest`, json, newJob)).id;
  await send('PUT', `${jobs}/ingest/${ingestJob}/batches`, { ...json, 'content-type': 'text/csv' }, rows);
  await send('PATCH', `${jobs}/ingest/${ingestJob}`, json, '{"state":"UploadComplete"}');
  await org.clock.advance(60_000);
  for (const path of ['', '/results?maxRecords=100', '/resultPages']) await send('GET', `${jobs}/query/${queryJob}${path}`, json);
  for (const path of ['', '/successfulResults', '/failedResults']) await send('GET', `${jobs}/ingest/${ingestJob}${path}`, json);
  await send('GET', '/');
  return { port: Number(new URL(org.url).port), answers };
}

it('the same seed, time and calls have the same answers, byte for byte, in every protocol', async () => {
  const first = await play(0);
  const second = await play(first.port);
  expect(second.answers).toEqual(first.answers);
  // Whatever went wrong would go wrong twice: so many answers are refusals.
  expect(first.answers.filter((answer) => !/^\S+ \S+ 20\d\n/.test(answer))).toHaveLength(1);
});
