import type { Handlers } from './call.ts';
import { DESCRIBE_OPERATIONS } from './describe-operations.ts';
import { QUERY_OPERATIONS } from './query-operations.ts';
import { SAVE_OPERATIONS } from './save-operations.ts';
import { USER_OPERATIONS } from './user-operations.ts';

/**
 * What the org does for each operation. Login is apart, since it has no session. What is not here belongs to a feature that is off in this
 * org: approvals, quick actions, list views, data categories, Knowledge, email templates.
 */
export const HANDLERS: Handlers = { ...QUERY_OPERATIONS, ...SAVE_OPERATIONS, ...DESCRIBE_OPERATIONS, ...USER_OPERATIONS };
