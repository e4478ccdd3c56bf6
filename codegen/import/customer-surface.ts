// What an ordinary customer's org does not declare. Salesforce's own all-features org writes more into its Partner WSDL than any customer can
// call, and for some versions its file is the only public one. The lists were found by comparing both kinds of file for the versions of which
// both are public (47.0 to 58.0, 60.0 and 64.0). Extend them only with such a comparison at hand.

/** Something that only Salesforce's own org declares, and why we hold that. */
export interface InternalName {
  readonly name: string;
  readonly reason: string;
  /** The last version that gave it to customers, for what was withdrawn. */
  readonly customersUntil?: number;
  /** The first version that gives it to customers, for what the internal file has too early. */
  readonly customersSince?: number;
}

const because =
  (reason: string) =>
  (name: string): InternalName => ({ name, reason });

/** Operations that no customer can call. One of them marks a file as the internal org's. */
export const INTERNAL_OPERATIONS: readonly InternalName[] = [
  ...[
    'ackSnapshot',
    'ackSyncOfflineData',
    'activate',
    'addCampaignMember',
    'canViewFlow',
    'captureCommonEvent',
    'createSnapshot',
    'describeDuplicateRules',
    'describeLayoutByUiType',
    'describeListViews',
    'describeLookupLayouts',
    'describeMiniLayout',
    'describeMobile',
    'describePicklists',
    'describeSchema',
    'describeWorkitemActions',
    'discoverSchemas',
    'emailMerge',
    'ftestPatch',
    'ftestPatchPreviousVersion',
    'generateFlowTest',
    'generateJwtToken',
    'getAccessInfo',
    'getFlowInterviewHistory',
    'impersonateUser',
    'loginXi',
    'match',
    'moreSnapshot',
    'navigateFlowInterview',
    'outlookDescribe',
    'outlookSearch',
    'resumeFlowInterview',
    'retrieveDefaultValues',
    'runFlowTest',
    'setupBriefcase',
    'startFlowInterview',
    'syncOfflineData',
    'updateSettings',
  ].map(because('the same in every internal file from 47.0 on, in no customer file of any version')),
  { name: 'describeFlexiPages', reason: 'withdrawn from customers with 39.0, still in every internal file', customersUntil: 38 },
];

/** Header blocks that only internal files declare. */
export const INTERNAL_HEADERS: readonly InternalName[] = [
  ...['ConditionalRequestHeader', 'MetadataVersionCheck', 'PartnerNetworkHeader', 'PatchHeader'].map(
    because('bound by customer operations, but in internal files only'),
  ),
  because('returned by every operation of internal files, by none of a customer file')('APIPerformanceInfo'),
  because('goes with captureCommonEvent, which is internal')('CommonEventRequestInformation'),
];

/** Fields of public types, and of public header blocks, that only the internal org declares: `Type.field`. */
export const INTERNAL_FIELDS: readonly InternalName[] = [
  ...[
    'DescribeLayout.multirowEditLayoutSections',
    'DescribeLayout.offlineLinks',
    'DescribeSObjectResult.listviewable',
    'DescribeSObjectResult.lookupLayoutable',
    'GetUserInfoResult.defaultAppIdForProfile',
    'LimitInfo.appName',
    'LoginResult.upgradeMessage',
    'LoginResult.upgradeURL',
    'ApiFault.upgradeMessage',
    'ApiFault.upgradeURL',
    'CallOptions.returnFieldDataTypes',
    'CallOptions.clientLog',
    'CallOptions.debugExceptions',
    'CallOptions.platform',
    'CallOptions.remoteApplication',
    'CallOptions.uiRequestId',
    'CallOptions.perfOption',
    'QueryOptions.filterLanguage',
    'QueryOptions.scope',
  ].map(because('in no customer file that has the type or the header block')),
  ...[
    'DescribeQuickActionResult.lightningWebComponentBundleId',
    'DescribeQuickActionResult.lightningWebComponentBundleName',
    'DescribeQuickActionResult.lightningWebComponentQualifiedName',
  ].map((name) => ({ name, reason: 'the internal 50.0 file has it one version early', customersSince: 51 })),
];

/** Values of closed lists that only internal files have: `Type.value`. Codes of errors are no such list, they depend on the server's build. */
export const INTERNAL_VALUES: readonly InternalName[] = [
  ...['soapType.tns:FieldCriteria', 'soapType.tns:FieldCriterion', 'soapType.tns:DurableIdList'].map(
    because('names a type that customer files do not declare, and is in none of them'),
  ),
];

/** Types that only internal files declare, though a public type is their base. */
export const INTERNAL_SUBTYPES: readonly InternalName[] = [
  because('extends ProcessWorkitemRequest, which no type of a customer file does')('ProcessArticleRequest'),
];

/**
 * Declared by customer files though nothing refers to them: they arrive through xsi:type, in a record's fields, or not at all. Reduction by
 * reachability alone would lose them.
 */
export const CUSTOMER_ORPHANS: ReadonlySet<string> = new Set([
  'address',
  'location',
  'ChangeEventHeader',
  'changeEventType',
  'JunctionIdListNames',
  'NameObjectValuePair',
  'SimpleNameObjectValuePair',
  'NameValueTypeTriple',
  'RecordTypesSupported',
  'RelationshipReferenceTo',
  'SearchLayoutButton',
  'SearchLayoutButtonsDisplayed',
  'SearchLayoutField',
  'SearchLayoutFieldsDisplayed',
  'StringList',
  'FaultCode',
  'json',
  'CurrencyConversionHeader',
]);

/** From 44.0 on the customer's operations have not changed; an internal file that leaves another number needs a look at the lists above. */
export const CUSTOMER_OPERATIONS_SINCE_44 = 63;

/** Whether the name is internal at the API version. */
export function isInternal(list: readonly InternalName[], name: string, version: number): boolean {
  const entry = list.find((candidate) => candidate.name === name);
  if (entry === undefined) return false;
  if (entry.customersUntil !== undefined && version <= entry.customersUntil) return false;
  return entry.customersSince === undefined || version < entry.customersSince;
}
