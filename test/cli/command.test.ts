import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeCsv } from '../../src/csv/index.ts';
import { connect, type Org } from '../../src/index.ts';
import { LocalOrg, type RecordedRequest } from '../../src/local-org/index.ts';
import { v62 } from '../../src/versions/v62.ts';
import { bundleCommand, settingsOf } from './run-command.ts';

const { forcewire, killed, remove } = bundleCommand();
let server: LocalOrg;
let onRequest: ((request: RecordedRequest) => void) | undefined;
let org: Org<typeof v62>;
let env: NodeJS.ProcessEnv;
let folder: string;

beforeAll(async () => {
  server = await LocalOrg.start({ onRequest: (request) => onRequest?.(request) });
  org = await connect({ api: v62, ...server.connectOptions() });
  env = settingsOf(server);
  folder = await mkdtemp(join(tmpdir(), 'forcewire-cli-'));
});
afterAll(async () => {
  await org.close();
  await server.close();
  await rm(folder, { recursive: true });
  remove();
});

const inFolder = (name: string): string => join(folder, name);
const rowsOf = (csv: string): Record<string, string>[] => decodeCsv(Buffer.from(csv));
const names = (like: string): Promise<unknown[]> =>
  org
    .query<{ Name: string }>(`SELECT Name FROM Account WHERE Name LIKE '${like}' ORDER BY Name`)
    .toArray()
    .then((records) => records.map(({ Name }) => Name));

describe('loads', () => {
  it('insert reports each row with its number, its outcome and its cells, and ends with 2 where rows failed', async () => {
    const csv = 'Name,External_Id__c,Site\n"Zoë & ""Co""",C-1,\n,C-2,here\n"two\nlines",C-3,#N/A\n';
    const ended = await forcewire(['insert', 'Account'], env, csv);
    expect(ended.stderr).toBe('3 rows: 2 ok, 1 failed, 0 not processed, 0 unknown\n');
    expect(ended.code).toBe(2);
    const report = rowsOf(ended.stdout);
    expect(report.map(({ row, status, Name, External_Id__c, Site }) => [row, status, Name, External_Id__c, Site])).toEqual([
      ['1', 'ok', 'Zoë & "Co"', 'C-1', ''],
      ['2', 'failed', '', 'C-2', 'here'],
      ['3', 'ok', 'two\nlines', 'C-3', '#N/A'],
    ]);
    expect(report[1]!.error).toMatch(/^REQUIRED_FIELD_MISSING: /);
    const found = await org.query("SELECT Id, Name FROM Account WHERE External_Id__c LIKE 'C-%' ORDER BY External_Id__c").toArray();
    expect(found.map(({ Id, Name }) => [Id, Name])).toEqual([
      [report[0]!.id, 'Zoë & "Co"'],
      [report[2]!.id, 'two\nlines'],
    ]);
  });

  it.each([['--protocol', '1.0'], ['--protocol', '2.0'], []])(
    'bulk insert, upsert and hard-delete leave what the files say (%s %s)',
    async (...flags) => {
      const file = inFolder('rows.csv');
      const results = inFolder('results.csv');
      await writeFile(file, 'Name,External_Id__c\nBulk 1,B-1\nBulk 2,B-2\n');
      const inserted = await forcewire(['bulk', 'insert', 'Account', file, '--results', results, ...flags], env);
      expect(inserted).toEqual({ code: 0, stdout: '', stderr: '2 rows: 2 ok, 0 failed, 0 not processed, 0 unknown\n' });
      await writeFile(file, 'Name,External_Id__c\nBulk 2b,B-2\nBulk 3,B-3\n');
      const upserted = await forcewire(['bulk', 'upsert', 'Account', file, '--external-id', 'External_Id__c', ...flags], env);
      expect(rowsOf(upserted.stdout).map(({ created }) => created)).toEqual(['false', 'true']);
      expect(await names('Bulk%')).toEqual(['Bulk 1', 'Bulk 2b', 'Bulk 3']);
      const ids = (await org.query("SELECT Id FROM Account WHERE Name LIKE 'Bulk%'").toArray()).map(({ Id }) => Id);
      const deleted = await forcewire(['bulk', 'hard-delete', 'Account', ...flags], env, `Id\n${ids.join('\n')}\n`);
      expect([deleted.code, rowsOf(deleted.stdout).map(({ Id }) => Id)]).toEqual([0, ids]);
      expect(await org.query("SELECT Id FROM Account WHERE Name LIKE 'Bulk%'", { all: true }).toArray()).toEqual([]);
      await rm(results);
    },
  );

  it('update, upsert and delete find their records; a column names a parent', async () => {
    const [account] = await org
      .insert('Account', [{ Name: 'Parent', External_Id__c: 'P-1' }])
      [Symbol.asyncIterator]()
      .next()
      .then(({ value }) => [value]);
    const upserted = await forcewire(
      ['upsert', 'Contact', '--external-id', 'External_Id__c'],
      env,
      'LastName,External_Id__c,Account.External_Id__c\nOne,K-1,P-1\nTwo,K-2,\n',
    );
    expect(upserted.code).toBe(0);
    const ids = rowsOf(upserted.stdout).map(({ id }) => id!);
    const updated = await forcewire(['update', 'Contact'], env, `Id,FirstName\n${ids[0]},Ada\n${ids[1]},Bea\n`);
    expect(updated.code).toBe(0);
    const contacts = await org
      .query("SELECT FirstName, AccountId FROM Contact WHERE External_Id__c LIKE 'K-%' ORDER BY LastName")
      .toArray();
    expect(contacts.map(({ FirstName, AccountId }) => [FirstName, AccountId])).toEqual([
      ['Ada', account.id],
      ['Bea', null],
    ]);
    const deleted = await forcewire(['delete', 'Contact'], env, `Id,Name\n${ids[0]},x\n,y\n`);
    expect([deleted.code, rowsOf(deleted.stdout).map(({ status }) => status)]).toEqual([2, ['ok', 'failed']]);
  });
});

