import type { Draft } from '../draft.ts';
import type { ObjectRules } from '../object-rules.ts';
import type { RecordError } from '../save-result.ts';
import { SLOT } from '../system-fields.ts';
import type { Row } from '../table.ts';
import type { Transaction } from '../transaction.ts';

/** A member is a lead or a contact, once; the campaign counts its members. */
export const CAMPAIGN_MEMBER_RULES: ObjectRules = { complete, check, after: countMembers };

function complete(draft: Draft): void {
  if (draft.read('ContactId') !== null) draft.set('LeadId', null);
  if (draft.read('Status') === 'Responded' && draft.read('FirstRespondedDate') === null) {
    draft.set('FirstRespondedDate', new Date(draft.transaction.context.now).toISOString().slice(0, 10));
  }
}

function check(draft: Draft): RecordError | undefined {
  if (!draft.isNew) return undefined;
  const person = draft.read('ContactId') ?? draft.read('LeadId');
  if (person === null) {
    return { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [LeadId or ContactId]', fields: [] };
  }
  const field = draft.object.field(draft.read('ContactId') === null ? 'LeadId' : 'ContactId')!;
  const campaign = draft.object.field('CampaignId')!;
  const isMember = draft.table
    .findByKey(field, person)!
    .some((row) => row[SLOT.IsDeleted] !== true && row[campaign.slot] === draft.row[campaign.slot]);
  return isMember ? { statusCode: 'DUPLICATE_VALUE', message: 'Already a campaign member.', fields: [] } : undefined;
}

function countMembers(transaction: Transaction, before: Row | undefined, after: Row | undefined): void {
  const { store } = transaction;
  const members = store.table('CampaignMember')!;
  const campaigns = store.table('Campaign')!;
  const slotOf = (name: string): number => members.object.field(name)!.slot;
  const campaign = campaigns.find((after ?? before)![slotOf('CampaignId')] as string);
  if (campaign === undefined) return;
  const rows = members.findByKey(members.object.field('CampaignId')!, campaign[SLOT.Id]!)!.filter((row) => row[SLOT.IsDeleted] !== true);
  const count = (name: string): number => rows.filter((row) => row[slotOf(name)] !== null && row[slotOf(name)] !== false).length;
  const counts = { NumberOfLeads: count('LeadId'), NumberOfContacts: count('ContactId'), NumberOfResponses: count('HasResponded') };
  transaction.adjust(campaigns, campaign, counts);
}
