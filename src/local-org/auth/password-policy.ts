import { ApiError } from '../api-error.ts';

/** The password policy of an org as it comes: eight characters, a letter and a digit among them. */
const POLICY = /^(?=.*[A-Za-z])(?=.*\d).{8,}$/s;

/** The password, if the org's policy allows it. Throws ApiError (INVALID_NEW_PASSWORD). */
export function checkPassword(password: string): string {
  if (POLICY.test(password)) return password;
  const text = 'Your password must have 8 characters, a letter and a number among them';
  throw new ApiError('INVALID_NEW_PASSWORD', text, 'InvalidNewPasswordFault');
}
