// API 62.0, Winter '25: changes PackageVersion. The rest is as in 61.0; types that mention a changed one are restated.
// Generated from wsdl/partner-62.0.wsdl by "npm run generate". Do not edit.
import type { Operation, StreamingOperation } from '../../src/soap/wire/operation.ts';
import type { SObject, SObjectInput } from '../../src/soap/wire/sobject.ts';
import type { AppMenuType, ID, ListViewIsSoqlCompatible } from './codes.ts';
import type { DataCategoryGroupSobjectTypePair, DeleteByExampleResult, DeleteResult, DescribeAppMenuResult, DescribeApprovalLayoutResult, DescribeAvailableQuickActionResult, DescribeCompactLayout, DescribeCompactLayoutsResult, DescribeDataCategoryGroupResult, DescribeDataCategoryGroupStructureResult, DescribeDataCategoryMappingResult, DescribeGlobalResult, DescribeGlobalTheme, DescribeLayoutResult, DescribeNounResult, DescribePathAssistantsResult, DescribeQuickActionResult, DescribeSObjectResult, DescribeSearchLayoutResult, DescribeSearchScopeOrderResult, DescribeSearchableEntityResult, DescribeSoftphoneLayoutResult, DescribeSoqlListViewResult, DescribeSoqlListViewsRequest, DescribeTab, DescribeTabSetResult, DescribeThemeResult, DescribeVisualForceResult, FindDuplicatesResult, KnowledgeSettings, LeadConvert, LeadConvertResult, MergeRequest, MergeResult, PerformQuickActionRequest, PerformQuickActionResult, ProcessResult, ProcessSubmitRequest, ProcessWorkitemRequest, QueryResult, QuickActionTemplateResult, SaveResult, SearchResult, UndeleteResult, UpsertResult, HeaderBlocks as V61HeaderBlocks, Operations as V61Operations } from './v61.ts';
export type * from './v61.ts';

