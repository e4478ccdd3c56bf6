import type { FieldDefinition } from './field-definition.ts';

/** Places of the system fields: the same in every row. */
export const SLOT = {
  Id: 0,
  IsDeleted: 1,
  CreatedDate: 2,
  CreatedById: 3,
  LastModifiedDate: 4,
  LastModifiedById: 5,
  SystemModstamp: 6,
} as const;

const USER_REFERENCE = { type: 'reference', referenceTo: ['User'], readOnly: true, required: true } as const;

export const ID_FIELD: FieldDefinition = { name: 'Id', type: 'id', label: 'Record ID', readOnly: true };
export const DELETED_FIELD: FieldDefinition = { name: 'IsDeleted', type: 'boolean', label: 'Deleted', readOnly: true };
/** Stated in a definition to say where describe has it; left out, it comes before the audit fields. */
export const OWNER: FieldDefinition = { name: 'OwnerId', label: 'Owner ID', type: 'reference', referenceTo: ['User'] };
/** The owner of records that a queue can have too. */
export const QUEUE_OWNER: FieldDefinition = { ...OWNER, referenceTo: ['Group', 'User'] };
/** Stated in a definition to say where describe has them; left out, they come last. */
export const AUDIT: readonly FieldDefinition[] = [
  { name: 'CreatedDate', type: 'datetime', readOnly: true, required: true },
  { name: 'CreatedById', label: 'Created By ID', ...USER_REFERENCE },
  { name: 'LastModifiedDate', type: 'datetime', readOnly: true, required: true },
  { name: 'LastModifiedById', label: 'Last Modified By ID', ...USER_REFERENCE },
  { name: 'SystemModstamp', type: 'datetime', readOnly: true, required: true },
];
/** The name of a custom object's records, which take their id where nobody gives one. */
export const CUSTOM_NAME: FieldDefinition = { name: 'Name', type: 'string', length: 80 };

/** What only the org may state. */
export const SYSTEM_FIELDS: ReadonlySet<FieldDefinition> = new Set([ID_FIELD, DELETED_FIELD, ...AUDIT]);
/** What a create may state where the org allows audit fields to be set. */
export const AUDIT_NAMES: ReadonlySet<string> = new Set(AUDIT.slice(0, -1).map(({ name }) => name));
