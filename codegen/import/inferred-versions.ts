// Versions of which no WSDL is public, as changes to the version before. The facts come from the npm package @salesforce/types, which
// Salesforce makes from its unpublished WSDLs: 1.8.0 (read as 67.0) and 1.9.0 (read as 68.0) against 1.7.1, which equals the public 66.0.
// The package shows type names, field names, optionality and most code values. It does not show header contents, header bindings or order.

/** One version as what it adds to another. */
export interface InferredVersion {
  readonly version: string;
  readonly from: string;
  readonly source: string;
  /** Values added to code types, which are sorted; FaultCode follows ExceptionCode. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly fields: readonly InferredField[];
  /** Header blocks that are known by name only: declared without content, bound to no operation. */
  readonly headers: readonly string[];
}

/** A field that takes none or one string, or nil: all that can be said without seeing its declaration. */
export interface InferredField {
  readonly owner: string;
  readonly name: string;
  readonly after: string;
}

/** In the order in which they build on each other. */
export const INFERRED_VERSIONS: readonly InferredVersion[] = [
  {
    version: '67.0',
    from: '66.0',
    source: '@salesforce/types 1.8.0',
    values: {
      StatusCode: [
        'BOT_INACTIVE_CONFIG',
        'COMMERCE_SEARCH_RULES_SYNC_FAILED',
        'CONTENT_MALWARE_DETECTED',
        'EXTERNAL_APP_DUPLICATE_CONTENT_ZONE_NAME',
        'FACETABLE_ATTRIBUTE_MAX_LIMIT_EXCEEDED',
        'FAILED_TO_RESOLVE_UIID',
        'MAX_STREAM_SUBSCRIPTIONS_EXCEEDED',
        'ORDER_MANAGEMENT_DUPLICATE_ORDER_REFERENCE_NUMBER',
        'QUOTE_ITEM_OPERATION_BLOCKED',
        'SEARCHABLE_ATTRIBUTE_MAX_LIMIT_EXCEEDED',
        'SEARCHABLE_FACETABLE_ATTRIBUTE_MAX_LIMIT_EXCEEDED',
      ],
      ExceptionCode: [
        'DATE_OUT_OF_RANGE',
        'FAILED_EXECUTION_WITH_UNKNOWN_ERROR',
        'LICENSING_DEFINITION_NOT_FOUND',
        'PENDING_TRACEABILITY_RECORDS',
        'SLACK_BRIDGE_MESSAGE_TOO_LONG',
        'STORAGE_LIMIT_EXCEEDED',
      ],
    },
    fields: [],
    headers: [],
  },
  {
    version: '68.0',
    from: '67.0',
    source: '@salesforce/types 1.9.0',
    values: {
      StatusCode: [
        'BRIEFCASE_RELAY_RESET',
        'CART_OPERATION_IN_PROGRESS',
        'CDS_SIMULATION_FILE_DOWNLOAD_FAILED',
        'DUPLICATE_RUN',
        'EXTERNAL_APP_RESERVED_CONTENT_ZONE_NAME',
        'INVOCABLE_ACTION_EXCEPTION',
        'P2P_E_CARDINALITY_MAX_EXCEEDED_AT_ASSET_TIME',
        'P2P_E_CARDINALITY_MIN_NOT_MET_AT_ASSET_TIME',
        'P2P_E_ZEND_NOT_ACTIVE_AT_ASSET_TIME',
        'PRINCIPAL_NOT_ASSIGNED',
        'PRINCIPAL_NOT_CONFIGURED',
        'PRINCIPAL_UNAUTHENTICATED',
        'RUN_NOT_FOUND',
        'SPIFF_AMBIGUOUS_EMAIL_MATCH',
        'SPIFF_USER_ALREADY_MAPPED',
        'SPIFF_USER_ID_AND_EMAIL_BOTH_SUPPLIED',
        'SPIFF_USER_NOT_FOUND',
      ],
      ExceptionCode: [
        'ALREADY_IN_PROCESS',
        'FLOW_SAVE_INVALID_RUN_CONTEXT',
        'FLOW_SAVE_UNSUPPORTED_ACTION_TYPE',
        'INVITATION_MSG_RATE_LIMIT_EXCEEDED',
      ],
    },
    fields: [{ owner: 'DescribeQuickActionResult', name: 'flowRecordIdsVar', after: 'flowRecordIdVar' }],
    headers: ['DpopProofHeader'],
  },
];
