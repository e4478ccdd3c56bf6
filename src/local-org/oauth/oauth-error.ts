import type { LoginRefusal, LoginRefused } from '../auth/login-refused.ts';

/** A request that OAuth refuses: `{"error": …, "error_description": …}`. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly error: string;
  readonly status: number;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }
}

// The words of `invalid_grant` for the reasons that have any of their own.
const DESCRIPTIONS: { readonly [Reason in LoginRefusal]?: string } = {
  inactive: 'inactive user',
  wrongPassword: 'authentication failure - Invalid Password',
  tokenMissing: 'authentication failure - Failed: API security token required',
  loginHours: 'invalid login hours',
  loginRanges: 'ip restricted',
};

/** What the token endpoint says of a user who is not let in. */
export function fromLoginRefused({ reason, message }: LoginRefused): OAuthError {
  if (reason === 'rateExceeded') return new OAuthError('rate_limit_exceeded', 'login rate exceeded');
  if (reason === 'unavailable' || reason === 'singleSignOnDown') return new OAuthError('server_error', message, 503);
  return new OAuthError('invalid_grant', DESCRIPTIONS[reason] ?? 'authentication failure');
}

/** The error of a connected app that the org does not know, or not yet. */
export function unknownClient(): OAuthError {
  return new OAuthError('invalid_client_id', 'client identifier invalid');
}

/** The error of a parameter that was left out. */
export function missingParameter(name: string): OAuthError {
  return new OAuthError('invalid_request', `missing required parameter: ${name}`);
}
