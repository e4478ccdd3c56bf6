import { UNFIT, UNFIT_ADVICE } from '../../refused-session.ts';
import { API_ENABLED, type Rule } from './rule.ts';

const HARD_DELETE = 'Have an administrator give the user the permission "Bulk API Hard Delete", which no profile has by itself.';

/** Sessions that were given, and do not open everything. */
export const SESSION_RULES: readonly Rule[] = [
  {
    code: 'INVALID_SESSION_ID',
    match: UNFIT,
    advice: 'SESSION_NOT_FOR_API',
    text: UNFIT_ADVICE,
  },
  { code: 'FeatureNotEnabled', match: /hardDelete/, advice: 'HARD_DELETE_NOT_ALLOWED', text: HARD_DELETE },
  { code: 'FEATURENOTENABLED', match: /hardDelete/, advice: 'HARD_DELETE_NOT_ALLOWED', text: HARD_DELETE },
  { code: 'FeatureNotEnabled', advice: 'BULK_NOT_ENABLED', text: `The Bulk API is not available to this user or edition. ${API_ENABLED}` },
  { code: 'FEATURENOTENABLED', advice: 'BULK_NOT_ENABLED', text: `The Bulk API is not available to this user or edition. ${API_ENABLED}` },
];
