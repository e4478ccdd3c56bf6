import { ApiError, type FaultType } from '../api-error.ts';
import { isRecordId, toLongId } from '../store/record-id.ts';
import type { Call, Handlers } from './call.ts';

/** The password policy of an org as it comes: eight characters, a letter and a digit among them. */
const POLICY = /^(?=.*[A-Za-z])(?=.*\d).{8,}$/s;

/** Operations about passwords. */
export const PASSWORD_OPERATIONS: Handlers = {
  setPassword: (call, { userId, password }: { userId?: string | null; password: string }) => {
    call.org.users.setPassword(userNamed(call, userId), checked(password));
    return {};
  },
  changeOwnPassword: ({ org, session }, { oldPassword, newPassword }: { oldPassword: string; newPassword: string }) => {
    const { password } = org.users.account(session.userId).access;
    if (oldPassword !== password) throw refused('INVALID_OLD_PASSWORD', 'the old password is wrong', 'InvalidOldPasswordFault');
    org.users.setPassword(session.userId, checked(newPassword));
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

function checked(password: string): string {
  if (POLICY.test(password)) return password;
  throw refused(
    'INVALID_NEW_PASSWORD',
    'Your password must have 8 characters, a letter and a number among them',
    'InvalidNewPasswordFault',
  );
}

function refused(code: string, text: string, faultType: FaultType): ApiError {
  return new ApiError(code, text, faultType);
}
