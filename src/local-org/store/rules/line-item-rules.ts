import { type Draft, readField } from '../draft.ts';
import type { ObjectRules } from '../object-rules.ts';
import type { RecordError } from '../save-result.ts';
import { SLOT } from '../system-fields.ts';
import type { Row } from '../table.ts';
import type { Transaction } from '../transaction.ts';

/** A line item has its product and list price from a price book entry; the opportunity's amount is the sum of its lines. */
export const LINE_ITEM_RULES: ObjectRules = { complete, check, after: sumUp };

function complete(draft: Draft): void {
  if (draft.read('PricebookEntryId') === null) findEntry(draft);
  const entry = draft.read('PricebookEntryId');
  if (draft.isNew && typeof entry === 'string') {
    draft.set('Product2Id', draft.readParent('PricebookEntryId', 'Product2Id'));
    draft.set('ListPrice', draft.readParent('PricebookEntryId', 'UnitPrice'));
    draft.set('ProductCode', draft.readParent('PricebookEntryId', 'ProductCode'));
    draft.set('Name', nameOf(draft));
  }
  price(draft);
}

/** A caller may name the product alone: then the entry of the opportunity's price book is meant. */
function findEntry(draft: Draft): void {
  const entries = draft.transaction.store.table('PricebookEntry')!;
  const book = draft.readParent('OpportunityId', 'Pricebook2Id');
  const slot = entries.object.field('Pricebook2Id')!.slot;
  const found = entries
    .findByKey(entries.object.field('Product2Id')!, draft.read('Product2Id') ?? '')!
    .find((row) => row[slot] === book && row[SLOT.IsDeleted] !== true);
  if (found !== undefined) draft.set('PricebookEntryId', found[SLOT.Id]!);
}

function nameOf(draft: Draft): string {
  const opportunity = draft.readParent('OpportunityId', 'Name');
  const product = draft.readParent('Product2Id', 'Name');
  return `${opportunity ?? ''} ${product ?? ''}`.trim();
}

/** Either the price of one or that of all is stated; the other follows. */
function price(draft: Draft): void {
  const quantity = Number(draft.read('Quantity') ?? 0);
  const discount = 1 - Number(draft.read('Discount') ?? 0) / 100;
  const isTotalStated = draft.states('TotalPrice') && !draft.states('UnitPrice');
  const unit = draft.read('UnitPrice');
  const total = draft.read('TotalPrice');
  if (isTotalStated && typeof total === 'number' && quantity * discount !== 0) {
    draft.set('UnitPrice', cents(total / (quantity * discount)));
  } else if (typeof unit === 'number') draft.set('TotalPrice', cents(unit * quantity * discount));
  draft.set('Subtotal', cents(Number(draft.read('UnitPrice') ?? 0) * quantity));
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}

function check(draft: Draft): RecordError | undefined {
  const entry = draft.read('PricebookEntryId');
  if (entry === null) return missing(['PricebookEntryId']);
  if (draft.read('UnitPrice') === null) return missing(['UnitPrice']);
  const book = draft.readParent('OpportunityId', 'Pricebook2Id');
  if (book === null || book === draft.readParent('PricebookEntryId', 'Pricebook2Id')) return undefined;
  const reason = 'pricebook entry is in a different pricebook than the one assigned to the opportunity';
  return { statusCode: 'FIELD_INTEGRITY_EXCEPTION', message: `field integrity exception: unknown (${reason})`, fields: [] };
}

function missing(fields: readonly string[]): RecordError {
  return { statusCode: 'REQUIRED_FIELD_MISSING', message: `Required fields are missing: [${fields.join(', ')}]`, fields };
}

/** The first line item also says from which price book the opportunity sells. */
function sumUp(transaction: Transaction, before: Row | undefined, after: Row | undefined): void {
  const { store } = transaction;
  const lines = store.table('OpportunityLineItem')!;
  const opportunities = store.table('Opportunity')!;
  const slotOf = (name: string): number => lines.object.field(name)!.slot;
  const parent = (after ?? before)![slotOf('OpportunityId')] as string;
  const opportunity = opportunities.find(parent);
  if (opportunity === undefined || opportunity[SLOT.IsDeleted] === true) return;
  const rows = lines.findByKey(lines.object.field('OpportunityId')!, parent)!.filter((row) => row[SLOT.IsDeleted] !== true);
  const sum = (name: string): number => cents(rows.reduce((total, row) => total + Number(row[slotOf(name)] ?? 0), 0));
  const probability = readField(transaction, parent, 'Probability');
  // An opportunity whose last line item goes keeps its amount.
  const amount = rows.length === 0 ? Number(readField(transaction, parent, 'Amount') ?? 0) : sum('TotalPrice');
  transaction.adjust(opportunities, opportunity, {
    HasOpportunityLineItem: rows.length > 0,
    Amount: amount,
    TotalOpportunityQuantity: sum('Quantity'),
    ExpectedRevenue: typeof probability === 'number' ? cents((amount * probability) / 100) : null,
    Pricebook2Id:
      readField(transaction, parent, 'Pricebook2Id') ??
      (after === undefined ? null : readField(transaction, after[slotOf('PricebookEntryId')] as string, 'Pricebook2Id')),
  });
}
