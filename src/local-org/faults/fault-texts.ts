/** What the servers say with the codes that tests ask for most. Clients look for some of these words. */
const TEXTS: Readonly<Record<string, string>> = {
  INVALID_SESSION_ID: 'Invalid Session ID found in SessionHeader: Illegal Session. Session not found',
  REQUEST_LIMIT_EXCEEDED: 'TotalRequests Limit exceeded.',
  SERVER_UNAVAILABLE: 'server too busy',
  API_CURRENTLY_DISABLED: 'API is currently disabled for this organization.',
  API_DISABLED_FOR_ORG: 'API is not enabled for this Organization or Partner',
  UNABLE_TO_LOCK_ROW: 'unable to obtain exclusive access to this record',
  QUERY_TIMEOUT: 'Your query request was running for too long.',
  INVALID_QUERY_LOCATOR: 'invalid query locator',
  INVALID_LOGIN: 'Invalid username, password, security token; or user locked out.',
  UNKNOWN_EXCEPTION: 'An unexpected error occurred. Please include this ErrorId if you contact support: 1234567890-12345 (-1234567890)',
  invalid_grant: 'authentication failure',
  invalid_client: 'invalid client credentials',
  invalid_client_id: 'client identifier invalid',
};

/** The servers' text for a code, or one that says where it comes from. */
export function textOf(code: string): string {
  return TEXTS[code] ?? `${code}, as the local org was told`;
}
