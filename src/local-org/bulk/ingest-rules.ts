import { ApiError } from '../api-error.ts';
import type { ObjectType } from '../store/object-definition.ts';
import type { BulkSettings } from './bulk-options.ts';
import type { RowResult } from './ingest.ts';

/** The field by which a job finds records: an upsert needs one, no other operation may have one. Throws ApiError (InvalidJob). */
export function externalIdOf(object: ObjectType, operation: string, name: string = ''): string | undefined {
  if (operation !== 'upsert') {
    if (name === '') return undefined;
    throw new ApiError('InvalidJob', `External ID field name cannot be specified for operation ${operation}`);
  }
  const field = object.upsertKey(name);
  if (field !== undefined) return field.name;
  throw new ApiError('InvalidJob', `Field name provided, ${name} does not match an External ID for ${object.name}`);
}

/** Throws ApiError (FeatureNotEnabled), in the servers' words, for a hard delete by somebody without the permission. */
export function refuseHardDelete(operation: string, { hardDelete }: BulkSettings): void {
  if (operation !== 'hardDelete' || hardDelete) return;
  const message = 'hardDelete operation requires special user profile permission, please contact your system administrator';
  throw new ApiError('FeatureNotEnabled', message);
}

/** What results say of a row that failed: `CODE:message:field field --`, one error after the other. */
export function errorCell({ errors }: RowResult): string {
  return errors
    .map(({ statusCode, message, fields }) => `${statusCode}:${message}:${fields.map((field) => `${field} `).join('')}--`)
    .join('');
}
