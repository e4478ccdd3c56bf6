import { checkCount } from '../store/call-limits.ts';
import type { Call, Handlers } from './call.ts';
import { completeResult } from './complete-result.ts';
import { PASSWORD_OPERATIONS } from './password-operations.ts';
import { sendEmail } from './send-email.ts';
import { userInfo } from './user-info.ts';

const MAX_SESSIONS = 200;

/** Operations about the caller: who it is, its sessions, what it sends. */
export const USER_OPERATIONS: Handlers = {
  getUserInfo: ({ org, session, table }) => completeResult(table, 'GetUserInfoResult', userInfo(org, session.userId)),
  getServerTimestamp: ({ org }) => ({ timestamp: new Date(org.clock.now()) }),
  logout: ({ org, session }) => org.sessions.close(session.id),
  invalidateSessions: (call, { sessionIds }: { sessionIds: readonly string[] }) => {
    checkCount(sessionIds.length, MAX_SESSIONS);
    return sessionIds.map((id) => invalidate(call, id));
  },
  sendEmail,
  ...PASSWORD_OPERATIONS,
};

function invalidate({ org }: Call, id: string): object {
  if (org.sessions.find(id, org.clock.now()) === undefined) {
    return { errors: [{ statusCode: 'INVALID_SESSION_ID', message: 'Invalid Session ID', fields: [] }], success: false };
  }
  org.sessions.close(id);
  return { errors: [], success: true };
}
