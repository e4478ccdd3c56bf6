// Compiled, never run: what must compile and what must not when a version meets a way to log in.
import {
  type ApiVersion,
  accessToken,
  authorizationCode,
  clientCredentials,
  connect,
  jwtBearer,
  type Load,
  type LoadOptions,
  type Org,
  type Outcome,
  type RowInput,
  type Rows,
  refreshToken,
  type SObject,
  soapLogin,
  soql,
  usernamePassword,
} from 'forcewire';
import { v30 } from 'forcewire/v30';
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

// A row may be of an interface, a class or a generic of the caller's.
interface Contact {
  readonly LastName: string;
  readonly Birthdate?: Date | null;
  readonly Account?: { readonly External_Id__c: string };
}
declare const contacts: Contact[];
org.insert('Contact', contacts) satisfies Load<Contact>;
org.bulk.upsert('Contact', 'External_Id__c', contacts) satisfies Load<Contact>;
interface Wrong {
  readonly LastName: string;
  readonly tags: readonly string[];
}
// @ts-expect-error a field holds no list
org.insert('Contact', [] as Wrong[]);
// @ts-expect-error nor does a function
org.insert('Contact', [{ LastName: 'x', say: () => 'x' }]);
const insertAll = <R extends RowInput>(all: readonly R[]): Load<R> => org.insert('Contact', all);
insertAll([{ LastName: 'x' }]);
async function* readContacts(): AsyncGenerator<Contact> {
  yield* contacts;
}
org.update('Contact', readContacts(), {
  reconcile: (doubtful) => doubtful.map(({ row }) => (row.LastName === '' ? undefined : { applied: false })),
});

// Header blocks are those that the operation has at the version.
org.insert('Account', rows, { headers: { AllOrNoneHeader: { allOrNone: true }, AssignmentRuleHeader: { useDefaultRule: true } } });
org.update('Account', [{ Id: '001000000000001AAA' }], {
  headers: { OwnerChangeOptions: { options: [{ type: 'KeepAccountTeam', execute: true }] } },
});
org.insert('Account', rows, {
  headers: { DuplicateRuleHeader: { allowSave: true, includeRecordDetails: false, runAsCurrentUser: true } },
});
org.delete('Account', ['001000000000001AAA'], { headers: { UserTerritoryDeleteHeader: { transferToUserId: '005000000000001AAA' } } });
org.query('SELECT Id FROM Account', { headers: { MruHeader: { updateMru: true } } });
org.retrieve('Account', ['001000000000001AAA'], { fields: ['Id'], headers: { QueryOptions: { batchSize: 200 } } });
// @ts-expect-error the block has another field
org.insert('Account', rows, { headers: { AllOrNoneHeader: { allOrNothing: true } } });
// @ts-expect-error create() takes no OwnerChangeOptions
org.insert('Account', rows, { headers: { OwnerChangeOptions: {} } });
// @ts-expect-error emptyRecycleBin() takes no AllOrNoneHeader
org.emptyRecycleBin(['001000000000001AAA'], { headers: { AllOrNoneHeader: { allOrNone: true } } });
// @ts-expect-error query() takes no AllOrNoneHeader
org.query('SELECT Id FROM Account', { headers: { AllOrNoneHeader: { allOrNone: true } } });
// @ts-expect-error 30.0 has no DuplicateRuleHeader
org.withVersion(v30).insert('Account', rows, { headers: { DuplicateRuleHeader: { allowSave: true } } });
// @ts-expect-error the session is filled in
org.insert('Account', rows, { headers: { SessionHeader: { sessionId: 'x' } } });
declare const anyOrg: Org<ApiVersion>;
anyOrg.insert('Account', rows, { headers: { AllOrNoneHeader: { allOrNone: true } } });
const anyOptions: LoadOptions = { headers: { AllOrNoneHeader: { allOrNone: true } }, groupBy: 'AccountId' };
org.upsert('Account', 'External_Id__c', rows, anyOptions);

org.insert('Account', rows, {
  reconcile: async (doubtful, { signal }) => {
    signal satisfies AbortSignal;
    return doubtful.map(({ row }) => (row.Name.length > 0 ? { applied: true, id: '001000000000001AAA' } : undefined));
  },
});
// @ts-expect-error a record that was applied has an id
org.insert('Account', rows, { reconcile: (doubtful) => doubtful.map(() => ({ applied: true })) });

// Verbs with results of their own.
for await (const outcome of org.merge('Account', [{ masterRecord: { Id: 'a', Site: null }, recordToMergeIds: ['b'] }])) {
  outcome.row.recordToMergeIds satisfies readonly string[];
  if (outcome.status === 'ok') outcome.mergedRecordIds satisfies readonly string[];
  // @ts-expect-error a merge that failed has merged nothing
  else outcome.mergedRecordIds;
}
for await (const outcome of org.convertLead([{ leadId: 'a', convertedStatus: 'Closed', bypassAccountDedupeCheck: true }])) {
  if (outcome.status === 'ok') outcome.opportunityId satisfies string | null;
}
// @ts-expect-error a merge has a master
org.merge('Account', [{ recordToMergeIds: ['b'] }]);
// @ts-expect-error the status is one of the field of convertLead()
org.convertLead([{ leadId: 'a', convertedStatus: 7 }]);
// @ts-expect-error nor is a flag a text
org.convertLead([{ leadId: 'a', convertedStatus: 'Closed', bypassContactDedupeCheck: 'yes' }]);
// @ts-expect-error a merge cannot be looked up
org.merge('Account', [{ masterRecord: { Id: 'a' }, recordToMergeIds: ['b'] }], { reconcile: () => [] });
org.undelete(['001000000000001AAA']) satisfies Load<string>;
// @ts-expect-error one string is not many ids
org.undelete('001000000000001AAA');
(await org.search<{ Name: string }>('FIND {x}'))[0]?.Name satisfies string | undefined;
for await (const { id, deletedDate } of org.getDeleted('Account', { since: new Date() })) [id, deletedDate] satisfies [string, Date];
({}) as Outcome<string> satisfies { readonly row: string };
