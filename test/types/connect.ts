// Compiled, never run: what must compile and what must not when a version meets a way to log in.
import {
  accessToken,
  authorizationCode,
  clientCredentials,
  connect,
  jwtBearer,
  type Load,
  type Org,
  type Outcome,
  type Rows,
  refreshToken,
  type SObject,
  soapLogin,
  soql,
  usernamePassword,
} from 'forcewire';
import { v41 } from 'forcewire/v41';
import { type DescribeSObjectResult, type GetUserInfoResult, v62 } from 'forcewire/v62';
import { v65 } from 'forcewire/v65';

const user = { username: 'ada@example.com', password: 'secret' };
const token = accessToken({ accessToken: async () => 'token', instanceUrl: 'https://acme.my.salesforce.com' });

const org: Org<typeof v62> = await connect({ api: v62, auth: soapLogin(user) });
await connect({ api: v62, auth: token });
await connect({ api: v65, auth: token });
await connect({ api: v65, auth: soapLogin({ ...user, loginVersion: v62 }) });
const app = { clientId: 'id', clientSecret: async () => 'secret', loginUrl: 'https://acme.my.salesforce.com' };
await connect({ api: v65, auth: clientCredentials(app) });
await connect({ api: v65, auth: jwtBearer({ clientId: 'id', username: 'ada@example.com', privateKey: 'PEM', sandbox: true }) });
await connect({ api: v65, auth: refreshToken({ ...app, refreshToken: () => 'token', onRotate: async (token: string) => void token }) });
await connect({
  api: v65,
  auth: authorizationCode({ ...app, code: 'code', redirectUri: 'https://app.example/callback', codeVerifier: undefined }),
});
await connect({ api: v65, auth: usernamePassword({ ...app, ...user }) });
// @ts-expect-error client credentials need their My Domain host
clientCredentials({ clientId: 'id', clientSecret: 'secret' });
// @ts-expect-error login() ended with 64.0
await connect({ api: v65, auth: soapLogin(user) });
// @ts-expect-error and cannot be had by naming 65.0 itself
soapLogin({ ...user, loginVersion: v65 });
// @ts-expect-error auth is made by a function of this package
await connect({ api: v62, auth: {} });

const describe: DescribeSObjectResult = await org.soap.describeSObject({ sObjectType: 'Account' });
describe.fields satisfies readonly unknown[] | undefined;
(await org.soap.getUserInfo()) satisfies GetUserInfoResult;
await org.soap.query({ queryString: 'SELECT Id FROM Account' }, { headers: { QueryOptions: { batchSize: 200 } } });
// @ts-expect-error a request has the fields of its operation
await org.soap.describeSObject({ name: 'Account' });
// @ts-expect-error query() takes no AllOrNoneHeader
await org.soap.query({ queryString: 'SELECT Id FROM Account' }, { headers: { AllOrNoneHeader: { allOrNone: true } } });
// @ts-expect-error no version has it
await org.soap.describeEverything({});

const older = org.withVersion(v41);
// @ts-expect-error deleteByExample() came after 41.0
older.soap.deleteByExample;
older.soap.describeGlobalTheme;

org.query('SELECT Id FROM Account') satisfies Rows<SObject>;
org.query<{ Name: string }>('SELECT Name FROM Account') satisfies Rows<{ Name: string }>;
org.query({ object: 'Account', fields: ['Name'], where: 'Name = $name', values: { name: 'x' } }) satisfies Rows<SObject>;
// @ts-expect-error a query in parts names its fields
org.query({ object: 'Account' });
org.changes('Account', { fields: ['Name'], since: new Date() }).watermark satisfies string | undefined;
org.retrieve('Account', ['001000000000001AAA'], { fields: ['Name'] }) satisfies AsyncIterable<SObject | null>;
// @ts-expect-error one id is no source of ids
org.retrieve('Account', '001000000000001AAA', { fields: ['Name'] });
soql`SELECT Id FROM Account WHERE Name IN ${['a', 1]} AND CreatedDate > ${new Date()} LIMIT ${1}` satisfies string;
// @ts-expect-error an object is no value
soql`SELECT Id FROM Account WHERE Name = ${{}}`;
for await (const record of org.query('SELECT Id, Name FROM Account', { limit: 10 })) record.Id satisfies string | null;

const rows = [{ Name: 'Acme', NumberOfEmployees: 7n, Owner: { Email: 'x@y.z' } }];
for await (const outcome of org.insert('Account', rows)) {
  outcome.row.Name satisfies string;
  if (outcome.status === 'ok') outcome.id satisfies string;
  // @ts-expect-error only a success has an id
  else outcome.id;
}
org.delete('Account', ['001000000000001AAA']) satisfies Load<string>;
org.delete('Account', [{ Id: '001000000000001AAA' }]) satisfies Load<string>;
// @ts-expect-error one string is not many ids
org.delete('Account', '001000000000001AAA');
// @ts-expect-error a field holds no list
org.insert('Account', [{ Name: ['a', 'b'] }]);
({}) as Outcome<string> satisfies { readonly row: string };