/** The operations of 62.0. */
export interface Operations extends Omit<V61Operations, 'describeSObject' | 'describeSObjects' | 'describeGlobal' | 'describeDataCategoryGroups' | 'describeDataCategoryGroupStructures' | 'describeDataCategoryMappings' | 'describeKnowledgeSettings' | 'describeAppMenu' | 'describeGlobalTheme' | 'describeTheme' | 'describeLayout' | 'describeSoftphoneLayout' | 'describeSearchLayouts' | 'describeSearchableEntities' | 'describeSearchScopeOrder' | 'describeCompactLayouts' | 'describePathAssistants' | 'describeApprovalLayout' | 'describeSoqlListViews' | 'describeSObjectListViews' | 'describeTabs' | 'describeAllTabs' | 'describePrimaryCompactLayouts' | 'create' | 'update' | 'upsert' | 'merge' | 'delete' | 'undelete' | 'retrieve' | 'process' | 'convertLead' | 'query' | 'search' | 'deleteByExample' | 'performQuickActions' | 'describeQuickActions' | 'describeQuickActionsForRecordType' | 'describeAvailableQuickActions' | 'retrieveQuickActionTemplates' | 'retrieveMassQuickActionTemplates' | 'describeVisualForce' | 'findDuplicates' | 'findDuplicatesByIds' | 'describeNouns'> {
  readonly describeSObject: Operation<
      { readonly sObjectType: string },
      DescribeSObjectResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeSObjects: Operation<
      { readonly sObjectType?: readonly string[] | null | undefined },
      readonly DescribeSObjectResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeGlobal: Operation<
      Record<string, never>,
      DescribeGlobalResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeDataCategoryGroups: Operation<
      { readonly sObjectType?: readonly string[] | null | undefined },
      readonly DescribeDataCategoryGroupResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeDataCategoryGroupStructures: Operation<
      { readonly pairs?: readonly DataCategoryGroupSobjectTypePair[] | null | undefined; readonly topCategoriesOnly: boolean },
      readonly DescribeDataCategoryGroupStructureResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeDataCategoryMappings: Operation<
      Record<string, never>,
      readonly DescribeDataCategoryMappingResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeKnowledgeSettings: Operation<
      Record<string, never>,
      KnowledgeSettings,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeAppMenu: Operation<
      { readonly appMenuType: AppMenuType; readonly networkId?: ID | null | undefined },
      DescribeAppMenuResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeGlobalTheme: Operation<
      Record<string, never>,
      DescribeGlobalTheme,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeTheme: Operation<
      { readonly sobjectType?: readonly string[] | null | undefined },
      DescribeThemeResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeLayout: Operation<
      { readonly sObjectType: string; readonly layoutName?: string | null | undefined; readonly recordTypeIds?: readonly ID[] | null | undefined
      },
      DescribeLayoutResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeSoftphoneLayout: Operation<
      Record<string, never>,
      DescribeSoftphoneLayoutResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeSearchLayouts: Operation<
      { readonly sObjectType?: readonly string[] | null | undefined },
      readonly DescribeSearchLayoutResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeSearchableEntities: Operation<
      { readonly includeOnlyEntitiesWithTabs: boolean },
      readonly DescribeSearchableEntityResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeSearchScopeOrder: Operation<
      { readonly includeRealTimeEntities?: boolean | null | undefined },
      readonly DescribeSearchScopeOrderResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeCompactLayouts: Operation<
      { readonly sObjectType: string; readonly recordTypeIds?: readonly ID[] | null | undefined },
      DescribeCompactLayoutsResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describePathAssistants: Operation<
      { readonly sObjectType: string; readonly picklistValue?: string | null | undefined; readonly recordTypeIds?: readonly ID[] | null |
      undefined },
      DescribePathAssistantsResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeApprovalLayout: Operation<
      { readonly sObjectType: string; readonly approvalProcessNames?: readonly string[] | null | undefined },
      DescribeApprovalLayoutResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeSoqlListViews: Operation<
      { readonly request: DescribeSoqlListViewsRequest },
      DescribeSoqlListViewResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeSObjectListViews: Operation<
      { readonly sObjectType: string; readonly recentsOnly: boolean; readonly isSoqlCompatible: ListViewIsSoqlCompatible; readonly limit:
      number; readonly offset: number },
      DescribeSoqlListViewResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeTabs: Operation<
      Record<string, never>,
      readonly DescribeTabSetResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeAllTabs: Operation<
      Record<string, never>,
      readonly DescribeTab[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describePrimaryCompactLayouts: Operation<
      { readonly sObjectTypes: readonly string[] },
      readonly DescribeCompactLayout[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly create: Operation<
      { readonly sObjects?: readonly SObjectInput[] | null | undefined },
      readonly SaveResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' |
      'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' |
      'PackageVersionHeader' | 'EmailHeader'>,
      Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>
    >;
  readonly update: Operation<
      { readonly sObjects?: readonly SObjectInput[] | null | undefined },
      readonly SaveResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' |
      'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' |
      'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions'>,
      Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>
    >;
  readonly upsert: Operation<
      { readonly externalIDFieldName: string; readonly sObjects?: readonly SObjectInput[] | null | undefined },
      readonly UpsertResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' |
      'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' |
      'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions'>,
      Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>
    >;
  readonly merge: Operation<
      { readonly request?: readonly MergeRequest[] | null | undefined },
      readonly MergeResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' |
      'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' |
      'PackageVersionHeader' | 'EmailHeader'>,
      Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>
    >;
  readonly delete: Operation<
      { readonly ids?: readonly ID[] | null | undefined },
      readonly DeleteResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'UserTerritoryDeleteHeader' | 'EmailHeader' |
      'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' |
      'LocaleOptions' | 'DebuggingHeader'>,
      Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>
    >;
  readonly undelete: Operation<
      { readonly ids: readonly ID[] },
      readonly UndeleteResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>
    >;
  readonly retrieve: Operation<
      { readonly fieldList: string; readonly sObjectType: string; readonly ids?: readonly ID[] | null | undefined },
      readonly (SObject | null)[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'QueryOptions' | 'MruHeader' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly process: Operation<
      { readonly actions?: readonly (ProcessSubmitRequest | ProcessWorkitemRequest)[] | null | undefined },
      readonly ProcessResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>
    >;
  readonly convertLead: Operation<
      { readonly leadConverts?: readonly LeadConvert[] | null | undefined },
      readonly LeadConvertResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>
    >;
  readonly query: Operation<
      { readonly queryString: string },
      QueryResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'QueryOptions' | 'MruHeader' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    > & StreamingOperation;
  readonly search: Operation<
      { readonly searchString: string },
      SearchResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly deleteByExample: Operation<
      { readonly sObjects?: readonly SObjectInput[] | null | undefined },
      readonly DeleteByExampleResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'UserTerritoryDeleteHeader' | 'EmailHeader' |
      'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' |
      'LocaleOptions' | 'DebuggingHeader'>,
      Pick<HeaderBlocks, 'DebuggingInfo' | 'LimitInfoHeader'>
    >;
  readonly performQuickActions: Operation<
      { readonly quickActions?: readonly PerformQuickActionRequest[] | null | undefined },
      readonly PerformQuickActionResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' |
      'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' |
      'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeQuickActions: Operation<
      { readonly quickActions?: readonly string[] | null | undefined },
      readonly DescribeQuickActionResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeQuickActionsForRecordType: Operation<
      { readonly quickActions?: readonly string[] | null | undefined; readonly recordTypeId: string },
      readonly DescribeQuickActionResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeAvailableQuickActions: Operation<
      { readonly contextType?: string | null | undefined },
      readonly DescribeAvailableQuickActionResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly retrieveQuickActionTemplates: Operation<
      { readonly quickActionNames?: readonly string[] | null | undefined; readonly contextId?: ID | null | undefined },
      readonly QuickActionTemplateResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly retrieveMassQuickActionTemplates: Operation<
      { readonly quickActionName: string; readonly contextIds?: readonly ID[] | null | undefined },
      readonly QuickActionTemplateResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeVisualForce: Operation<
      { readonly includeAllDetails: boolean; readonly namespacePrefix?: string | null | undefined },
      DescribeVisualForceResult,
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly findDuplicates: Operation<
      { readonly sObjects?: readonly SObjectInput[] | null | undefined },
      readonly FindDuplicatesResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'DuplicateRuleHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly findDuplicatesByIds: Operation<
      { readonly ids: readonly ID[] },
      readonly FindDuplicatesResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'DuplicateRuleHeader'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
  readonly describeNouns: Operation<
      { readonly nouns?: readonly string[] | null | undefined; readonly onlyRenamed: boolean; readonly includeFields: boolean },
      readonly DescribeNounResult[],
      Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>,
      Pick<HeaderBlocks, 'LimitInfoHeader'>
    >;
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
