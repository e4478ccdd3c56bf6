// API 62.0, Winter '25: changes PackageVersion. The rest is as in 61.0; types that mention a changed one are restated.
// Generated from wsdl/partner-62.0.wsdl by "npm run generate". Do not edit.
import type { Operation, StreamingOperation } from '../../src/soap/wire/operation.ts';
import type { SObject, SObjectInput } from '../../src/soap/wire/sobject.ts';
import type { AppMenuType, ID, ListViewIsSoqlCompatible } from './codes.ts';
import type {
  DataCategoryGroupSobjectTypePair, DeleteByExampleResult, DeleteResult, DescribeAppMenuResult, DescribeApprovalLayoutResult,
  DescribeAvailableQuickActionResult, DescribeCompactLayout, DescribeCompactLayoutsResult, DescribeDataCategoryGroupResult,
  DescribeDataCategoryGroupStructureResult, DescribeDataCategoryMappingResult, DescribeGlobalResult, DescribeGlobalTheme,
  DescribeLayoutResult, DescribeNounResult, DescribePathAssistantsResult, DescribeQuickActionResult, DescribeSObjectResult,
  DescribeSearchLayoutResult, DescribeSearchScopeOrderResult, DescribeSearchableEntityResult, DescribeSoftphoneLayoutResult,
  DescribeSoqlListViewResult, DescribeSoqlListViewsRequest, DescribeTab, DescribeTabSetResult, DescribeThemeResult,
  DescribeVisualForceResult, FindDuplicatesResult, KnowledgeSettings, LeadConvert, LeadConvertResult, MergeRequest, MergeResult,
  PerformQuickActionRequest, PerformQuickActionResult, ProcessResult, ProcessSubmitRequest, ProcessWorkitemRequest, QueryResult,
  QuickActionTemplateResult, SaveResult, SearchResult, UndeleteResult, UpsertResult, HeaderBlocks as V61HeaderBlocks,
  Operations as V61Operations,
} from './v61.ts';
export type * from './v61.ts';

