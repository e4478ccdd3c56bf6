import { describe, expect, it } from 'vitest';
import { create, type RecordInput, remove, update } from '../../src/local-org/store/save.ts';
import { codes, makeStore, NOON, type StoreFixture } from './store-fixture.ts';

it.each([
  ['Account', '001'],
  ['Attachment', '00P'],
  ['Campaign', '701'],
  ['CampaignMember', '00v'],
  ['Case', '500'],
  ['Contact', '003'],
  ['ContentDocument', '069'],
  ['ContentDocumentLink', '06A'],
  ['ContentVersion', '068'],
  ['Event', '00U'],
  ['Group', '00G'],
  ['Lead', '00Q'],
  ['Opportunity', '006'],
  ['OpportunityContactRole', '00K'],
  ['OpportunityLineItem', '00k'],
  ['Organization', '00D'],
  ['Pricebook2', '01s'],
  ['PricebookEntry', '01u'],
  ['Product2', '01t'],
  ['Profile', '00e'],
  ['RecordType', '012'],
  ['Task', '00T'],
  ['User', '005'],
])('%s has the key prefix %s', (name, prefix) => {
  expect(makeStore().store.table(name)!.object.keyPrefix).toBe(prefix);
});

// From public describe results of an org at 62.0, in their order.
it('an account has the fields of a real org, in order, and the local org’s external id at the end', () => {
  const { store } = makeStore();
  const names = store.table('Account')!.object.fields.map(({ name }) => name);
  expect(names.slice(0, 9)).toEqual([
    'Id',
    'IsDeleted',
    'MasterRecordId',
    'Name',
    'Type',
    'RecordTypeId',
    'ParentId',
    'BillingStreet',
    'BillingCity',
  ]);
  expect(names.slice(names.indexOf('Site'))).toEqual([
    ...['Site', 'OwnerId', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp', 'LastActivityDate'],
    ...['LastViewedDate', 'LastReferencedDate', 'Jigsaw', 'JigsawCompanyId', 'CleanStatus', 'AccountSource', 'DunsNumber', 'Tradestyle'],
    ...['NaicsCode', 'NaicsDesc', 'YearStarted', 'SicDesc', 'External_Id__c'],
  ]);
});

it('users and the organization have no IsDeleted, everything in the recycle bin has', () => {
  const { store } = makeStore();
  const without = store.objects().filter((object) => object.field('IsDeleted') === undefined);
  expect(without.map(({ name }) => name)).toEqual([
    ...['CaseStatus', 'Group', 'LeadStatus', 'OpportunityStage', 'Organization', 'Profile', 'RecordType', 'TaskStatus', 'User'],
  ]);
});

const opportunity = (more: Record<string, string> = {}): RecordInput => ({
  type: 'Opportunity',
  Name: 'O',
  StageName: 'Prospecting',
  CloseDate: '2024-08-15',
  ...more,
});

describe('an opportunity', () => {
  it.each([
    ['Prospecting', '10.0', 'Pipeline', 'Pipeline', 'false', 'false'],
    ['Negotiation/Review', '90.0', 'Pipeline', 'Pipeline', 'false', 'false'],
    ['Closed Won', '100.0', 'Closed', 'Closed', 'true', 'true'],
    ['Closed Lost', '0.0', 'Omitted', 'Omitted', 'true', 'false'],
  ])('in stage %s has its probability, forecast category and flags from it', (StageName, ...expected) => {
    const { add, read } = makeStore();
    const [id] = add(opportunity({ StageName }));
    expect(read(id!, 'Probability', 'ForecastCategoryName', 'ForecastCategory', 'IsClosed', 'IsWon')).toEqual(expected);
  });

  it('keeps what the caller states besides the stage, and follows the next stage', () => {
    const { context, add, read } = makeStore();
    const [id] = add(opportunity({ Probability: '33', ForecastCategoryName: 'Best Case', Amount: '200' }));
    expect(read(id!, 'Probability', 'ForecastCategory', 'ExpectedRevenue')).toEqual(['33.0', 'BestCase', '66.0']);
    update(context, [{ type: 'Opportunity', Id: id!, Name: 'other' }]);
    expect(read(id!, 'Probability')).toEqual(['33.0']);
    update(context, [{ type: 'Opportunity', Id: id!, StageName: 'Closed Won' }]);
    expect(read(id!, 'Probability', 'ExpectedRevenue', 'LastStageChangeDate')).toEqual(['100.0', '200.0', '2024-06-21T12:00:00.000Z']);
  });

  it('knows its fiscal period', () => {
    const { add, read } = makeStore();
    const [id] = add(opportunity());
    expect(read(id!, 'FiscalYear', 'FiscalQuarter', 'Fiscal')).toEqual(['2024', '3', '2024 3']);
  });
});

/** A product with a standard price of 10 and, in a book of its own, a price of 8. */
function sell(fixture: StoreFixture): { product: string; standard: string; book: string; standardEntry: string; entry: string } {
  const { add, store } = fixture;
  const standard = store.table('Pricebook2')!.rows[0]![0] as string;
  const [product, book] = add(
    { type: 'Product2', Name: 'Lamp', ProductCode: 'L1', IsActive: 'true' },
    { type: 'Pricebook2', Name: 'Friends', IsActive: 'true' },
  );
  const entryIn = (Pricebook2Id: string, UnitPrice: string): RecordInput => ({
    type: 'PricebookEntry',
    Pricebook2Id,
    Product2Id: product,
    UnitPrice,
    IsActive: 'true',
  });
  const [standardEntry, entry] = add(entryIn(standard, '10'), entryIn(book!, '8'));
  return { product: product!, standard, book: book!, standardEntry: standardEntry!, entry: entry! };
}

describe('prices', () => {
  it('start from the standard price book, which is there from the beginning', () => {
    const { context, store, add, read } = makeStore();
    const standard = store.table('Pricebook2')!.rows[0]![0] as string;
    expect(read(standard, 'Name', 'IsStandard', 'IsActive')).toEqual(['Standard Price Book', 'true', 'true']);
    const [product, book] = add({ type: 'Product2', Name: 'Lamp' }, { type: 'Pricebook2', Name: 'Friends' });
    const entry = { type: 'PricebookEntry', Pricebook2Id: book, Product2Id: product, UnitPrice: '8' };
    expect(create(context, [entry])[0]!.errors).toEqual([
      { statusCode: 'STANDARD_PRICE_NOT_DEFINED', message: 'Before creating a custom price, create a standard price.', fields: [] },
    ]);
    expect(codes(remove(context, [standard]))).toEqual(['DELETE_FAILED']);
  });

  it('come once for each product and book, and can follow the standard price', () => {
    const fixture = makeStore();
    const { product, book, standard } = sell(fixture);
    const { context, add, read } = fixture;
    const entry = (Pricebook2Id: string): RecordInput => ({ type: 'PricebookEntry', Pricebook2Id, Product2Id: product, UnitPrice: '1' });
    expect(codes(create(context, [entry(book), entry(standard)]))).toEqual(['DUPLICATE_VALUE', 'DUPLICATE_VALUE']);
    const [other] = add({ type: 'Pricebook2', Name: 'Other' });
    const [third] = add({ type: 'PricebookEntry', Pricebook2Id: other, Product2Id: product, UseStandardPrice: 'true' });
    expect(read(third!, 'UnitPrice', 'Name', 'ProductCode')).toEqual(['10.0', 'Lamp', 'L1']);
  });
});

describe('line items', () => {
  it('have their prices from the entry, and make the amount of the opportunity', () => {
    const fixture = makeStore();
    const { entry, book, product } = sell(fixture);
    const { context, add, read } = fixture;
    const [deal] = add(opportunity({ Amount: '5' }));
    const [line, total] = add(
      { type: 'OpportunityLineItem', OpportunityId: deal, PricebookEntryId: entry, Quantity: '3', UnitPrice: '7.5' },
      { type: 'OpportunityLineItem', OpportunityId: deal, PricebookEntryId: entry, Quantity: '2', TotalPrice: '11' },
    );
    expect(read(line!, 'TotalPrice', 'ListPrice', 'Product2Id', 'Name', 'ProductCode')).toEqual(['22.5', '8.0', product, 'O Lamp', 'L1']);
    expect(read(total!, 'UnitPrice')).toEqual(['5.5']);
    const sums = (): unknown => read(deal!, 'Amount', 'TotalOpportunityQuantity', 'HasOpportunityLineItem', 'Pricebook2Id');
    expect(sums()).toEqual(['33.5', '5.0', 'true', book]);
    update(context, [
      { type: 'Opportunity', Id: deal!, Amount: '1' },
      { type: 'OpportunityLineItem', Id: line!, Quantity: '1' },
    ]);
    expect(sums()).toEqual(['18.5', '3.0', 'true', book]);
    remove(context, [line!, total!]);
    expect(read(deal!, 'HasOpportunityLineItem')).toEqual(['false']);
  });

  it('must come from the price book of the opportunity', () => {
    const fixture = makeStore();
    const { standard, entry } = sell(fixture);
    const { context, add } = fixture;
    const [deal] = add(opportunity({ Pricebook2Id: standard }));
    const line = { type: 'OpportunityLineItem', OpportunityId: deal, Quantity: '1', UnitPrice: '1' };
    expect(create(context, [{ ...line, PricebookEntryId: entry }])[0]!.errors).toEqual([
      {
        statusCode: 'FIELD_INTEGRITY_EXCEPTION',
        message:
          'field integrity exception: unknown (pricebook entry is in a different pricebook than the one assigned to the opportunity)',
        fields: [],
      },
    ]);
    expect(codes(create(context, [line]))).toEqual(['REQUIRED_FIELD_MISSING']);
  });

  it('find the entry by the product, and keep entries from being deleted', () => {
    const fixture = makeStore();
    const { standard, standardEntry, product } = sell(fixture);
    const { context, add, read } = fixture;
    const [deal] = add(opportunity({ Pricebook2Id: standard }));
    const [line] = add({ type: 'OpportunityLineItem', OpportunityId: deal, Product2Id: product, Quantity: '1', UnitPrice: '1' });
    expect(read(line!, 'PricebookEntryId')).toEqual([standardEntry]);
    expect(codes(remove(context, [standardEntry]))).toEqual(['DELETE_FAILED']);
  });
});

describe('a campaign', () => {
  it('has a lead or contact as a member once, and counts them', () => {
    const { context, add, read } = makeStore();
    const [CampaignId, LeadId, ContactId] = add(
      { type: 'Campaign', Name: 'C' },
      { type: 'Lead', LastName: 'L', Company: 'X' },
      { type: 'Contact', LastName: 'C' },
    );
    const [member] = add(
      { type: 'CampaignMember', CampaignId, LeadId },
      { type: 'CampaignMember', CampaignId, ContactId, Status: 'Responded' },
    );
    expect(create(context, [{ type: 'CampaignMember', CampaignId, LeadId }])[0]!.errors[0]).toMatchObject({
      statusCode: 'DUPLICATE_VALUE',
      message: 'Already a campaign member.',
    });
    expect(read(CampaignId!, 'NumberOfLeads', 'NumberOfContacts', 'NumberOfResponses')).toEqual(['1', '1', '1']);
    expect(read(member!, 'LeadOrContactId', 'HasResponded')).toEqual([LeadId, 'false']);
    remove(context, [LeadId!]);
    expect(read(CampaignId!, 'NumberOfLeads', 'NumberOfContacts')).toEqual(['0', '1']);
  });
});

describe('files', () => {
  it('hang on records as attachments, whose bytes are counted', () => {
    const { context, add, read } = makeStore();
    const [ParentId] = add({ type: 'Account', Name: 'A' });
    const [id] = add({ type: 'Attachment', ParentId, Name: 'a.txt', Body: 'aGVs\nbG8=' });
    expect(read(id!, 'Body', 'BodyLength')).toEqual(['aGVsbG8=', '5']);
    const orphan = { type: 'Attachment', Name: 'a', Body: 'YQ==' };
    expect(codes(create(context, [orphan, { ...orphan, ParentId: context.userId }]))).toEqual([
      'REQUIRED_FIELD_MISSING',
      'FIELD_INTEGRITY_EXCEPTION',
    ]);
  });

  it('are documents with versions: the first version makes the document, the next becomes its latest', () => {
    const { store, add, read } = makeStore();
    const [account] = add({ type: 'Account', Name: 'A' });
    const [one] = add({ type: 'ContentVersion', PathOnClient: 'notes/Plan.TXT', VersionData: 'aGVsbG8=', FirstPublishLocationId: account });
    expect(read(one!, 'Title', 'FileExtension', 'FileType', 'ContentSize', 'VersionNumber', 'Checksum')).toEqual(
      // md5 of "hello"
      ['Plan', 'txt', 'TEXT', '5', '1', '5d41402abc4b2a76b9719d911017c592'],
    );
    const [document] = read(one!, 'ContentDocumentId')!;
    const links = store.table('ContentDocumentLink')!;
    expect(links.rows.map((row) => row[links.object.field('LinkedEntityId')!.slot])).toContain(account);
    const [two] = add({ type: 'ContentVersion', PathOnClient: 'b.pdf', VersionData: 'YQ==', ContentDocumentId: document });
    expect([read(one!, 'IsLatest'), read(two!, 'IsLatest', 'VersionNumber')]).toEqual([['false'], ['true', '2']]);
    expect(read(document!, 'LatestPublishedVersionId', 'Title', 'ContentSize', 'FileExtension')).toEqual([two, 'b', '1', 'pdf']);
  });
});

describe('activities', () => {
  it('point at a person and a thing of several objects, and know the account', () => {
    const { context, add, read } = makeStore();
    const [account] = add({ type: 'Account', Name: 'A' });
    const [contact, lead] = add({ type: 'Contact', LastName: 'C', AccountId: account }, { type: 'Lead', LastName: 'L', Company: 'X' });
    const [deal] = add(opportunity({ AccountId: account! }));
    const ids = add({ type: 'Task', WhoId: contact }, { type: 'Task', WhatId: deal }, { type: 'Task', WhoId: lead });
    expect(ids.map((id) => read(id, 'AccountId'))).toEqual([[account], [account], [null]]);
    expect(codes(create(context, [{ type: 'Task', WhoId: account }]))).toEqual(['FIELD_INTEGRITY_EXCEPTION']);
  });

  it('that are tasks close with their status', () => {
    const { add, read } = makeStore();
    const [id] = add({ type: 'Task', Status: 'Completed', Priority: 'High' });
    expect(read(id!, 'IsClosed', 'IsHighPriority', 'CompletedDateTime')).toEqual(['true', 'true', '2024-06-21T12:00:00.000Z']);
  });

  it('that are events have a start and an end, however they are stated', () => {
    const { context, add, read } = makeStore();
    const [one, two, day] = add(
      { type: 'Event', StartDateTime: '2024-07-01T09:00:00Z', EndDateTime: '2024-07-01T10:30:00Z' },
      { type: 'Event', ActivityDateTime: '2024-07-01T09:00:00Z', DurationInMinutes: '30' },
      { type: 'Event', IsAllDayEvent: 'true', ActivityDate: '2024-07-01' },
    );
    expect(read(one!, 'DurationInMinutes', 'ActivityDate')).toEqual(['90', '2024-07-01']);
    expect(read(two!, 'StartDateTime', 'EndDateTime')).toEqual(['2024-07-01T09:00:00.000Z', '2024-07-01T09:30:00.000Z']);
    expect(read(day!, 'StartDateTime', 'DurationInMinutes')).toEqual(['2024-07-01T00:00:00.000Z', '1440']);
    expect(codes(create(context, [{ type: 'Event', Subject: 'x' }]))).toEqual(['REQUIRED_FIELD_MISSING']);
  });
});

it('a case takes its account from its contact and knows when it was closed', () => {
  const { context, add, read } = makeStore();
  const [AccountId] = add({ type: 'Account', Name: 'A' });
  const [ContactId] = add({ type: 'Contact', LastName: 'C', AccountId, Email: 'c@example.com' });
  const [id] = add({ type: 'Case', ContactId });
  expect(read(id!, 'AccountId', 'ContactEmail', 'ClosedDate')).toEqual([AccountId, 'c@example.com', null]);
  update(context, [{ type: 'Case', Id: id!, Status: 'Closed' }]);
  expect(read(id!, 'ClosedDate', 'IsClosed')).toEqual(['2024-06-21T12:00:00.000Z', 'true']);
});

it('leads, cases and custom records can belong to a queue', () => {
  const { context, add, read } = makeStore();
  const [OwnerId] = add({ type: 'Group', Name: 'Q', Type: 'Queue' });
  const [lead] = add({ type: 'Lead', LastName: 'L', Company: 'X', OwnerId }, { type: 'Case', OwnerId }, { type: 'City__c', OwnerId });
  expect(read(lead!, 'OwnerId')).toEqual([OwnerId]);
  expect(codes(create(context, [{ type: 'Account', Name: 'A', OwnerId }]))).toEqual(['FIELD_INTEGRITY_EXCEPTION']);
  expect(codes(remove(context, [OwnerId!]))).toEqual(['DELETE_FAILED']);
});

it('a record type serves its own object alone', () => {
  const { context, add } = makeStore();
  const [type] = add({ type: 'RecordType', Name: 'Big', DeveloperName: 'Big', SobjectType: 'Account' });
  add({ type: 'Account', Name: 'A', RecordTypeId: type });
  expect(create(context, [{ type: 'Contact', LastName: 'C', RecordTypeId: type }])[0]!.errors).toEqual([
    {
      statusCode: 'INVALID_CROSS_REFERENCE_KEY',
      message: `Record Type ID: this ID value isn't valid for the user: ${type}`,
      fields: ['RecordTypeId'],
    },
  ]);
});

it('usernames look like addresses and are taken once', () => {
  const { context } = makeStore();
  const user = (Username: string): RecordInput => ({ type: 'User', Username, LastName: 'x', Email: 'x@example.com', Alias: 'x' });
  expect(codes(create(context, [user('nobody'), user('ADMIN@example.com'), user('one@example.com')]))).toEqual([
    'INVALID_EMAIL_ADDRESS',
    'DUPLICATE_USERNAME',
    undefined,
  ]);
});

it.each([
  ['Account', 'ParentId', { Name: 'x' }],
  ['Contact', 'ReportsToId', { LastName: 'x' }],
  ['Campaign', 'ParentId', { Name: 'x' }],
  ['Case', 'ParentId', {}],
])('no %s is its own ancestor by %s', (type, reference, values) => {
  const { context, add } = makeStore();
  const [top] = add({ type, ...values });
  const [child] = add({ type, ...values, [reference]: top });
  const change = (Id: string, parent: string): (string | undefined)[] => codes(update(context, [{ type, Id, [reference]: parent }]));
  expect(change(top!, child!)).toEqual(['CIRCULAR_DEPENDENCY']);
  expect(change(top!, top!)).toEqual(['CIRCULAR_DEPENDENCY']);
});

it('statuses are rows that clients can ask: which one converts a lead, which stages win', () => {
  const { context, store } = makeStore();
  const labels = (object: string, flag: string): unknown[] => {
    const table = store.table(object)!;
    const slotOf = (name: string): number => table.object.field(name)!.slot;
    return table.rows.filter((row) => row[slotOf(flag)] === true).map((row) => row[slotOf('MasterLabel')]);
  };
  expect(labels('LeadStatus', 'IsConverted')).toEqual(['Closed - Converted']);
  expect(labels('LeadStatus', 'IsDefault')).toEqual(['Open - Not Contacted']);
  expect(labels('CaseStatus', 'IsClosed')).toEqual(['Closed']);
  expect(labels('OpportunityStage', 'IsClosed')).toEqual(['Closed Won', 'Closed Lost']);
  expect(labels('OpportunityStage', 'IsWon')).toEqual(['Closed Won']);
  expect(codes(create(context, [{ type: 'LeadStatus', MasterLabel: 'x' }]))).toEqual(['INVALID_TYPE_FOR_OPERATION']);
});

it('audit fields can be stated where the org allows it, when the record is created', () => {
  const { context, add, read } = makeStore();
  const [user] = add({ type: 'User', Username: 'one@example.com', LastName: 'x', Email: 'x@example.com', Alias: 'x' });
  const record = { type: 'Account', Name: 'A', CreatedDate: '2020-01-02T03:04:05Z', CreatedById: user };
  expect(codes(create(context, [record]))).toEqual(['INVALID_FIELD_FOR_INSERT_UPDATE']);
  const id = create({ ...context, setAuditFields: true }, [record])[0]!.id!;
  expect(read(id, 'CreatedDate', 'CreatedById', 'SystemModstamp')).toEqual([
    '2020-01-02T03:04:05.000Z',
    user,
    new Date(NOON).toISOString(),
  ]);
  expect(codes(update({ ...context, setAuditFields: true }, [{ type: 'Account', Id: id, CreatedDate: '2021-01-01T00:00:00Z' }]))).toEqual([
    'INVALID_FIELD_FOR_INSERT_UPDATE',
  ]);
});
