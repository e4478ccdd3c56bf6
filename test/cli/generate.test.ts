import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordTypes } from '../../src/cli/record-types.ts';
import { LocalOrg } from '../../src/local-org/index.ts';
import { bundleCommand, settingsOf } from './run-command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { forcewire, remove } = bundleCommand();
let server: LocalOrg;
let folder: string;

beforeAll(async () => {
  server = await LocalOrg.start();
  // Inside the project, so that `forcewire` means the sources.
  mkdirSync(join(root, '.tmp'), { recursive: true });
  folder = mkdtempSync(join(root, '.tmp', 'generate-'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
  remove();
});

const USE = `
import { connect } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import type { Account, AccountInsert, AccountUpdate, City__c, Contact, ContactInsert } from './text.mts';
import type { Account as TypedAccount } from './typed.mts';

await using local = await LocalOrg.start();
await using org = await connect({ api: v62, ...local.connectOptions() });
const rows: AccountInsert[] = [{ Name: 'Acme', AnnualRevenue: 1.5, Industry: null, Parent: { External_Id__c: 'x' } }];
// @ts-expect-error a Name is required
const nameless: AccountInsert = { Industry: 'Energy' };
// @ts-expect-error nobody sets when a record was created
const created: AccountInsert = { Name: 'Acme', CreatedDate: new Date() };
for await (const outcome of org.insert('Account', rows)) outcome.row.Name.length;
const changed: AccountUpdate = { Id: 'x', Industry: null };
const contacts: ContactInsert[] = [{ LastName: 'Lovelace', Account: { External_Id__c: 'x' } }];
const text: Account['AnnualRevenue'] = '1.5' as string | null;
const number: TypedAccount['AnnualRevenue'] = 1.5 as number | null;
const is: TypedAccount['IsDeleted'] = false as boolean;
const at: TypedAccount['CreatedDate'] = new Date();
for await (const { Name, Contacts } of org.query<Pick<Account, 'Name' | 'Contacts'>>('SELECT Name, (SELECT Id FROM Contacts) FROM Account')) {
  const name: string = Name;
  const owner: string | null | undefined = Contacts?.records[0]?.Account?.Name;
  void [name, owner];
}
declare const contact: Contact;
const parent: Account | null = contact.Account;
declare const city: City__c;
const type: 'City__c' = city.type;
void [nameless, created, changed, contacts, text, number, is, at, parent, type];
`;

it('generate writes types of the records of an org, which compile and fit queries and loads', async () => {
  const objects = ['Account', 'Contact', 'City__c'];
  const env = settingsOf(server);
  const [text, typed] = await Promise.all([
    forcewire(['generate', ...objects, '-o', join(folder, 'text.mts')], env),
    forcewire(['generate', ...objects, '--typed', '-o', join(folder, 'typed.mts')], env),
  ]);
  expect([text, typed]).toEqual(Array(2).fill({ code: 0, stdout: '', stderr: '' }));
  writeFileSync(join(folder, 'use.mts'), USE);
  const compilerOptions = { isolatedDeclarations: false, declaration: false, noUnusedLocals: true };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include: ['*.mts'] }));
  const compiled = await promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], { cwd: root }).catch(
    (error: { stdout: string }) => error,
  );
  expect(compiled.stdout).toBe('');
}, 60_000);

it('generate refuses what is no object of the org', async () => {
  const ended = await forcewire(['generate', 'Account', 'Nope'], settingsOf(server));
  expect([ended.code, ended.stdout, ended.stderr]).toEqual([1, '', expect.stringMatching(/^forcewire: INVALID_TYPE: .*'Nope'/)]);
});

it('a label is a comment and nothing else, and a parent of an object that is not there is a record', () => {
  const field = { name: 'X__c', label: '*/ evil();\n/*', type: 'reference', referenceTo: ['Other'], relationshipName: 'X__r' };
  const described = { ...field, nillable: true, createable: true, updateable: false, defaultedOnCreate: false };
  const text = recordTypes([{ name: 'One__c', fields: [described], childRelationships: [] }], '62.0', {});
  expect(text).toContain('  /** * / evil(); /* */\n  readonly X__c: string | null;\n  readonly X__r: SObject | null;\n');
  expect(text).toContain('  readonly X__c?: string | null | undefined;\n  readonly X__r?: ParentRef | undefined;\n');
  expect(text).toContain("import type { ParentRef, SObject } from 'forcewire';\n");
});