/** The operations of 62.0. */
export interface Operations extends Omit<V61Operations,
  'describeSObject' | 'describeSObjects' | 'describeGlobal' | 'describeDataCategoryGroups' | 'describeDataCategoryGroupStructures'
  | 'describeDataCategoryMappings' | 'describeKnowledgeSettings' | 'describeAppMenu' | 'describeGlobalTheme' | 'describeTheme'
  | 'describeLayout' | 'describeSoftphoneLayout' | 'describeSearchLayouts' | 'describeSearchableEntities' | 'describeSearchScopeOrder'
  | 'describeCompactLayouts' | 'describePathAssistants' | 'describeApprovalLayout' | 'describeSoqlListViews' | 'describeSObjectListViews'
  | 'describeTabs' | 'describeAllTabs' | 'describePrimaryCompactLayouts' | 'create' | 'update' | 'upsert' | 'merge' | 'delete'
  | 'undelete' | 'retrieve' | 'process' | 'convertLead' | 'query' | 'search' | 'deleteByExample' | 'performQuickActions'
  | 'describeQuickActions' | 'describeQuickActionsForRecordType' | 'describeAvailableQuickActions' | 'retrieveQuickActionTemplates'
  | 'retrieveMassQuickActionTemplates' | 'describeVisualForce' | 'findDuplicates' | 'findDuplicatesByIds' | 'describeNouns'> {
  readonly describeSObject: Operation<{ sObjectType: string }, DescribeSObjectResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeSObjects: Operation<{ sObjectType?: readonly string[] | null | undefined }, readonly DescribeSObjectResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeGlobal: Operation<Record<string, never>, DescribeGlobalResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeDataCategoryGroups: Operation<{ sObjectType?: readonly string[] | null | undefined },
    readonly DescribeDataCategoryGroupResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeDataCategoryGroupStructures: Operation<{ pairs?: readonly DataCategoryGroupSobjectTypePair[] | null | undefined;
    topCategoriesOnly: boolean }, readonly DescribeDataCategoryGroupStructureResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeDataCategoryMappings: Operation<Record<string, never>, readonly DescribeDataCategoryMappingResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeKnowledgeSettings: Operation<Record<string, never>, KnowledgeSettings,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeAppMenu: Operation<{ appMenuType: AppMenuType; networkId?: ID | null | undefined }, DescribeAppMenuResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeGlobalTheme: Operation<Record<string, never>, DescribeGlobalTheme,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeTheme: Operation<{ sobjectType?: readonly string[] | null | undefined }, DescribeThemeResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeLayout: Operation<{ sObjectType: string; layoutName?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribeLayoutResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeSoftphoneLayout: Operation<Record<string, never>, DescribeSoftphoneLayoutResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeSearchLayouts: Operation<{ sObjectType?: readonly string[] | null | undefined }, readonly DescribeSearchLayoutResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeSearchableEntities: Operation<{ includeOnlyEntitiesWithTabs: boolean }, readonly DescribeSearchableEntityResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeSearchScopeOrder: Operation<{ includeRealTimeEntities?: boolean | null | undefined },
    readonly DescribeSearchScopeOrderResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeCompactLayouts: Operation<{ sObjectType: string; recordTypeIds?: readonly ID[] | null | undefined },
    DescribeCompactLayoutsResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describePathAssistants: Operation<{ sObjectType: string; picklistValue?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribePathAssistantsResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeApprovalLayout: Operation<{ sObjectType: string; approvalProcessNames?: readonly string[] | null | undefined },
    DescribeApprovalLayoutResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeSoqlListViews: Operation<{ request: DescribeSoqlListViewsRequest }, DescribeSoqlListViewResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeSObjectListViews: Operation<{ sObjectType: string; recentsOnly: boolean; isSoqlCompatible: ListViewIsSoqlCompatible;
    limit: number; offset: number }, DescribeSoqlListViewResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeTabs: Operation<Record<string, never>, readonly DescribeTabSetResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeAllTabs: Operation<Record<string, never>, readonly DescribeTab[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describePrimaryCompactLayouts: Operation<{ sObjectTypes: readonly string[] }, readonly DescribeCompactLayout[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly create: Operation<{ sObjects?: readonly SObjectInput[] | null | undefined }, readonly SaveResult[],
    Pick<HeaderBlocks,
      'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader'
      | 'PackageVersionHeader' | 'EmailHeader'>, Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>>;
  readonly update: Operation<{ sObjects?: readonly SObjectInput[] | null | undefined }, readonly SaveResult[],
    Pick<HeaderBlocks,
      'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader'
      | 'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions'>, Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>>;
  readonly upsert: Operation<{ externalIDFieldName: string; sObjects?: readonly SObjectInput[] | null | undefined },
    readonly UpsertResult[],
    Pick<HeaderBlocks,
      'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader'
      | 'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions'>, Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>>;
  readonly merge: Operation<{ request?: readonly MergeRequest[] | null | undefined }, readonly MergeResult[],
    Pick<HeaderBlocks,
      'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader'>,
      Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>>;
  readonly delete: Operation<{ ids?: readonly ID[] | null | undefined }, readonly DeleteResult[],
    Pick<HeaderBlocks,
      'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'UserTerritoryDeleteHeader' | 'EmailHeader'
      | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader'
      | 'LocaleOptions' | 'DebuggingHeader'>, Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>>;
  readonly undelete: Operation<{ ids: readonly ID[] }, readonly UndeleteResult[],
    Pick<HeaderBlocks,
      'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader'>, Pick<HeaderBlocks,
      'DebuggingInfo' | 'LimitInfoHeader'>>;
  readonly retrieve: Operation<{ fieldList: string; sObjectType: string; ids?: readonly ID[] | null | undefined },
    readonly (SObject | null)[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'QueryOptions' | 'MruHeader' | 'PackageVersionHeader'>, Pick<HeaderBlocks,
      'LimitInfoHeader'>>;
  readonly process: Operation<{ actions?: readonly (ProcessSubmitRequest | ProcessWorkitemRequest)[] | null | undefined },
    readonly ProcessResult[],
    Pick<HeaderBlocks,
      'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader'>, Pick<HeaderBlocks,
      'DebuggingInfo' | 'LimitInfoHeader'>>;
  readonly convertLead: Operation<{ leadConverts?: readonly LeadConvert[] | null | undefined }, readonly LeadConvertResult[],
    Pick<HeaderBlocks,
      'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader'>, Pick<HeaderBlocks,
      'DebuggingInfo' | 'LimitInfoHeader'>>;
  readonly query: Operation<{ queryString: string }, QueryResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'QueryOptions' | 'MruHeader' | 'PackageVersionHeader'>, Pick<HeaderBlocks,
      'LimitInfoHeader'>> & StreamingOperation;
  readonly search: Operation<{ searchString: string }, SearchResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly deleteByExample: Operation<{ sObjects?: readonly SObjectInput[] | null | undefined }, readonly DeleteByExampleResult[],
    Pick<HeaderBlocks,
      'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'UserTerritoryDeleteHeader' | 'EmailHeader'
      | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader'
      | 'LocaleOptions' | 'DebuggingHeader'>, Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>>;
  readonly performQuickActions: Operation<{ quickActions?: readonly PerformQuickActionRequest[] | null | undefined },
    readonly PerformQuickActionResult[],
    Pick<HeaderBlocks,
      'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader'
      | 'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeQuickActions: Operation<{ quickActions?: readonly string[] | null | undefined }, readonly DescribeQuickActionResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeQuickActionsForRecordType: Operation<{ quickActions?: readonly string[] | null | undefined; recordTypeId: string },
    readonly DescribeQuickActionResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeAvailableQuickActions: Operation<{ contextType?: string | null | undefined },
    readonly DescribeAvailableQuickActionResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly retrieveQuickActionTemplates: Operation<{ quickActionNames?: readonly string[] | null | undefined;
    contextId?: ID | null | undefined }, readonly QuickActionTemplateResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly retrieveMassQuickActionTemplates: Operation<{ quickActionName: string; contextIds?: readonly ID[] | null | undefined },
    readonly QuickActionTemplateResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeVisualForce: Operation<{ includeAllDetails: boolean; namespacePrefix?: string | null | undefined },
    DescribeVisualForceResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly findDuplicates: Operation<{ sObjects?: readonly SObjectInput[] | null | undefined }, readonly FindDuplicatesResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'DuplicateRuleHeader'>, Pick<HeaderBlocks,
      'LimitInfoHeader'>>;
  readonly findDuplicatesByIds: Operation<{ ids: readonly ID[] }, readonly FindDuplicatesResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'DuplicateRuleHeader'>, Pick<HeaderBlocks,
      'LimitInfoHeader'>>;
  readonly describeNouns: Operation<{ nouns?: readonly string[] | null | undefined; onlyRenamed: boolean; includeFields: boolean },
    readonly DescribeNounResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
}

/** Every header block of the version. An operation takes and returns those that it binds. */
export interface HeaderBlocks extends Omit<V61HeaderBlocks, 'PackageVersionHeader'> {
  readonly PackageVersionHeader?: PackageVersionHeader | undefined;
}

/** Part of `PackageVersionHeader`. */
export interface PackageVersion {
  readonly majorNumber: number;
  readonly minorNumber: number;
  readonly namespace: string;
  readonly packageId: string;
}

/** Header block of requests. */
export interface PackageVersionHeader {
  readonly packageVersions?: readonly PackageVersion[] | null | undefined;
}
