import { create, type RecordInput } from '../save.ts';
import type { Store } from '../store.ts';
import { statusRecords } from './statuses.ts';

/** The records without which nobody could use an org. */
export interface FirstRecords {
  readonly organizationId: string;
  /** The administrator, on whose behalf the others were created. */
  readonly userId: string;
}

const PROFILES = ['System Administrator', 'Standard User', 'Minimum Access - Salesforce'];

/** Adds the organization, the profiles, the administrator, the standard price book and the statuses of leads, cases, tasks and deals. `now` in milliseconds. */
export function addFirstRecords(store: Store, now: number, username: string, isSandbox = true): FirstRecords {
  // The administrator creates also herself.
  const userId = store.table('User')!.nextId();
  const add = (record: RecordInput): string => {
    const [result] = create({ store, userId, now, asSystem: true }, [record]);
    if (result?.success !== true) throw new Error(`The local org's first ${record.type}: ${result?.errors[0]?.message}`);
    return result.id!;
  };
  const [ProfileId] = PROFILES.map((Name) => add({ type: 'Profile', Name }));
  const person = { FirstName: 'Local', LastName: 'Admin', Alias: 'admin', Email: username };
  add({ type: 'User', Username: username, IsActive: 'true', ProfileId, UserPermissionsMarketingUser: 'true', ...person });
  const edition = { OrganizationType: 'Developer Edition', InstanceName: 'LOCAL', IsSandbox: String(isSandbox) };
  const organizationId = add({ type: 'Organization', Name: 'Local Org', PrimaryContact: 'Local Admin', ...edition });
  add({ type: 'Pricebook2', Name: 'Standard Price Book', IsActive: 'true', IsStandard: 'true' });
  for (const record of statusRecords()) add(record);
  return { organizationId, userId };
}
