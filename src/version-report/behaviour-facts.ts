// Behaviour that no WSDL shows, by hand. Sources are named by their titles, as Salesforce publishes them.

const BULK_GUIDE = "Bulk API 2.0 and Bulk API Developer Guide (Spring '26)";
const LOGIN_NOTICE = 'Salesforce Help 005132110, retirement of SOAP API login()';
const RETIREMENT_21_30 = 'Salesforce Help, retirement of Platform API versions 21.0 through 30.0';
const RETIREMENT_7_20 = 'Salesforce Help, retirement of Platform API versions 7.0 through 20.0';
const RETIREMENT_31_40 = 'Salesforce Help 005321531 and the SOAP API end-of-life page';

/** How much work it is: what stops working, what works otherwise, what becomes possible. */
export type Effect = 'breaks' | 'changes' | 'adds';

/** What somebody must know and do. */
export interface Advice {
  readonly effect: Effect;
  readonly what: string;
  readonly todo: string;
}

/** A change of behaviour at a version, seen from both sides. */
export interface BehaviourChange {
  /** The first version that behaves in the new way. */
  readonly at: number;
  /** The first version that has what changes: who goes down below it loses the whole thing, and need not hear of the change. */
  readonly needs?: number;
  readonly subject: string;
  readonly upgrade: Advice;
  readonly downgrade: Advice;
  readonly source: string;
}

/** What holds for a range of versions, whatever one comes from. */
export interface StandingFact extends Advice {
  readonly since: number;
  readonly until: number;
  readonly subject: string;
  readonly source: string;
}

/** In the order of versions. */
export const behaviourChanges: readonly BehaviourChange[] = [
  {
    at: 41,
    subject: 'Bulk API 2.0 ingest',
    upgrade: {
      effect: 'adds',
      what: 'Bulk API 2.0 ingest jobs exist.',
      todo: "Loads may use protocol '2.0': one upload per job, no batches to manage.",
    },
    downgrade: {
      effect: 'breaks',
      what: 'There are no Bulk API 2.0 ingest jobs.',
      todo: "Load with protocol '1.0'.",
    },
    source: BULK_GUIDE,
  },
  {
    at: 47,
    subject: 'Bulk API 2.0 query',
    upgrade: {
      effect: 'adds',
      what: 'Bulk API 2.0 query jobs exist, with results in pages by locator.',
      todo: "Extracts may use protocol '2.0'.",
    },
    downgrade: {
      effect: 'breaks',
      what: 'There are no Bulk API 2.0 query jobs.',
      todo: "Extract with protocol '1.0', or with a SOAP query.",
    },
    source: BULK_GUIDE,
  },
  {
    at: 47,
    needs: 41,
    subject: 'Bulk API 2.0 counters',
    upgrade: {
      effect: 'changes',
      what: 'Job counters are 64-bit.',
      todo: 'Widen columns that store numberRecordsProcessed or numberRecordsFailed.',
    },
    downgrade: {
      effect: 'changes',
      what: 'Job counters are 32-bit.',
      todo: 'Nothing, as long as no job has more than 2,147,483,647 records.',
    },
    source: BULK_GUIDE,
  },
  {
    at: 49,
    needs: 41,
    subject: 'Bulk API 2.0 assignmentRuleId',
    upgrade: {
      effect: 'adds',
      what: 'Ingest jobs for cases and leads take assignmentRuleId.',
      todo: 'Name a rule where records should be assigned.',
    },
    downgrade: {
      effect: 'breaks',
      what: 'Ingest jobs know no assignmentRuleId.',
      todo: "Use protocol '1.0', whose jobs have it.",
    },
    source: BULK_GUIDE,
  },
  {
    at: 50,
    needs: 47,
    subject: 'Bulk API 2.0 column order',
    upgrade: {
      effect: 'changes',
      what: 'Result columns come in the order of the SELECT list; until 49.0 they were alphabetical.',
      todo: 'Read columns by name. Whoever reads raw CSV by position must adapt.',
    },
    downgrade: {
      effect: 'changes',
      what: 'Result columns come in alphabetical order, not in that of the SELECT list.',
      todo: 'Read columns by name. Whoever reads raw CSV by position must adapt.',
    },
    source: BULK_GUIDE,
  },
  {
    at: 53,
    needs: 41,
    subject: 'Bulk API 2.0 failedResults',
    upgrade: {
      effect: 'changes',
      what: 'sf__Id is filled in failedResults.',
      todo: 'Do not take a filled sf__Id as a sign of success.',
    },
    downgrade: {
      effect: 'changes',
      what: 'sf__Id is empty in failedResults.',
      todo: 'Join failed rows by an external id or by their cells.',
    },
    source: BULK_GUIDE,
  },
  {
    at: 57,
    subject: 'Polymorphic columns in bulk CSV',
    upgrade: {
      effect: 'changes',
      what: 'The prefix of a polymorphic column (Lead:Who.Email) is the API name of the object, with namespace and __c.',
      todo: 'Check the headers of CSV files that name custom objects.',
    },
    downgrade: {
      effect: 'changes',
      what: 'The prefix of a polymorphic column need not be the API name of the object.',
      todo: 'Check the headers of CSV files that name custom objects.',
    },
    source: BULK_GUIDE,
  },
  {
    at: 58,
    needs: 47,
    subject: 'Bulk API 2.0 result pages',
    upgrade: {
      effect: 'adds',
      what: 'Query results can be fetched by resultPages, up to five pages at a time.',
      todo: "Ask for order: 'completion' to read pages in parallel.",
    },
    downgrade: {
      effect: 'changes',
      what: 'There are no resultPages: pages come one after the other.',
      todo: 'Nothing; expect large extracts to take longer.',
    },
    source: BULK_GUIDE,
  },
  {
    at: 65,
    subject: 'SOAP login()',
    upgrade: {
      effect: 'breaks',
      what: 'login() is refused with INVALID_OPERATION, although the WSDL still declares it.',
      todo: "Use an OAuth credential, or until Summer '27 soapLogin with loginVersion at 64.0 or earlier: its session serves later versions.",
    },
    downgrade: {
      effect: 'adds',
      what: "login() works again, until Summer '27.",
      todo: 'Nothing; OAuth credentials go on working and last longer.',
    },
    source: LOGIN_NOTICE,
  },
];

