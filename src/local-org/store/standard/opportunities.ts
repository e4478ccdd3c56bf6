import type { FieldDefinition } from '../field-definition.ts';
import type { StandardObjectDefinition } from '../object-definition.ts';
import { LINE_ITEM_RULES } from '../rules/line-item-rules.ts';
import {
  categoryOf,
  expectedRevenue,
  fiscalPeriod,
  fiscalQuarter,
  fiscalYear,
  OPPORTUNITY_RULES,
  STAGES,
  stageOf,
} from '../rules/opportunity-rules.ts';
import { AUDIT, DELETED_FIELD, OWNER } from '../system-fields.ts';
import {
  currency,
  date,
  datetime,
  double,
  EXTERNAL_ID,
  flag,
  int,
  LAST_ACTIVITY,
  lookup,
  percent,
  picklist,
  RECORD_TYPE,
  text,
  textarea,
  VIEWED,
} from './field-kinds.ts';
import { LEAD_SOURCES } from './picklists.ts';

const TYPES = ['Existing Customer - Upgrade', 'Existing Customer - Replacement', 'Existing Customer - Downgrade', 'New Customer'];

export const OPPORTUNITY: StandardObjectDefinition = {
  name: 'Opportunity',
  labelPlural: 'Opportunities',
  keyPrefix: '006',
  rules: OPPORTUNITY_RULES,
  fields: [
    lookup('AccountId', ['Account'], { cascadeDelete: true, childRelationshipName: 'Opportunities' }),
    RECORD_TYPE,
    flag('IsPrivate', { label: 'Private' }),
    text('Name', 120, { required: true }),
    textarea('Description', 32_000),
    picklist(
      'StageName',
      255,
      STAGES.map(({ name }) => name),
      { label: 'Stage', required: true },
    ),
    currency('Amount', 18, 2),
    percent('Probability', 3, 0, { label: 'Probability (%)' }),
    currency('ExpectedRevenue', 18, 2, { label: 'Expected Amount', formula: expectedRevenue }),
    double('TotalOpportunityQuantity', 18, 2, { label: 'Quantity' }),
    date('CloseDate', { required: true }),
    picklist('Type', 255, TYPES, { label: 'Opportunity Type' }),
    text('NextStep', 255),
    picklist('LeadSource', 255, LEAD_SOURCES),
    flag('IsClosed', { label: 'Closed', formula: (read) => stageOf(read('StageName')).isClosed }),
    flag('IsWon', { label: 'Won', formula: (read) => stageOf(read('StageName')).isWon }),
    picklist('ForecastCategory', 40, ['Omitted', 'Pipeline', 'BestCase', 'MostLikely', 'Forecast', 'Closed'], {
      restricted: true,
      formula: (read) => categoryOf(read('ForecastCategoryName')),
    }),
    picklist('ForecastCategoryName', 255, ['Omitted', 'Pipeline', 'Best Case', 'Commit', 'Closed'], {
      label: 'Forecast Category',
      restricted: true,
    }),
    lookup('CampaignId', ['Campaign'], { childRelationshipName: 'Opportunities' }),
    flag('HasOpportunityLineItem', { label: 'Has Line Item', readOnly: true }),
    lookup('Pricebook2Id', ['Pricebook2'], { label: 'Price Book ID', childRelationshipName: 'Opportunities' }),
    OWNER,
    ...AUDIT,
    LAST_ACTIVITY,
    datetime('LastStageChangeDate', { readOnly: true }),
    int('FiscalQuarter', { formula: fiscalQuarter }),
    int('FiscalYear', { formula: fiscalYear }),
    text('Fiscal', 6, { label: 'Fiscal Period', formula: fiscalPeriod }),
    ...VIEWED,
    EXTERNAL_ID,
  ],
};

const ROLES = [
  ...['Business User', 'Decision Maker', 'Economic Buyer', 'Economic Decision Maker', 'Evaluator', 'Executive Sponsor', 'Influencer'],
  ...['Technical Buyer', 'Other'],
];

export const OPPORTUNITY_CONTACT_ROLE: StandardObjectDefinition = {
  name: 'OpportunityContactRole',
  labelPlural: 'Opportunity Contact Role',
  keyPrefix: '00K',
  owned: false,
  refuses: ['undelete'],
  fields: [
    lookup('OpportunityId', ['Opportunity'], {
      createOnly: true,
      required: true,
      cascadeDelete: true,
      childRelationshipName: 'OpportunityContactRoles',
    }),
    lookup('ContactId', ['Contact'], { required: true, cascadeDelete: true, childRelationshipName: 'OpportunityContactRoles' }),
    picklist('Role', 40, ROLES),
    flag('IsPrimary', { label: 'Primary' }),
    ...AUDIT,
    DELETED_FIELD,
  ],
};

const parent = (name: string, to: string, more: Partial<FieldDefinition>): FieldDefinition =>
  lookup(name, [to], { childRelationshipName: 'OpportunityLineItems', ...more });

export const OPPORTUNITY_LINE_ITEM: StandardObjectDefinition = {
  name: 'OpportunityLineItem',
  label: 'Opportunity Product',
  labelPlural: 'Opportunity Product',
  keyPrefix: '00k',
  owned: false,
  rules: LINE_ITEM_RULES,
  fields: [
    parent('OpportunityId', 'Opportunity', { createOnly: true, required: true, cascadeDelete: true }),
    int('SortOrder'),
    parent('PricebookEntryId', 'PricebookEntry', { label: 'Price Book Entry ID', createOnly: true, restrictDelete: true }),
    parent('Product2Id', 'Product2', { label: 'Product ID', createOnly: true }),
    text('ProductCode', 255, { readOnly: true }),
    text('Name', 376, { label: 'Opportunity Product Name', readOnly: true }),
    double('Quantity', 12, 2, { required: true }),
    percent('Discount', 5, 2),
    currency('Subtotal', 18, 2, { readOnly: true }),
    currency('TotalPrice', 18, 2),
    currency('UnitPrice', 18, 2, { label: 'Sales Price' }),
    currency('ListPrice', 18, 2, { readOnly: true }),
    date('ServiceDate', { label: 'Date' }),
    text('Description', 255, { label: 'Line Description' }),
    ...AUDIT,
    ...VIEWED,
  ],
};