it('--budget ends a load with the calls that it may make: the rest was never sent', async () => {
  const csv = `Name\n${Array.from({ length: 1_000 }, (_, at) => `Budget ${at}\n`).join('')}`;
  const ended = await forcewire(['insert', 'Account', '--budget', '3'], env, csv);
  expect([ended.code, ended.stderr]).toEqual([1, expect.stringMatching(/ok, 0 failed, .*\nforcewire: BUDGET_EXCEEDED: /)]);
  const ok = rowsOf(ended.stdout).filter(({ status }) => status === 'ok');
  expect(ok.length).toBeGreaterThan(0);
  expect(await names('Budget %')).toHaveLength(ok.length);
  expect((await forcewire(['query', 'SELECT Id FROM User', '--budget', '80%'], env)).code).toBe(0);
  expect((await forcewire(['query', 'SELECT Id FROM User', '--budget', 'much'], env)).stderr).toMatch(/A number of calls or a percentage/);
});

describe('reads', () => {
  it('query prints CSV or lines of JSON: parents as columns, nulls empty, the header also without rows', async () => {
    await org.insert('Account', [{ Name: 'Q "1"' }, { Name: '#N/A' }]).summary();
    const soql = "SELECT Name, Site, Owner.Username FROM Account WHERE Name IN ('Q \"1\"', '#N/A') ORDER BY Name";
    const { username } = server.credentials;
    const [csv, json, none] = await Promise.all([
      forcewire(['query', soql], env),
      forcewire(['query', soql, '--format', 'ndjson', '--limit', '1'], env),
      forcewire(['query', "SELECT Id, Owner.Name FROM Account WHERE Name = 'nobody'"], env),
    ]);
    expect(csv).toEqual({ code: 0, stderr: '', stdout: `Name,Site,Owner.Username\n#N/A,,${username}\n"Q ""1""",,${username}\n` });
    expect(JSON.parse(json.stdout)).toMatchObject({ type: 'Account', Name: '#N/A', Site: null, Owner: { Username: username } });
    expect(none.stdout).toBe('Id,Owner.Name\n');
  });

  it('bulk query writes what the server wrote, and a file has its name only when it is whole', async () => {
    const file = inFolder('out.csv');
    const ended = await forcewire(['bulk', 'query', 'SELECT Name FROM Account ORDER BY Name LIMIT 2', '-o', file], env);
    expect([ended.code, ended.stdout, rowsOf(await readFile(file, 'utf8'))]).toEqual([
      0,
      '',
      (await names('%')).slice(0, 2).map((Name) => ({ Name })),
    ]);
    const refused = await forcewire(['query', 'SELECT Nope FROM Account', '-o', inFolder('never.csv')], env);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/^forcewire: INVALID_FIELD: .*No such column 'Nope'/s)]);
    await expect(readFile(inFolder('never.csv'))).rejects.toThrow(/ENOENT/);
  });

  it('changes goes on where the watermark file says', async () => {
    const watermark = inFolder('watermark');
    const args = ['changes', 'Account', '--fields', 'Name', '--since', '2000-01-01T00:00:00Z', '--watermark', watermark];
    const first = await forcewire(args, env);
    expect(rowsOf(first.stdout).map(({ Name }) => Name)).toEqual(expect.arrayContaining(await names('%')));
    const before = (await readFile(watermark, 'utf8')).trim();
    expect(before).toMatch(/^\d{4}-\d\d-\d\dT/);
    await org.insert('Account', [{ Name: 'Newcomer' }]).summary();
    const second = await forcewire(args, env);
    expect(rowsOf(second.stdout).map(({ Name }) => Name)).toContain('Newcomer');
  });

  it('describe lists objects, and the fields of one', async () => {
    const [objects, fields] = await Promise.all([forcewire(['describe'], env), forcewire(['describe', 'City__c', '--json'], env)]);
    expect(objects.stdout).toMatch(/^Account +Account +yes +yes$/m);
    expect(JSON.parse(fields.stdout)).toEqual(await org.fields('City__c'));
  });
});

