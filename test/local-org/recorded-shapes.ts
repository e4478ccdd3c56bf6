/** A message that an org sent, as `shapeOf` states it, and what is different in the answer of the local org. */
export interface RecordedShape {
  readonly namespaces: string;
  readonly header?: string | undefined;
  readonly body: string;
  readonly status: 200 | 500;
  /** Which part of the local org's answer is not as recorded: what it is there, and why. */
  readonly differences?: Readonly<
    Partial<Record<'namespaces' | 'header' | 'body', { readonly ours: string | undefined; readonly because: string }>>
  >;
  /** Names in the recording that stand for ours here: its org had custom fields. */
  readonly renamed?: Readonly<Record<string, string>>;
}

const LIMITS = 'LimitInfoHeader(limitInfo(current:int limit:int type:text))';
const PLAIN = { namespaces: 'soapenv default', header: LIMITS, status: 200 } as const;
const NIL = { namespaces: 'soapenv default xsi', header: LIMITS, status: 200 } as const;
const RECORDS = { namespaces: 'soapenv default xsi sf', header: LIMITS, status: 200 } as const;
const FAULT = { namespaces: 'soapenv sf xsi', status: 500 } as const;
const CLIENT = { namespaces: 'soapenv', status: 500, body: 'soapenv:Fault(faultcode:text faultstring:text)' } as const;

const NO_HEADER_YET = {
  header: { ours: LIMITS, because: 'it was recorded from a server, or through a test, without the counter' },
} as const;
const SAVED = 'result(id:id success:boolean)';
const REFUSED = 'errors(message:text statusCode:text) id[xsi:nil=true] success:boolean';
const RECORD = 'records[xsi:type=sf:sObject]';
const fault = (type: string, more = ''): string =>
  `soapenv:Fault(faultcode:text faultstring:text detail(sf:${type}[xsi:type=sf:${type}](sf:exceptionCode:text sf:exceptionMessage:text${more})))`;
const page = (operation: string, done: string, records: string): string =>
  `${operation}Response(result[xsi:type=QueryResult](done:boolean ${done} ${records} size:int))`;
const LAST = 'queryLocator[xsi:nil=true]';
const duplicates = (operation: string): Pick<RecordedShape, 'body' | 'differences'> => ({
  body: `${operation}Response(result(duplicateResults(allowSave:boolean duplicateRule:text duplicateRuleEntityType:text errorMessage[xsi:nil=true] matchResults(entityType:text matchEngine:text rule:text size:int success:boolean)) success:boolean))`,
  differences: {
    namespaces: { ours: 'soapenv default', because: 'nothing in the answer is nil' },
    body: { ours: `${operation}Response(result(success:boolean))`, because: 'the local org has no duplicate rules that could look' },
  },
});
const login = (currency: string, iso: string, role: string, own: string): string =>
  `loginResponse(result(metadataServerUrl:text passwordExpired:boolean sandbox:boolean serverUrl:text sessionId:text userId:id userInfo(accessibilityMode:boolean currencySymbol${currency} orgAttachmentFileSizeLimit:int orgDefaultCurrencyIsoCode${iso} orgDisallowHtmlAttachments:boolean orgHasPersonAccounts:boolean organizationId:id organizationMultiCurrency:boolean organizationName:text profileId:id roleId${role} sessionSecondsValid:int userDefaultCurrencyIsoCode${own} userEmail:text userFullName:text userId:id userLanguage:text userLocale:text userName:text userTimeZone:text userType:text userUiSkin:text)))`;
const N = '[xsi:nil=true]';

