import type { Draft } from '../draft.ts';
import type { ObjectRules } from '../object-rules.ts';

/** A case takes its account and the ways to reach somebody from its contact, and knows when it was closed. */
export const CASE_RULES: ObjectRules = { complete };

const FROM_CONTACT: Readonly<Record<string, string>> = {
  ContactPhone: 'Phone',
  ContactMobile: 'MobilePhone',
  ContactEmail: 'Email',
  ContactFax: 'Fax',
};

function complete(draft: Draft): void {
  if (draft.changes('ContactId')) {
    if (!draft.states('AccountId') && draft.read('AccountId') === null) draft.set('AccountId', draft.readParent('ContactId', 'AccountId'));
    for (const name in FROM_CONTACT) draft.set(name, draft.readParent('ContactId', FROM_CONTACT[name]!));
  }
  if (draft.read('Status') !== 'Closed') draft.set('ClosedDate', null);
  else if (draft.read('ClosedDate') === null) draft.set('ClosedDate', draft.transaction.context.now);
}