/** Settles while the nth request of an operation is being answered. */
function request(operation: string, nth: number): Promise<void> {
  let seen = 0;
  return new Promise((resolve) => {
    onRequest = (each) => {
      if (each.operation === operation && ++seen === nth) resolve();
    };
  });
}

describe('journals', () => {
  const count = 6_000;

  it('a load that was killed goes on with resume: each row is in the org once, and in the report once', async () => {
    const [file, results, journal] = ['many.csv', 'many-results.csv', 'load.journal'].map(inFolder) as [string, string, string];
    await writeFile(file, `Name\n${Array.from({ length: count }, (_, at) => `Many ${at}\n`).join('')}`);
    const args = ['bulk', 'insert', 'Account', file, '--results', results, '--journal', journal, '--batch-rows', '500'];
    expect(await killed([...args, '--password', env.SF_PASSWORD!], env, request('bulk1.createBatch', 9))).toBe('SIGKILL');
    expect(await readFile(`${journal}.command`, 'utf8')).not.toContain(env.SF_PASSWORD);
    expect((await forcewire(['resume', journal], env)).code).toBe(0);
    const report = rowsOf(await readFile(results, 'utf8'));
    expect(report.map(({ row, Name }) => [row, Name])).toEqual(Array.from({ length: count }, (_, at) => [`${at + 1}`, `Many ${at}`]));
    const found = await org.query<{ Id: string; Name: string }>("SELECT Id, Name FROM Account WHERE Name LIKE 'Many%'").toArray();
    expect(new Map(found.map(({ Id, Name }) => [Name, Id]))).toEqual(new Map(report.map(({ id, Name }) => [Name!, id])));
    expect(found).toHaveLength(count);
    expect(await forcewire(args, env)).toMatchObject({ code: 0 });
    expect(rowsOf(await readFile(results, 'utf8'))).toEqual(report);
  });

  it('a query that was killed goes on as well, and its file is what it would have been', async () => {
    const [output, journal] = ['many-out.csv', 'query.journal'].map(inFolder) as [string, string];
    const soql = "SELECT Id, Name FROM Account WHERE Name LIKE 'Many%' ORDER BY Id";
    const args = ['bulk', 'query', soql, '-o', output, '--journal', journal, '--page-rows', '100'];
    expect(await killed(args, env, request('bulk2.getQueryJobResults', 30))).toBe('SIGKILL');
    expect((await forcewire(['resume', journal], env)).code).toBe(0);
    expect(await readFile(output, 'utf8')).toBe((await forcewire(['bulk', 'query', soql], env)).stdout);
    expect(rowsOf(await readFile(output, 'utf8'))).toHaveLength(count);
  });

  it('says what cannot be resumed', async () => {
    const [piped, noFile, none] = await Promise.all([
      forcewire(['bulk', 'insert', 'Account', '--results', inFolder('r.csv'), '--journal', inFolder('j')], env),
      forcewire(['bulk', 'query', 'SELECT Id FROM Account', '--journal', inFolder('j')], env),
      forcewire(['resume', inFolder('nothing')], env),
    ]);
    expect(piped.stderr).toMatch(/standard input cannot be read again/);
    expect(noFile.stderr).toMatch(/the output has to be a file/);
    expect(none.stderr).toMatch(/^forcewire: UNKNOWN_JOURNAL: /);
  });
});

