import { ApiError, type FaultType } from '../api-error.ts';
import { checkPassword } from '../auth/password-policy.ts';
import { isRecordId, toLongId } from '../store/record-id.ts';
import type { Call, Handlers } from './call.ts';

/** Operations about passwords. */
export const PASSWORD_OPERATIONS: Handlers = {
  setPassword: (call, { userId, password }: { userId?: string | null; password: string }) => {
    call.org.users.setPassword(userNamed(call, userId), checkPassword(password));
    return {};
  },
  changeOwnPassword: ({ org, session }, { oldPassword, newPassword }: { oldPassword: string; newPassword: string }) => {
    const { password } = org.users.account(session.userId).access;
    if (oldPassword !== password) throw refused('INVALID_OLD_PASSWORD', 'the old password is wrong', 'InvalidOldPasswordFault');
    org.users.setPassword(session.userId, checkPassword(newPassword));
    return {};
  },
  resetPassword: (call, { userId }: { userId?: string | null }) => ({ password: call.org.users.resetPassword(userNamed(call, userId)) }),
};

function userNamed({ org }: Call, given: string | null | undefined): string {
  const id = given ?? '';
  const table = org.store.table('User')!;
  if (isRecordId(id) && table.find(id) !== undefined) return toLongId(id);
  throw refused('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', 'InvalidIdFault');
}

function refused(code: string, text: string, faultType: FaultType): ApiError {
  return new ApiError(code, text, faultType);
}
