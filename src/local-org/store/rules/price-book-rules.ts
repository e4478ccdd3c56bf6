import type { Draft } from '../draft.ts';
import type { ObjectRules } from '../object-rules.ts';
import type { RecordError } from '../save-result.ts';
import { SLOT } from '../system-fields.ts';
import type { Row } from '../table.ts';
import type { Transaction } from '../transaction.ts';

/** The standard price book always stays. */
export const PRICEBOOK_RULES: ObjectRules = { checkDelete };
/** A product has a standard price before it has others, and one price in each book. */
export const PRICEBOOK_ENTRY_RULES: ObjectRules = { complete, check };

function checkDelete({ store }: Transaction, row: Row): RecordError | undefined {
  if (row[store.table('Pricebook2')!.object.field('IsStandard')!.slot] !== true) return undefined;
  return { statusCode: 'DELETE_FAILED', message: 'The standard price book cannot be deleted.', fields: [] };
}

function complete(draft: Draft): void {
  draft.set('Name', draft.readParent('Product2Id', 'Name'));
  draft.set('ProductCode', draft.readParent('Product2Id', 'ProductCode'));
  if (draft.read('UseStandardPrice') !== true) return;
  const standard = standardEntry(draft);
  if (standard !== undefined) draft.set('UnitPrice', standard[draft.object.field('UnitPrice')!.slot]!);
}

function check(draft: Draft): RecordError | undefined {
  if (draft.read('UnitPrice') === null) {
    return { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [UnitPrice]', fields: ['UnitPrice'] };
  }
  if (!draft.isNew) return undefined;
  if (draft.readParent('Pricebook2Id', 'IsStandard') !== true && standardEntry(draft) === undefined) {
    const message = 'Before creating a custom price, create a standard price.';
    return { statusCode: 'STANDARD_PRICE_NOT_DEFINED', message, fields: [] };
  }
  const book = draft.object.field('Pricebook2Id')!;
  if (!entriesOfProduct(draft).some((row) => row[book.slot] === draft.row[book.slot])) return undefined;
  return { statusCode: 'DUPLICATE_VALUE', message: 'This price definition already exists in this price book', fields: [] };
}

function entriesOfProduct(draft: Draft): Row[] {
  const product = draft.object.field('Product2Id')!;
  return draft.table.findByKey(product, draft.row[product.slot] ?? '')!.filter((row) => row[SLOT.IsDeleted] !== true);
}

function standardEntry(draft: Draft): Row | undefined {
  const { store } = draft.transaction;
  const book = draft.object.field('Pricebook2Id')!;
  const isStandard = store.table('Pricebook2')!.object.field('IsStandard')!;
  return entriesOfProduct(draft).find((row) => store.findRow(row[book.slot] as string)?.[isStandard.slot] === true);
}