describe('connections', () => {
  it('login says what the org is, or what is wrong and what to do', async () => {
    const [good, bad, nobody] = await Promise.all([
      forcewire(['login', '--json'], env),
      forcewire(['login', '--password', 'wrong', '--api-version', '62.0'], env),
      forcewire(['login']),
    ]);
    expect(JSON.parse(good.stdout)).toMatchObject({ ok: true, organizationId: org.organizationId });
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringMatching(/^forcewire: INVALID_LOGIN: .*\n.+/)]);
    expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringMatching(/^forcewire: NO_CREDENTIALS: Nobody to connect as/)]);
  });

  it('an app and a token connect as well', async () => {
    const { clientId, clientSecret } = server.credentials;
    const app = { SF_LOGIN_URL: server.url, SF_CLIENT_ID: clientId, SF_CLIENT_SECRET: clientSecret };
    const token = { SF_INSTANCE_URL: server.url, SF_ACCESS_TOKEN: await sessionId() };
    const ended = await Promise.all([app, token].map((settings) => forcewire(['query', 'SELECT Id FROM Organization'], settings)));
    expect(ended.map(({ stdout }) => rowsOf(stdout))).toEqual([[{ Id: org.organizationId }], [{ Id: org.organizationId }]]);
  });

  it('a profile stands in for the environment, and flags go before it', async () => {
    const { SF_LOGIN_URL, SF_USERNAME, SF_PASSWORD } = env;
    const { securityToken } = server.credentials;
    const profile = { loginUrl: SF_LOGIN_URL, username: SF_USERNAME, password: SF_PASSWORD, securityToken, apiVersion: '50.0' };
    const home = { XDG_CONFIG_HOME: folder, SF_USERNAME: 'somebody@else.example' };
    await mkdir(inFolder('forcewire'));
    const file = inFolder('forcewire/profiles.json');
    await writeFile(file, JSON.stringify({ here: profile }), { mode: 0o600 });
    const query = ['query', 'SELECT Id FROM Organization', '--profile'];
    expect((await forcewire([...query, 'here'], home)).code).toBe(0);
    expect(server.requests.at(-1)!.path).toMatch('/services/Soap/u/50.0/');
    expect((await forcewire([...query, 'here', '--api-version', '58.0'], home)).code).toBe(0);
    expect(server.requests.at(-1)!.path).toMatch('/services/Soap/u/58.0/');
    expect((await forcewire([...query, 'there'], home)).stderr).toMatch(/has no profile "there"; it has: here\./);
    await chmod(file, 0o644);
    expect((await forcewire([...query, 'here'], home)).stderr).toMatch(/chmod 600/);
  });
});

async function sessionId(): Promise<string> {
  const { username, password, securityToken } = server.credentials;
  const body = v62.operations.login.encodeRequest({ username, password: password + securityToken });
  const answer = await fetch(`${server.url}/services/Soap/u/62.0`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml', SOAPAction: '""' },
    body,
  });
  return v62.operations.login.decodeResponse(await answer.text()).result.sessionId!;
}