/** Every recorded answer that the local org can be asked for. */
export const RECORDED_SHAPES: Readonly<Record<string, RecordedShape>> = {
  'login-response-v33-session-14400': {
    namespaces: 'soapenv default xsi',
    status: 200,
    body: login(':text', ':text', ':id', N),
    differences: { body: { ours: login(':text', ':text', N, N), because: 'the administrator of the local org has no role' } },
  },
  'login-response-v37-password-expired-sandbox': {
    namespaces: 'soapenv default xsi',
    status: 200,
    body: login(N, N, N, ':text'),
    differences: {
      body: { ours: login(':text', ':text', N, N), because: 'the recorded org has several currencies, the local org has one' },
    },
  },
  'logout-response-enterprise': { namespaces: 'soapenv default', status: 200, body: 'logoutResponse' },
  'create-response': { ...PLAIN, body: `createResponse(${SAVED})` },
  'create-response-attachment': {
    namespaces: 'soapenv default',
    status: 200,
    body: `createResponse(${SAVED})`,
    differences: NO_HEADER_YET,
  },
  'create-response-error-id-nil': {
    namespaces: 'soapenv default xsi',
    status: 200,
    body: `createResponse(result(${REFUSED}))`,
    differences: NO_HEADER_YET,
  },
  'create-response-error-with-fields': {
    ...NIL,
    body: 'createResponse(result(errors(fields:text message:text statusCode:text) id[xsi:nil=true] success:boolean))',
  },
  'update-response': { ...PLAIN, body: `updateResponse(${SAVED})` },
  'update-response-unable-to-lock-row-enterprise': { ...NIL, body: `updateResponse(result(${REFUSED}))` },
  'upsert-response-updated-and-created': { ...PLAIN, body: 'upsertResponse(result(created:boolean id:id success:boolean)*)' },
  'delete-response': { ...PLAIN, body: `deleteResponse(${SAVED})` },
  'undelete-response': { ...PLAIN, body: `undeleteResponse(${SAVED})` },
  'empty-recycle-bin-response': { ...PLAIN, body: `emptyRecycleBinResponse(${SAVED})` },
  'merge-response': { ...PLAIN, body: 'mergeResponse(result(id:id mergedRecordIds:id success:boolean))' },
  'merge-response-errors-enterprise': {
    namespaces: 'soapenv default xsi',
    status: 200,
    body: 'mergeResponse(result(errors(fields[xsi:nil=true] message:text statusCode:text) id:id success:boolean)*)',
    differences: {
      ...NO_HEADER_YET,
      namespaces: { ours: 'soapenv default', because: 'nothing in the answer is nil' },
      body: {
        ours: 'mergeResponse(result(errors(message:text statusCode:text) id:id success:boolean)*)',
        because: 'newer recordings leave `fields` out where an error is about none',
      },
    },
  },
  'convert-lead-response': {
    ...PLAIN,
    body: 'convertLeadResponse(result(accountId:id contactId:id leadId:id opportunityId:id success:boolean))',
  },
  'find-duplicates-response': { ...NIL, ...duplicates('findDuplicates') },
  'find-duplicates-by-ids-response': { ...NIL, ...duplicates('findDuplicatesByIds') },
  'get-deleted-response': {
    ...PLAIN,
    body: 'getDeletedResponse(result(deletedRecords(deletedDate:dateTime id:id) earliestDateAvailable:dateTime latestDateCovered:dateTime))',
  },
  'get-updated-response': { ...PLAIN, body: 'getUpdatedResponse(result(ids:id* latestDateCovered:dateTime))' },
  'get-server-timestamp-response': { ...PLAIN, body: 'getServerTimestampResponse(result(timestamp:dateTime))' },
  'set-password-response': { ...PLAIN, body: 'setPasswordResponse(result)' },
  'reset-password-response': { ...PLAIN, body: 'resetPasswordResponse(result(password:text))' },
  'send-email-response-no-limit-header': {
    namespaces: 'soapenv default',
    status: 200,
    body: 'sendEmailResponse(result(success:boolean))',
    differences: NO_HEADER_YET,
  },
  'retrieve-response': {
    ...RECORDS,
    namespaces: 'soapenv default sf xsi',
    body: 'retrieveResponse(result[xsi:type=sf:sObject](sf:type:text sf:Id:id* sf:Name:text))',
    differences: { namespaces: { ours: 'soapenv default xsi sf', because: 'the library that recorded it sorted the declarations' } },
  },
  'search-response': {
    ...RECORDS,
    namespaces: 'soapenv default sf xsi',
    body: 'searchResponse(result(searchRecords(record[xsi:type=sf:sObject](sf:type:text sf:Id:id* sf:Name:text))))',
    differences: {
      namespaces: { ours: 'soapenv default xsi sf', because: 'the library that recorded it sorted the declarations' },
      body: {
        ours: 'searchResponse(result(queryId searchRecords(record[xsi:type=sf:sObject](sf:type:text sf:Id:id* sf:Name:text))))',
        because: 'the schema requires a queryId from 32.0 on',
      },
    },
  },
  'query-all-response-page-with-locator': {
    ...RECORDS,
    body: page('queryAll', 'queryLocator:text', `${RECORD}(sf:type:text sf:Id:id* sf:Name:text)*`),
  },
  'query-all-response-final-page': { ...RECORDS, body: page('queryAll', LAST, `${RECORD}(sf:type:text sf:Id:id* sf:Name:text)*`) },
  'query-all-response-partner-parent-record-id-nil': {
    ...RECORDS,
    header: undefined,
    body: page(
      'queryAll',
      LAST,
      `${RECORD}(sf:type:text sf:Id[xsi:nil=true] sf:Account[xsi:type=sf:sObject](sf:type:text sf:Id[xsi:nil=true] sf:Name:text) sf:FirstName[xsi:nil=true] sf:LastName:text)`,
    ),
    differences: NO_HEADER_YET,
  },
  'query-response-limitinfo-two-contacts': { ...RECORDS, body: page('query', LAST, `${RECORD}(sf:type:text sf:Id:id* sf:Name:text)*`) },
  'query-response-second-id-in-select-position': {
    ...RECORDS,
    body: page(
      'query',
      LAST,
      `${RECORD}(sf:type:text sf:Id:id sf:Amount:double sf:Probability:int sf:IsDeleted:boolean sf:Name:text sf:Id:id)*`,
    ),
    renamed: { Primary_Quote_OTD_in_months__c: 'Amount', FiscalYear: 'Probability' },
    differences: {
      body: {
        ours: page(
          'query',
          LAST,
          `${RECORD}(sf:type:text sf:Id:id sf:Amount:double sf:Probability:double sf:IsDeleted:boolean sf:Name:text sf:Id:id)*`,
        ),
        because: 'FiscalYear is an int, Probability is not',
      },
    },
  },
  'query-response-leads-v41': {
    ...RECORDS,
    body: page(
      'query',
      LAST,
      `${RECORD}(sf:type:text sf:Id:id* sf:FirstName:text sf:LastName:text sf:Email:text sf:Company:text sf:Phone:text sf:Industry:text)*`,
    ),
    renamed: { Product_Purchased__c: 'Industry' },
  },
  'query-response-address-compound-field': {
    ...RECORDS,
    body: page(
      'query',
      LAST,
      `${RECORD}(sf:type:text sf:Id:id sf:BillingAddress[xsi:type=address](latitude:double longitude:double city:text country:text countryCode:text geocodeAccuracy:text postalCode:int state:text stateCode:text street:text))`,
    ),
    differences: {
      body: {
        ours: page(
          'query',
          LAST,
          `${RECORD}(sf:type:text sf:Id[xsi:nil=true] sf:BillingAddress[xsi:type=address](latitude:double longitude:double city:text country:text countryCode[xsi:nil=true] geocodeAccuracy:text postalCode:int state:text stateCode[xsi:nil=true] street:text))`,
        ),
        because: 'the recorded org has the picklists of states and countries, and its Id was put in by hand where it was not selected',
      },
    },
  },
  'describe-global-response-excerpt': {
    ...NIL,
    body: 'describeGlobalResponse(result(encoding:text maxBatchSize:int sobjects(activateable:boolean createable:boolean custom:boolean customSetting:boolean deletable:boolean deprecatedAndHidden:boolean feedEnabled:boolean keyPrefix[xsi:nil=true] label:text labelPlural:text layoutable:boolean mergeable:boolean name:text queryable:boolean replicateable:boolean retrieveable:boolean searchable:boolean triggerable:boolean undeletable:boolean updateable:boolean)))',
    differences: {
      namespaces: { ours: 'soapenv default', because: 'every object of the local org has a key prefix' },
      body: {
        ours: 'describeGlobalResponse(result(encoding:text maxBatchSize:int sobjects(activateable:boolean createable:boolean custom:boolean customSetting:boolean deletable:boolean deprecatedAndHidden:boolean feedEnabled:boolean keyPrefix:text label:text labelPlural:text layoutable:boolean mergeable:boolean name:text queryable:boolean replicateable:boolean retrieveable:boolean searchable:boolean triggerable:boolean undeletable:boolean updateable:boolean)*))',
        because: 'the recording is an excerpt, an object that has no key prefix',
      },
    },
  },
  'fault-content-type-must-be-text-xml': CLIENT,
  'fault-premature-end-of-file': CLIENT,
  'fault-invalid-login': { ...FAULT, body: fault('LoginFault') },
  'fault-invalid-login-unprefixed-faultcode': { ...FAULT, body: fault('LoginFault') },
  'fault-invalid-field-row-column': { ...FAULT, body: fault('InvalidFieldFault', ' sf:row:int sf:column:int') },
  'fault-invalid-query-locator': { ...FAULT, body: fault('InvalidQueryLocatorFault') },
  'fault-invalid-session-illegal-session': { ...FAULT, body: fault('UnexpectedErrorFault') },
  'fault-invalid-session-missing-hash-enterprise': { ...FAULT, body: fault('UnexpectedErrorFault') },
};

/** Recordings that say nothing of what the local org answers, and why. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  'describe-sobject-response-account-v8': 'a version that is retired',
  'login-response-v8': 'a version that is retired',
  'login-response-v23': 'a version that is retired; its shape is that of 33.0',
  'describe-sobject-response-lead-v41': 'too wide for a line: describe.test.ts holds the fields against it',
  'query-response-contact-many-nil-fields': 'the same shape as others, with many fields',
  'query-all-response-enterprise-parent-record': 'the Enterprise API, which serves login alone here',
  'execute-anonymous-response-debugging-info-v65': 'the Apex API',
  'fault-invalid-session-metadata-namespace-v65': 'the Metadata API',
  'list-metadata-response-empty-v65': 'the Metadata API',
  'fault-mutual-authentication-failed': 'certificates of clients',
  'fault-unknown-exception-unprefixed-faultcode': 'a mistake of the server',
};
