/** How the org treats connected apps. Whatever is changed here counts from the next request on. */
export interface OAuthSettings {
  /** This host is login.salesforce.com or test.salesforce.com instead of the org's My Domain: it refuses client credentials. Default false. */
  isLoginHost: boolean;
  /** Who approves at /services/oauth2/authorize: nobody has to, or whoever sees the page there. Default `auto`. */
  approval: 'auto' | 'page';
  /** The username-password flow is allowed. Default true; orgs since Summer '23 begin with it blocked. */
  usernamePasswordFlow: boolean;
  /** API Access Control: apps that are not installed are for users with "Use Any API Client" alone. Default false. */
  apiAccessControl: boolean;
}

/** The settings of a new org. */
export function defaultOAuthSettings(): OAuthSettings {
  return { isLoginHost: false, approval: 'auto', usernamePasswordFlow: true, apiAccessControl: false };
}
