import type { StandardObjectDefinition } from '../object-definition.ts';
import { PRICEBOOK_ENTRY_RULES, PRICEBOOK_RULES } from '../rules/price-book-rules.ts';
import { AUDIT } from '../system-fields.ts';
import { currency, flag, lookup, picklist, text, textarea, url, VIEWED } from './field-kinds.ts';

export const PRODUCT: StandardObjectDefinition = {
  name: 'Product2',
  label: 'Product',
  keyPrefix: '01t',
  owned: false,
  fields: [
    text('Name', 255, { label: 'Product Name', required: true }),
    text('ProductCode', 255),
    textarea('Description', 4_000, { label: 'Product Description' }),
    flag('IsActive', { label: 'Active' }),
    ...AUDIT,
    picklist('Family', 40, ['None'], { label: 'Product Family' }),
    url('DisplayUrl', { length: 1_000, label: 'Display URL' }),
    picklist('QuantityUnitOfMeasure', 255, ['Each']),
    flag('IsArchived', { label: 'Archived', readOnly: true }),
    ...VIEWED,
    text('StockKeepingUnit', 180, { label: 'Product SKU' }),
  ],
};

export const PRICEBOOK: StandardObjectDefinition = {
  name: 'Pricebook2',
  label: 'Price Book',
  keyPrefix: '01s',
  owned: false,
  rules: PRICEBOOK_RULES,
  fields: [
    text('Name', 255, { label: 'Price Book Name', required: true }),
    ...VIEWED,
    flag('IsActive', { label: 'Active' }),
    flag('IsArchived', { label: 'Archived', readOnly: true }),
    textarea('Description', 255),
    flag('IsStandard', { label: 'Is Standard Price Book', readOnly: true }),
    ...AUDIT,
  ],
};

export const PRICEBOOK_ENTRY: StandardObjectDefinition = {
  name: 'PricebookEntry',
  label: 'Price Book Entry',
  labelPlural: 'Price Book Entries',
  keyPrefix: '01u',
  owned: false,
  refuses: ['undelete'],
  rules: PRICEBOOK_ENTRY_RULES,
  fields: [
    text('Name', 255, { label: 'Product Name', readOnly: true }),
    lookup('Pricebook2Id', ['Pricebook2'], {
      label: 'Price Book ID',
      required: true,
      createOnly: true,
      cascadeDelete: true,
      childRelationshipName: 'PricebookEntries',
    }),
    lookup('Product2Id', ['Product2'], {
      label: 'Product ID',
      required: true,
      createOnly: true,
      cascadeDelete: true,
      childRelationshipName: 'PricebookEntries',
    }),
    currency('UnitPrice', 18, 2, { label: 'List Price' }),
    flag('IsActive', { label: 'Active' }),
    flag('UseStandardPrice'),
    ...AUDIT,
    text('ProductCode', 255, { readOnly: true }),
    flag('IsArchived', { label: 'Archived', readOnly: true }),
  ],
};
