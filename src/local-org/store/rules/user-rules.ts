import type { Draft } from '../draft.ts';
import type { Value } from '../field-value.ts';
import type { ObjectRules } from '../object-rules.ts';
import type { RecordError } from '../save-result.ts';
import { SLOT } from '../system-fields.ts';

/** Usernames look like addresses and are taken once in the whole world; a nickname follows from them. */
export const USER_RULES: ObjectRules = { complete, check };

const USERNAME = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

function complete(draft: Draft): void {
  const username = draft.read('Username');
  if (draft.read('CommunityNickname') === null && typeof username === 'string') {
    draft.set('CommunityNickname', username.split('@')[0]!.slice(0, 40));
  }
  // Orgs ask for a profile, since nobody is without one; here a user who names none is a standard user.
  if (draft.read('ProfileId') === null) draft.set('ProfileId', standardProfile(draft));
}

function standardProfile({ transaction }: Draft): Value {
  const { object, rows } = transaction.store.table('Profile')!;
  const name = object.field('Name')!.slot;
  return (rows.find((row) => row[name] === 'Standard User') ?? rows[0])?.[SLOT.Id] ?? null;
}

function check(draft: Draft): RecordError | undefined {
  const username = draft.read('Username') as string;
  if (!USERNAME.test(username)) {
    const message = `Username must be in the form of an email address (for example, john@acme.com): ${username}`;
    return { statusCode: 'INVALID_EMAIL_ADDRESS', message, fields: ['Username'] };
  }
  const other = draft.table.findUnique(draft.object.field('Username')!, username);
  if (other === undefined || other[SLOT.Id] === draft.row[SLOT.Id]) return undefined;
  const message =
    'Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations.';
  return { statusCode: 'DUPLICATE_USERNAME', message, fields: ['Username'] };
}
