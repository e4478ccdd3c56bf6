import { ApiError, type FaultType } from '../api-error.ts';

/** Why a user is not let in. */
export type LoginRefusal =
  | 'orgLocked'
  | 'trialExpired'
  | 'unavailable'
  | 'soapLoginDisabled'
  | 'wrongScope'
  | 'unknownUser'
  | 'inactive'
  | 'lockedOut'
  | 'loginHours'
  | 'loginRanges'
  | 'singleSignOn'
  | 'singleSignOnDown'
  | 'wrongPassword'
  | 'tokenMissing'
  | 'mfaCodeMissing'
  | 'rateExceeded'
  | 'anyApiAuthMissing'
  | 'userWithoutApi'
  | 'orgWithoutApi';

// The servers do not tell an attacker what was wrong.
const INVALID = 'Invalid username, password, security token; or user locked out.';
const NEW_LOCATION =
  "Are you at a new location? When accessing Salesforce--either via a desktop client or the API--from outside of your company's trusted networks, you must add a security token to your password to log in.";

// Code, text and detail of the fault that SOAP login() answers. The texts are those that users report from live orgs, except where a line says
// that it is ours: no report has the words of the server then.
const FAULTS: Readonly<Record<LoginRefusal, readonly [code: string, text: string, detail?: FaultType]>> = {
  orgLocked: ['ORG_LOCKED', 'The organization is locked.', 'LoginFault'], // ours
  trialExpired: ['TRIAL_EXPIRED', 'The trial period of the organization has expired.', 'LoginFault'], // ours
  unavailable: ['SERVER_UNAVAILABLE', 'The server is temporarily unavailable.'], // ours
  soapLoginDisabled: [
    'INVALID_OPERATION',
    'SOAP API login() is disabled by default in this org. Contact the org administrator to enable SOAP API login().',
  ],
  wrongScope: ['INVALID_LOGIN', INVALID, 'LoginFault'],
  unknownUser: ['INVALID_LOGIN', INVALID, 'LoginFault'],
  inactive: ['INVALID_LOGIN', INVALID, 'LoginFault'],
  lockedOut: ['PASSWORD_LOCKOUT', 'Too many wrong passwords: the user is locked out.', 'LoginFault'], // ours
  loginHours: ['LOGIN_DURING_RESTRICTED_TIME', 'cannot log in during current time', 'LoginFault'], // ours, after the next
  loginRanges: ['LOGIN_DURING_RESTRICTED_DOMAIN', 'cannot log in from current domain', 'LoginFault'],
  singleSignOn: ['INVALID_LOGIN', INVALID, 'LoginFault'],
  singleSignOnDown: ['SSO_SERVICE_DOWN', 'The single sign-on service is not available.', 'LoginFault'], // ours
  wrongPassword: ['INVALID_LOGIN', INVALID, 'LoginFault'],
  tokenMissing: ['LOGIN_MUST_USE_SECURITY_TOKEN', `${INVALID} ${NEW_LOCATION}`, 'LoginFault'],
  // A verification code takes the place of the security token then; what comes without one is a wrong password.
  mfaCodeMissing: ['INVALID_LOGIN', INVALID, 'LoginFault'],
  // Ours: the status of the login history is "Login Rate Exceeded"; which fault goes with it is not reported.
  rateExceeded: ['INVALID_LOGIN', 'login rate exceeded', 'LoginFault'],
  anyApiAuthMissing: ['INSUFFICIENT_ACCESS', 'The user needs the permission "Use Any API Auth" for SOAP API login().', 'LoginFault'], // ours
  userWithoutApi: ['API_CURRENTLY_DISABLED', 'API is disabled for this User'],
  orgWithoutApi: ['API_DISABLED_FOR_ORG', 'API is not enabled for this Organization or Partner'],
};

/** A login refused. SOAP answers it as it is; OAuth has other words for the reason. */
export class LoginRefused extends ApiError {
  override readonly name = 'LoginRefused';
  readonly reason: LoginRefusal;

  constructor(reason: LoginRefusal) {
    const [code, text, detail] = FAULTS[reason];
    super(code, text, detail);
    this.reason = reason;
  }
}
