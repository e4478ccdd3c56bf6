import type { StandardObjectDefinition } from './object-definition.ts';
import { ACCOUNT, CONTACT } from './standard/accounts.ts';
import { EVENT, TASK } from './standard/activities.ts';
import { CASE } from './standard/cases.ts';
import { CITY } from './standard/cities.ts';
import { ATTACHMENT, CONTENT_DOCUMENT, CONTENT_DOCUMENT_LINK, CONTENT_VERSION } from './standard/files.ts';
import { CAMPAIGN, CAMPAIGN_MEMBER, LEAD } from './standard/leads.ts';
import { OPPORTUNITY, OPPORTUNITY_CONTACT_ROLE, OPPORTUNITY_LINE_ITEM } from './standard/opportunities.ts';
import { GROUP, ORGANIZATION, PROFILE, RECORD_TYPE_OBJECT, USER } from './standard/organization.ts';
import { PRICEBOOK, PRICEBOOK_ENTRY, PRODUCT } from './standard/products.ts';
import { STATUS_OBJECTS } from './standard/statuses.ts';

/**
 * The objects that every local org has: the standard ones that connectors use, with the fields of an org at 62.0 where nobody changed
 * them, and City__c.
 */
export const STANDARD_OBJECTS: readonly StandardObjectDefinition[] = [
  ...[ORGANIZATION, PROFILE, USER, GROUP, RECORD_TYPE_OBJECT],
  ...[ACCOUNT, CONTACT, LEAD, CAMPAIGN, CAMPAIGN_MEMBER],
  ...[OPPORTUNITY, OPPORTUNITY_CONTACT_ROLE, OPPORTUNITY_LINE_ITEM, PRODUCT, PRICEBOOK, PRICEBOOK_ENTRY],
  ...[CASE, TASK, EVENT, ATTACHMENT, CONTENT_DOCUMENT, CONTENT_VERSION, CONTENT_DOCUMENT_LINK],
  ...STATUS_OBJECTS,
  CITY,
];
