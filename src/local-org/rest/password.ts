import { checkPassword } from '../auth/password-policy.ts';
import { textOf } from '../services-data/json-node.ts';
import { SLOT } from '../store/system-fields.ts';
import { findRow } from './record.ts';
import { expectObject } from './record-input.ts';
import { NO_CONTENT, ok, type RestAnswer, type RestCall } from './rest-call.ts';

/** `GET /sobjects/User/ID/password`. */
export function getPassword(call: RestCall): RestAnswer {
  return ok({ isExpired: call.org.users.account(userOf(call)).access.passwordExpired });
}

/** `POST /sobjects/User/ID/password`. */
export function setPassword(call: RestCall): RestAnswer {
  const password = checkPassword(textOf(expectObject(call.body()), 'NewPassword') ?? '');
  call.org.users.setPassword(userOf(call), password);
  return NO_CONTENT;
}

/** `DELETE /sobjects/User/ID/password`: the org makes one up. */
export function resetPassword(call: RestCall): RestAnswer {
  return ok({ NewPassword: call.org.users.resetPassword(userOf(call)) });
}

function userOf({ org, params }: RestCall): string {
  return findRow(org.store.table('User')!, params.id!)[SLOT.Id] as string;
}
