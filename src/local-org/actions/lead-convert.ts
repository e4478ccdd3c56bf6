import { isRecordId, toLongId } from '../store/record-id.ts';
import type { RecordInput } from '../store/save.ts';
import { failed, type SaveResult } from '../store/save-result.ts';
import type { Store } from '../store/store.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row, Table } from '../store/table.ts';
import type { Transaction } from '../store/transaction.ts';

/** How one lead is to be converted, in the words of the Partner API. */
export interface LeadConvert {
  readonly leadId: string;
  readonly convertedStatus: string;
  readonly accountId?: string | null | undefined;
  readonly contactId?: string | null | undefined;
  readonly opportunityId?: string | null | undefined;
  readonly opportunityName?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly doNotCreateOpportunity?: boolean | undefined;
  readonly overwriteLeadSource?: boolean | undefined;
  /** Values for the records that are made, besides those of the lead. */
  readonly accountRecord?: RecordInput | null | undefined;
  readonly contactRecord?: RecordInput | null | undefined;
  readonly opportunityRecord?: RecordInput | null | undefined;
}

/** Why a lead cannot be converted so; undefined if it can. */
export function refusalOf({ store }: Transaction, table: Table, lead: Row | undefined, request: LeadConvert): SaveResult | undefined {
  if (lead === undefined) return failed('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (lead[SLOT.IsDeleted] === true) return failed('ENTITY_IS_DELETED', 'entity is deleted');
  if (lead[table.object.field('IsConverted')!.slot] === true) {
    return failed('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
  }
  if (!convertsLeads(store, request.convertedStatus)) {
    return failed('INVALID_STATUS', `invalid convertedStatus: ${request.convertedStatus ?? ''}`, ['Status']);
  }
  const given = { Account: request.accountId, Contact: request.contactId, Opportunity: request.opportunityId, User: request.ownerId };
  for (const [object, id] of Object.entries(given)) {
    if (isUnset(id)) continue;
    const row = isRecordId(id!) ? store.table(object)!.find(id!) : undefined;
    if (row === undefined) return failed('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (row[SLOT.IsDeleted] === true) return failed('ENTITY_IS_DELETED', 'entity is deleted');
  }
  const owner = isUnset(request.ownerId) ? lead[table.object.field('OwnerId')!.slot] : request.ownerId!;
  if (store.tableOfId(String(owner))?.object.name !== 'User') {
    // The text is the servers'; its code is not known.
    const text =
      'Converted objects can only be owned by users.  If the lead is not owned by a user, you must specify a user for the Owner field.';
    return failed('FIELD_INTEGRITY_EXCEPTION', text, ['OwnerId']);
  }
  return contactRefusal(store.table('Contact')!, request);
}

/** Which values of Status stand for a converted lead, the rows of LeadStatus say. */
function convertsLeads(store: Store, status: string): boolean {
  const { object, rows } = store.table('LeadStatus')!;
  const [label, isConverted] = ['MasterLabel', 'IsConverted'].map((name) => object.field(name)!.slot) as [number, number];
  return rows.some((row) => row[label] === status && row[isConverted] === true);
}

// No recording shows the servers' words; the guide asks for the account of the contact.
function contactRefusal(contacts: Table, { accountId, contactId, overwriteLeadSource }: LeadConvert): SaveResult | undefined {
  if (isUnset(contactId)) {
    if (overwriteLeadSource !== true) return undefined;
    return failed('REQUIRED_FIELD_MISSING', 'overwriteLeadSource takes a contactId', ['contactId']);
  }
  if (isUnset(accountId)) return failed('REQUIRED_FIELD_MISSING', 'contactId takes the accountId of the contact', ['accountId']);
  const account = contacts.find(contactId!)![contacts.object.field('AccountId')!.slot];
  if (account === toLongId(accountId!)) return undefined;
  return failed('INVALID_CROSS_REFERENCE_KEY', 'the contact does not belong to the account', ['contactId']);
}

/** Whether the caller left an id or a name away. */
export function isUnset(id: string | null | undefined): boolean {
  return id === undefined || id === null || id === '';
}
