import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect, type Org, type ShapeEvent } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, expect, test } from 'vitest';

let local: LocalOrg;
let org: Org<typeof v62>;

beforeAll(async () => {
  local = await LocalOrg.start();
  org = await connect({ api: v62, ...local.connectOptions(), tags: { tenant: 'acme' } });
  const accounts = ["O'Brien", 'Byrne', 'Lynch'].map((Name, at) => ({ Name, NumberOfEmployees: at, AnnualRevenue: at * 1000 }));
  await org.insert('Account', accounts).summary();
});
afterAll(async () => {
  await org?.close();
  await local?.close();
});

test('a query in parts is put together, typed, limited and paged like any other', async () => {
  const select = {
    object: 'account',
    fields: ['name', 'Owner.Name', 'NumberOfEmployees'],
    where: 'NumberOfEmployees >= $least AND Name IN $names',
    values: { least: '1', names: ['Byrne', 'Lynch', "O'Brien"] },
    orderBy: 'Name DESC',
    limit: 10,
  };
  const rows = org.query(select, { typed: true, limit: 1 });
  expect(await rows.columns()).toEqual([
    { name: 'Name', type: 'string' },
    { name: 'Owner.Name', type: 'string' },
    { name: 'NumberOfEmployees', type: 'int' },
  ]);
  expect(await rows.totalSize()).toBe(2);
  expect(await rows.toArray()).toMatchObject([{ Name: 'Lynch', NumberOfEmployees: 2, Owner: { Name: expect.any(String) } }]);
});

test('nothing is sent before it is asked for a record', async () => {
  const before = local.requests.length;
  const rows = org.query({ object: 'Account', fields: ['Nmae'] });
  expect(local.requests.length).toBe(before);
  await expect(rows.toArray()).rejects.toMatchObject({
    code: 'UNKNOWN_FIELD',
    message: 'Account has no field Nmae; Name is the nearest.',
    tags: { tenant: 'acme' },
  });
});

test('an unknown object is named with the nearest that there is', async () => {
  await expect(org.query({ object: 'Acount', fields: ['Id'] }).first()).rejects.toMatchObject({
    code: 'UNKNOWN_OBJECT',
    message: expect.stringContaining('Account is the nearest'),
    cause: { exceptionCode: 'INVALID_TYPE' },
  });
});

test('a field that was added a moment ago can be asked for', async () => {
  const select = { object: 'Account', fields: ['Id', 'Rating_New__c'] };
  await expect(org.query(select).toArray()).rejects.toMatchObject({ code: 'UNKNOWN_FIELD' });
  local.addField('Account', { name: 'Rating_New__c', type: 'int', defaultValue: 7 });
  expect((await org.query(select, { typed: true }).toArray()).map((row) => row.Rating_New__c)).toEqual([7, 7, 7]);
});

test('org.fields() and org.objects() tell of what was added, at once', async () => {
  const names = async (): Promise<string[]> => (await org.fields('Account')).map(({ name }) => name);
  expect(await names()).not.toContain('Fresh__c');
  local.addField('Account', { name: 'Fresh__c', type: 'picklist', picklist: ['a', 'b'] });
  expect(await names()).toContain('Fresh__c');
  expect((await org.fields('account', { maxAgeMs: 60_000 })).find(({ name }) => name === 'Fresh__c')?.picklistValues).toEqual(['a', 'b']);
  local.addField('Account', { name: 'Fresher__c', type: 'string' });
  expect((await org.fields('Account', { maxAgeMs: 60_000 })).map(({ name }) => name)).not.toContain('Fresher__c');
  expect(await names()).toContain('Fresher__c');
  local.addObject({ name: 'New__c', fields: [] });
  expect((await org.objects()).find(({ name }) => name === 'New__c')).toMatchObject({ custom: true, queryable: true, createable: true });
});

test('a changed shape is an event, once', async () => {
  const events: ShapeEvent[] = [];
  const listen = (event: unknown): void => void events.push(event as ShapeEvent);
  subscribe('forcewire:shape', listen);
  try {
    await org.fields('Contact');
    local.addField('Contact', { name: 'Extra__c', type: 'string' });
    for (let time = 0; time < 2; time++) await org.fields('contact');
  } finally {
    unsubscribe('forcewire:shape', listen);
  }
  expect(events).toEqual([{ object: 'Contact', added: ['Extra__c'], removed: [], changed: [], tags: { tenant: 'acme' } }]);
});
