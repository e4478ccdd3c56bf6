import type { AuthError } from '../errors.ts';
import { refusal } from './login-failure.ts';

/**
 * The error for what a callback URL was given (`?error=access_denied&error_description=…`), or for what Salesforce shows on a page of its own
 * (`OAUTH_APPROVAL_ERROR_GENERIC`), with advice.
 */
export function explainOAuthError(error: string, description?: string): AuthError {
  return refusal(error, description ?? error);
}
