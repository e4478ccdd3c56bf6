import type { Condition, Expression, Query } from '../../soql/syntax.ts';

/** Objects of the org that the Bulk API guide names for primary key chunking, besides all custom ones. */
const CHUNKABLE: ReadonlySet<string> = new Set([
  'Account',
  'Campaign',
  'CampaignMember',
  'Case',
  'Contact',
  'Event',
  'Lead',
  'Opportunity',
  'OpportunityLineItem',
  'Pricebook2',
  'PricebookEntry',
  'Product2',
  'Task',
  'User',
]);

/** Whether queries of an object can be cut by primary key. */
export function supportsChunking(object: { readonly name: string; readonly custom: boolean }): boolean {
  return object.custom || CHUNKABLE.has(object.name);
}

/**
 * Whether a query can be cut by primary key: a plain SELECT … FROM … WHERE, with no condition on the Id itself and no subquery (Bulk API guide,
 * PK Chunking Header).
 */
export function isChunkable(query: Query): boolean {
  const { orderBy, limit, offset, grouping, scope, withClause, select, where } = query;
  const clauses = [limit, offset, grouping, scope, withClause];
  if (orderBy.length > 0 || clauses.some((clause) => clause !== undefined)) return false;
  return !select.some((item) => item.kind === 'children') && (where === undefined || isFreeOfIds(where));
}

function isFreeOfIds(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.terms.every(isFreeOfIds);
    case 'not':
      return isFreeOfIds(condition.term);
    case 'in':
      return !isId(condition.left) && !('select' in condition.values);
    default:
      return !isId(condition.left);
  }
}

function isId(value: Expression): boolean {
  return value.kind === 'path' && value.names.at(-1)!.toLowerCase() === 'id';
}
