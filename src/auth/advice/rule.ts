/** What one refusal means. */
export interface Rule {
  /** The server's: an exception code of SOAP, REST or Bulk, an error of OAuth, or a code of our own. */
  readonly code: string;
  /** What the server's text has, where one code stands for many reasons. The first rule that fits is the one. */
  readonly match?: RegExp | undefined;
  readonly advice: string;
  readonly text: string;
  /** Later, the same credential may be let in. */
  readonly passes?: boolean | undefined;
  /** It was the credential that was refused: sending it again brings the user nearer to a lock-out. */
  readonly isCredential?: boolean | undefined;
}

/** What to do where nothing is wrong on this side. */
export const LATER: string = 'Try again in a few minutes; https://status.salesforce.com tells of outages.';

/** What an administrator does about a user without the API. */
export const API_ENABLED: string = 'Have an administrator give the user the permission "API Enabled", by profile or permission set.';
