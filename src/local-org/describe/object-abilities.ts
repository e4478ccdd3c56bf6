import type { ObjectType } from '../store/object-definition.ts';

/** What can be done with an object's records, in the words of describe. */
export interface ObjectAbilities {
  readonly createable: boolean;
  readonly deletable: boolean;
  readonly layoutable: boolean;
  readonly mergeable: boolean;
  readonly queryable: boolean;
  readonly replicateable: boolean;
  readonly retrieveable: boolean;
  readonly searchable: boolean;
  readonly triggerable: boolean;
  readonly undeletable: boolean;
  readonly updateable: boolean;
}

/** Kept by the org or its administrators: without pages of their own, searches and triggers. */
const SETUP: ReadonlySet<string> = new Set([
  ...['CaseStatus', 'Group', 'LeadStatus', 'OpportunityStage', 'Organization', 'Profile', 'RecordType', 'TaskStatus'],
]);
/** Records that hang on others and are shown on their pages. */
const ATTACHED: ReadonlySet<string> = new Set(['Attachment', 'ContentDocumentLink', 'OpportunityContactRole']);
/** Records that have pages and are found through others all the same. */
const UNSEARCHED: ReadonlySet<string> = new Set(['CampaignMember', 'OpportunityLineItem', 'PricebookEntry']);
/** Objects whose records can be merged. */
export const MERGEABLE: ReadonlySet<string> = new Set(['Account', 'Case', 'Contact', 'Lead']);

/** What describe says of an object as a whole. */
export function abilitiesOf({ name, refuses, recycleBin }: ObjectType): ObjectAbilities {
  const isSetup = SETUP.has(name);
  return {
    createable: !refuses.includes('create'),
    deletable: !refuses.includes('delete'),
    layoutable: !isSetup && !ATTACHED.has(name),
    mergeable: MERGEABLE.has(name),
    queryable: true,
    replicateable: name !== 'Organization',
    retrieveable: true,
    searchable: !isSetup && !ATTACHED.has(name) && !UNSEARCHED.has(name),
    triggerable: !isSetup,
    undeletable: recycleBin && !refuses.includes('delete') && !refuses.includes('undelete'),
    updateable: !refuses.includes('update'),
  };
}
