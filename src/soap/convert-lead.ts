import type { Load, LoadOptions } from '../load/load.ts';
import type { Source } from '../source.ts';
import type { SoapLink } from './call.ts';
import { loadRows } from './load-rows.ts';
import { idKeys } from './record-key.ts';
import { refuse } from './row.ts';
import { mayHaveBeenFirst, type SaveResult, type Verb } from './verb.ts';

/** Leads in one call, as the guides advise. */
const MAX_LEADS = 100;

/** What every version has of a conversion; the version's own `LeadConvert` has the rest. */
export interface LeadConversion {
  readonly leadId: string;
  readonly convertedStatus: string;
  readonly doNotCreateOpportunity?: boolean | undefined;
  readonly overwriteLeadSource?: boolean | undefined;
  readonly sendNotificationEmail?: boolean | undefined;
}

/** The WSDL wants these said; nobody should have to. */
const UNSAID = { doNotCreateOpportunity: false, overwriteLeadSource: false, sendNotificationEmail: false };

/** What the outcome of a conversion says besides the lead's id. */
export interface ConvertedLead {
  readonly accountId: string | null;
  readonly contactId: string | null;
  /** null where none was wanted. */
  readonly opportunityId: string | null;
  /** From 51.0 on, in orgs that have person accounts. */
  readonly relatedPersonAccountId?: string | null;
}

/** How conversions run. */
export type ConvertLeadOptions<Headers extends object = object> = Omit<
  LoadOptions<never, Headers>,
  'reconcile' | 'groupBy' | 'illegalCharacters' | 'emptyString'
>;

const CONVERT_LEAD: Verb<LeadConversion> = {
  operation: 'convertLead',
  request: (leadConverts) => ({ leadConverts }),
  keysOf: ({ leadId }) => idKeys(leadId),
  idOf: (_, { leadId }) => leadId,
  created: () => false,
  // A lead is converted once; the repetition is refused, and says nothing of what the first made.
  mayRepeat: () => false,
  firstTry: mayHaveBeenFirst,
  own: ({ accountId = null, contactId = null, opportunityId = null, relatedPersonAccountId }: SaveResult & Partial<ConvertedLead>) => {
    const converted: ConvertedLead = { accountId, contactId, opportunityId };
    return relatedPersonAccountId === undefined ? converted : { ...converted, relatedPersonAccountId };
  },
};

/** convertLead() in batches of 100. */
export function convertLeads<Row extends LeadConversion>(
  link: SoapLink,
  rows: Source<Row>,
  options: ConvertLeadOptions = {},
): Load<Row, ConvertedLead> {
  const prepare = (row: Row) => {
    const isComplete = typeof row?.leadId === 'string' && row.leadId !== '';
    return isComplete
      ? { record: { ...UNSAID, ...withoutUndefined(row) } }
      : refuse('INVALID_ROW', 'A conversion has a leadId and a convertedStatus.');
  };
  return loadRows(link, CONVERT_LEAD, rows, { prepare, maxRows: MAX_LEADS }, options) as Load<Row, ConvertedLead>;
}

function withoutUndefined(row: LeadConversion): LeadConversion {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as LeadConversion;
}
