import { beforeEach, describe, expect, it } from 'vitest';
import { convertLead, type LeadConvertResult } from '../../src/local-org/actions/convert-lead.ts';
import type { LeadConvert } from '../../src/local-org/actions/lead-convert.ts';
import { update } from '../../src/local-org/store/save.ts';
import { type Fixture, makeFixture } from './fixture.ts';

let fixture: Fixture;
let lead: string;
beforeEach(() => {
  fixture = makeFixture();
  const values = {
    FirstName: 'Ada',
    LastName: 'Lovelace',
    Company: 'Engines',
    Email: 'ada@engines.example',
    City: 'London',
    Phone: '1',
    LeadSource: 'Web',
  };
  [lead] = fixture.add({ type: 'Lead', ...values }) as [string];
});

const convert = (request: Partial<LeadConvert> = {}): LeadConvertResult =>
  convertLead(fixture.context, [{ leadId: lead, convertedStatus: 'Closed - Converted', ...request }])[0]!;
const codesOf = ({ errors }: LeadConvertResult): string[] => errors.map(({ statusCode }) => statusCode);

describe('convertLead', () => {
  it('makes an account, a contact and an opportunity from the lead, and marks it', () => {
    const result = convert();
    expect(result).toMatchObject({ leadId: lead, success: true, errors: [] });
    const { accountId, contactId, opportunityId } = result;
    expect(fixture.query('SELECT Id, Name, Phone, BillingCity FROM Account')).toMatchObject([
      { Id: accountId, Name: 'Engines', Phone: '1', BillingCity: 'London' },
    ]);
    expect(fixture.query('SELECT Id, Name, Email, MailingCity, AccountId, LeadSource FROM Contact')).toMatchObject([
      { Id: contactId, Name: 'Ada Lovelace', Email: 'ada@engines.example', MailingCity: 'London', AccountId: accountId, LeadSource: 'Web' },
    ]);
    // The guide: named after the company unless the caller says otherwise. The quarter of 21 June ends on the 30th.
    expect(fixture.query('SELECT Id, Name, StageName, CloseDate, AccountId FROM Opportunity')).toMatchObject([
      { Id: opportunityId, Name: 'Engines', StageName: 'Prospecting', CloseDate: '2024-06-30', AccountId: accountId },
    ]);
    expect(fixture.query('SELECT OpportunityId, ContactId, IsPrimary FROM OpportunityContactRole')).toMatchObject([
      { OpportunityId: opportunityId, ContactId: contactId, IsPrimary: 'true' },
    ]);
    const [converted] = fixture.query(
      'SELECT Status, IsConverted, ConvertedDate, ConvertedAccountId, ConvertedContactId, ConvertedOpportunityId FROM Lead',
    );
    expect(converted).toMatchObject({
      Status: 'Closed - Converted',
      IsConverted: 'true',
      ConvertedDate: '2024-06-21',
      ConvertedAccountId: accountId,
      ConvertedContactId: contactId,
      ConvertedOpportunityId: opportunityId,
    });
  });

  it('makes no opportunity where none is wanted, and names it as the caller does', () => {
    expect(convert({ doNotCreateOpportunity: true })).toMatchObject({ success: true, opportunityId: null });
    [lead] = fixture.add({ type: 'Lead', LastName: 'B', Company: 'C' }) as [string];
    convert({ opportunityName: 'Big deal' });
    expect(fixture.query('SELECT Name FROM Opportunity')).toMatchObject([{ Name: 'Big deal' }]);
  });

  it('fills what is empty in an existing account and contact, and overwrites the lead source when told', () => {
    const [accountId] = fixture.add({ type: 'Account', Name: 'Old', Phone: '9' }) as [string];
    const [contactId] = fixture.add({ type: 'Contact', LastName: 'Old', LeadSource: 'Other', AccountId: accountId }) as [string];
    expect(convert({ accountId, contactId, overwriteLeadSource: true })).toMatchObject({ success: true, accountId, contactId });
    expect(fixture.query('SELECT Name, Phone, BillingCity FROM Account')).toMatchObject([
      { Name: 'Old', Phone: '9', BillingCity: 'London' },
    ]);
    expect(fixture.query('SELECT LastName, Email, LeadSource FROM Contact')).toMatchObject([
      { LastName: 'Old', Email: 'ada@engines.example', LeadSource: 'Web' },
    ]);
  });

  it('gives what it makes to the owner that the caller names', () => {
    const [profile] = fixture.query('SELECT Id FROM Profile');
    const fields = {
      LastName: 'Else',
      Username: 'else@example.com',
      Email: 'else@example.com',
      Alias: 'else',
      ProfileId: String(profile!.Id),
    };
    const more = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' };
    const [ownerId] = fixture.add({ type: 'User', IsActive: 'true', ...fields, ...more }) as [string];
    convert({ ownerId });
    for (const object of ['Account', 'Contact', 'Opportunity', 'Lead']) {
      expect(fixture.query(`SELECT OwnerId FROM ${object}`)).toMatchObject([{ OwnerId: ownerId }]);
    }
  });

  it('moves the activities of the lead to the contact, and makes it the member of campaigns', () => {
    const [campaign] = fixture.add({ type: 'Campaign', Name: 'C' }) as [string];
    fixture.add({ type: 'Task', Subject: 'Call', WhoId: lead }, { type: 'CampaignMember', CampaignId: campaign, LeadId: lead });
    const { contactId } = convert();
    expect(fixture.query('SELECT WhoId FROM Task')).toMatchObject([{ WhoId: contactId }]);
    expect(fixture.query('SELECT LeadId, ContactId FROM CampaignMember')).toMatchObject([{ LeadId: lead, ContactId: contactId }]);
  });

  it('asks for a user where a queue owns the lead', () => {
    const [queue] = fixture.add({ type: 'Group', Name: 'Q', DeveloperName: 'Q', Type: 'Queue' }) as [string];
    [lead] = fixture.add({ type: 'Lead', LastName: 'B', Company: 'C', OwnerId: queue }) as [string];
    expect(convert().errors).toMatchObject([{ message: expect.stringMatching(/^Converted objects can only be owned by users\. /) }]);
    expect(convert({ ownerId: fixture.org.userId }).success).toBe(true);
  });

  it('leaves a lead that nobody changes any more', () => {
    convert();
    const [result] = update(fixture.context, [{ type: 'Lead', Id: lead, Phone: '2' }]);
    expect(result!.errors).toMatchObject([{ statusCode: 'CANNOT_UPDATE_CONVERTED_LEAD', message: 'cannot reference converted lead' }]);
  });

  it('refuses a status that is not a converted one, a lead that is converted, and ids of nothing', () => {
    expect(convert({ convertedStatus: 'Closed - Not Converted' })).toMatchObject({
      leadId: lead,
      success: false,
      errors: [{ statusCode: 'INVALID_STATUS', message: 'invalid convertedStatus: Closed - Not Converted' }],
    });
    expect(codesOf(convert({ leadId: '00Q000000000001' }))).toEqual(['INVALID_CROSS_REFERENCE_KEY']);
    expect(codesOf(convert({ accountId: '001000000000001' }))).toEqual(['INVALID_CROSS_REFERENCE_KEY']);
    expect(codesOf(convert({ overwriteLeadSource: true }))).toEqual(['REQUIRED_FIELD_MISSING']);
    const [accountId, other] = fixture.add({ type: 'Account', Name: 'A' }, { type: 'Account', Name: 'B' }) as [string, string];
    const [contactId] = fixture.add({ type: 'Contact', LastName: 'C', AccountId: accountId }) as [string];
    expect(codesOf(convert({ contactId }))).toEqual(['REQUIRED_FIELD_MISSING']);
    expect(codesOf(convert({ contactId, accountId: other }))).toEqual(['INVALID_CROSS_REFERENCE_KEY']);
    convert();
    expect(codesOf(convert())).toEqual(['CANNOT_UPDATE_CONVERTED_LEAD']);
  });

  it('takes the conversions of a call back when one of them makes the servers refuse it', () => {
    const [other] = fixture.add({ type: 'Lead', LastName: 'B', Company: 'C' }) as [string];
    const request = { leadId: lead, convertedStatus: 'Closed - Converted' };
    const opportunityRecord = { type: 'Opportunity', Nope__c: 'x' };
    expect(() => convertLead(fixture.context, [request, { ...request, leadId: other, opportunityRecord }])).toThrow('No such column');
    for (const object of ['Account', 'Contact', 'Opportunity']) expect(fixture.query(`SELECT Id FROM ${object}`)).toEqual([]);
  });

  it('takes back what it made when a later record cannot be made', () => {
    const result = convert({ opportunityName: 'x'.repeat(200) });
    expect([result.success, codesOf(result)]).toEqual([false, ['STRING_TOO_LONG']]);
    for (const object of ['Account', 'Contact', 'Opportunity'])
      expect(fixture.query(`SELECT Id FROM ${object}`, { all: true })).toEqual([]);
    expect(fixture.query('SELECT IsConverted FROM Lead')).toMatchObject([{ IsConverted: 'false' }]);
  });
});
