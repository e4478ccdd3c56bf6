import { ApiError } from '../api-error.ts';
import type { ObjectType } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';

/** Objects of the local org that Bulk API does not take, after the list in Salesforce's help on "is not supported by the Bulk API". */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  'AcceptedEventRelation',
  'CaseStatus',
  'ContractStatus',
  'DeclinedEventRelation',
  'LeadStatus',
  'OpportunityStage',
  'PartnerRole',
  'RecentlyViewed',
  'SolutionStatus',
  'TaskPriority',
  'TaskStatus',
  'UndecidedEventRelation',
]);

/** The object of a bulk job, whatever the case of its name. Throws ApiError (InvalidJob, InvalidEntity) for one that is not there or not taken. */
export function requireBulkObject(store: Store, name: string): ObjectType {
  const table = store.table(name);
  if (table === undefined) throw new ApiError('InvalidJob', `Unable to find object: ${name}`);
  const { object } = table;
  if (UNSUPPORTED.has(object.name)) throw new ApiError('InvalidEntity', `Entity '${object.name}' is not supported by the Bulk API.`);
  return object;
}