/** What to know of the version that one goes to. */
export const standingFacts: readonly StandingFact[] = [
  {
    since: 7,
    until: 20,
    subject: 'Retired',
    effect: 'breaks',
    what: "Retired since Summer '22: SOAP answers 500 UNSUPPORTED_API_VERSION, Bulk API 1.0 400 InvalidVersion, REST and Bulk API 2.0 410 GONE.",
    todo: 'Use 31.0 or later.',
    source: RETIREMENT_7_20,
  },
  {
    since: 21,
    until: 30,
    subject: 'Retired',
    effect: 'breaks',
    what: "Retired since Summer '25: SOAP answers 500 UNSUPPORTED_API_VERSION, Bulk API 1.0 400 InvalidVersion, REST and Bulk API 2.0 410 GONE.",
    todo: 'Use 31.0 or later.',
    source: RETIREMENT_21_30,
  },
  {
    since: 31,
    until: 40,
    subject: 'Support ends',
    effect: 'changes',
    what: "Unsupported from Summer '27 and retired in Summer '28.",
    todo: 'Plan to move to 41.0 or later.',
    source: RETIREMENT_31_40,
  },
  {
    since: 31,
    until: 64,
    subject: 'SOAP login()',
    effect: 'changes',
    what: "login() is off by default in orgs created since Winter '26 and ends for all in Summer '27.",
    todo: 'Have an administrator switch it on, or move to an OAuth credential.',
    source: LOGIN_NOTICE,
  },
];

/** Holds for any two versions, in either direction. */
export const betweenVersions: StandingFact = {
  since: 41,
  until: Number.POSITIVE_INFINITY,
  subject: 'Bulk API 2.0 jobs under way',
  effect: 'changes',
  what: 'The results of a job are served only to the version that created it; others get 409.',
  todo: 'Finish running jobs before the switch, or read them with the version in their handle.',
  source: BULK_GUIDE,
};
