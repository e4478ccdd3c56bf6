// API 37.0, Summer '16: adds DescribeSearchableEntityResult, DescribeVisualForceResult, ExtendedErrorDetails, JunctionIdListNames,
// LabelsSearchMetadata, LogInfo, SearchResultsMetadata, describeSearchableEntities(), describeVisualForce(); changes
// AnalyticsCloudComponent, ChildRelationship, DescribeGlobalSObjectResult, DuplicateError, ApiError, SearchResult, CallOptions,
// DebuggingHeader. The rest is as in 36.0; types that mention a changed one are restated.
// Generated from wsdl/partner-37.0.wsdl by "npm run generate". Do not edit.
import type { Operation, StreamingOperation } from '../../src/soap/wire/operation.ts';
import type { SObject, SObjectInput } from '../../src/soap/wire/sobject.ts';
import type {
  AppMenuType, DebugLevel, ExtendedErrorCode, FieldType, ID, LayoutComponentType, ListViewIsSoqlCompatible, LogCategory, LogCategoryLevel,
  QueryLocator, ShareAccessLevel, StatusCode, TabOrderType,
} from './codes.ts';
import type {
  ActionOverride, Canvas, CustomLinkComponent, DataCategoryGroupSobjectTypePair, DescribeAppMenuResult, DescribeAvailableQuickActionResult,
  DescribeColor, DescribeDataCategoryGroupResult, DescribeDataCategoryGroupStructureResult, DescribeFlexiPageResult, DescribeIcon,
  DescribeLayoutButton, DescribeLayoutButtonSection, DescribeLayoutComponent, DescribeLayoutFeedView, DescribeNounResult,
  DescribePathAssistantField, DescribeQuickActionDefaultValue, DescribeQuickActionListResult, DescribeSearchLayoutResult,
  DescribeSearchScopeOrderResult, DescribeSoftphoneLayoutResult, DescribeSoqlListViewResult, DescribeSoqlListViewsRequest, DescribeTab,
  DescribeTabSetResult, DescribeThemeResult, ExecuteListViewRequest, ExecuteListViewResult, Field, FieldComponent, FlexipageContext,
  GetDeletedResult, GetServerTimestampResult, GetUpdatedResult, GetUserInfoResult, KnowledgeSettings, LeadConvert, LoginResult,
  MassEmailMessage, MatchRecord, MergeRequest, NameValuePair, NamedLayoutInfo, PerformQuickActionRequest, PicklistForRecordType,
  ProcessSubmitRequest, ProcessWorkitemRequest, QueryResult, RecordTypeCompactLayoutMapping, RecordTypeInfo, RecordTypeMapping, RelatedList,
  RenderEmailTemplateBodyResult, RenderEmailTemplateRequest, ReportChartComponent, ResetPasswordResult, ScopeInfo, SearchRecord,
  SendEmailResult, SetPasswordResult, SingleEmailMessage, VisualforcePage, HeaderBlocks as V36HeaderBlocks, Operations as V36Operations,
} from './v36.ts';
export type * from './v36.ts';

/** The operations of 37.0. */
export interface Operations extends Omit<V36Operations,
  'login' | 'describeSObject' | 'describeSObjects' | 'describeGlobal' | 'describeDataCategoryGroups'
  | 'describeDataCategoryGroupStructures' | 'describeKnowledgeSettings' | 'describeFlexiPages' | 'describeAppMenu'
  | 'describeGlobalTheme' | 'describeTheme' | 'describeLayout' | 'describeSoftphoneLayout' | 'describeSearchLayouts'
  | 'describeSearchScopeOrder' | 'describeCompactLayouts' | 'describePathAssistants' | 'describeApprovalLayout' | 'describeSoqlListViews'
  | 'executeListView' | 'describeSObjectListViews' | 'describeTabs' | 'describeAllTabs' | 'describePrimaryCompactLayouts' | 'create'
  | 'update' | 'upsert' | 'merge' | 'delete' | 'undelete' | 'emptyRecycleBin' | 'retrieve' | 'process' | 'convertLead' | 'logout'
  | 'invalidateSessions' | 'getDeleted' | 'getUpdated' | 'query' | 'queryAll' | 'queryMore' | 'search' | 'getServerTimestamp'
  | 'setPassword' | 'resetPassword' | 'getUserInfo' | 'sendEmailMessage' | 'sendEmail' | 'renderEmailTemplate' | 'performQuickActions'
  | 'describeQuickActions' | 'describeAvailableQuickActions' | 'retrieveQuickActionTemplates' | 'describeNouns'> {
  readonly login: Operation<{ username: string; password: string }, LoginResult,
    Pick<HeaderBlocks, 'LoginScopeHeader' | 'CallOptions'>, Record<string, never>>;
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
  readonly describeKnowledgeSettings: Operation<Record<string, never>, KnowledgeSettings,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeFlexiPages: Operation<{ flexiPages: readonly string[]; contexts?: readonly FlexipageContext[] | null | undefined },
    readonly DescribeFlexiPageResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
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
  readonly describeSearchScopeOrder: Operation<Record<string, never>, readonly DescribeSearchScopeOrderResult[],
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
  readonly executeListView: Operation<{ request: ExecuteListViewRequest }, ExecuteListViewResult | undefined,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'MruHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
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
  readonly emptyRecycleBin: Operation<{ ids: readonly ID[] }, readonly EmptyRecycleBinResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
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
  readonly logout: Operation<Record<string, never>, void,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly invalidateSessions: Operation<{ sessionIds?: readonly string[] | null | undefined }, readonly InvalidateSessionsResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly getDeleted: Operation<{ sObjectType: string; startDate: Date | string; endDate: Date | string }, GetDeletedResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly getUpdated: Operation<{ sObjectType: string; startDate: Date | string; endDate: Date | string }, GetUpdatedResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly query: Operation<{ queryString: string }, QueryResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'QueryOptions' | 'MruHeader' | 'PackageVersionHeader'>, Pick<HeaderBlocks,
      'LimitInfoHeader'>> & StreamingOperation;
  readonly queryAll: Operation<{ queryString: string }, QueryResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'QueryOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>> & StreamingOperation;
  readonly queryMore: Operation<{ queryLocator: QueryLocator }, QueryResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'QueryOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>> & StreamingOperation;
  readonly search: Operation<{ searchString: string }, SearchResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly getServerTimestamp: Operation<Record<string, never>, GetServerTimestampResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly setPassword: Operation<{ userId: ID; password: string }, SetPasswordResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly resetPassword: Operation<{ userId: ID }, ResetPasswordResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'EmailHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly getUserInfo: Operation<Record<string, never>, GetUserInfoResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly sendEmailMessage: Operation<{ ids?: readonly ID[] | null | undefined }, readonly SendEmailResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly sendEmail: Operation<{ messages?: readonly (MassEmailMessage | SingleEmailMessage)[] | null | undefined },
    readonly SendEmailResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly renderEmailTemplate: Operation<{ renderRequests?: readonly RenderEmailTemplateRequest[] | null | undefined },
    readonly RenderEmailTemplateResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly performQuickActions: Operation<{ quickActions?: readonly PerformQuickActionRequest[] | null | undefined },
    readonly PerformQuickActionResult[],
    Pick<HeaderBlocks,
      'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader'
      | 'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeQuickActions: Operation<{ quickActions?: readonly string[] | null | undefined }, readonly DescribeQuickActionResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeAvailableQuickActions: Operation<{ contextType?: string | null | undefined },
    readonly DescribeAvailableQuickActionResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly retrieveQuickActionTemplates: Operation<{ quickActionNames?: readonly string[] | null | undefined;
    contextId?: ID | null | undefined }, readonly QuickActionTemplateResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeVisualForce: Operation<{ includeAllDetails: boolean; namespacePrefix?: string | null | undefined },
    DescribeVisualForceResult,
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
  readonly describeNouns: Operation<{ nouns?: readonly string[] | null | undefined; onlyRenamed: boolean; includeFields: boolean },
    readonly DescribeNounResult[],
    Pick<HeaderBlocks, 'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions'>, Pick<HeaderBlocks, 'LimitInfoHeader'>>;
}

/** Every header block of the version. An operation takes and returns those that it binds. */
export interface HeaderBlocks extends Omit<V36HeaderBlocks, 'CallOptions' | 'DebuggingHeader'> {
  readonly CallOptions?: CallOptions | undefined;
  readonly DebuggingHeader?: DebuggingHeader | undefined;
}

/** Extends `DescribeLayoutComponent`. */
export interface AnalyticsCloudComponent {
  readonly xsiType: 'AnalyticsCloudComponent';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string | null;
  readonly error: string;
  readonly filter: string;
  readonly height: string;
  readonly hideOnError: boolean;
  readonly showSharing: boolean;
  readonly showTitle: boolean;
  readonly width: string;
}

/** `Error` on the wire. Part of `DeleteResult`, `EmptyRecycleBinResult`, `InvalidateSessionsResult`, `LeadConvertResult` and 9 more. */
export interface ApiError {
  readonly xsiType?: undefined;
  readonly extendedErrorDetails: readonly ExtendedErrorDetails[];
  readonly fields: readonly string[];
  readonly message: string;
  readonly statusCode: StatusCode;
}

/** Header block of requests. */
export interface CallOptions {
  readonly client?: string | null | undefined;
  readonly defaultNamespace?: string | null | undefined;
}

/** Part of `DescribeSObjectResult`. */
export interface ChildRelationship {
  readonly cascadeDelete: boolean;
  readonly childSObject: string;
  readonly deprecatedAndHidden: boolean;
  readonly field: string;
  readonly junctionIdListNames: readonly string[];
  readonly junctionReferenceTo: readonly string[];
  readonly relationshipName?: string | undefined;
  readonly restrictedDelete?: boolean | undefined;
}

/** Header block of requests. */
export interface DebuggingHeader {
  readonly categories?: readonly LogInfo[] | null | undefined;
  readonly debugLevel: DebugLevel;
}

/** Part of `delete()`. */
export interface DeleteResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly id: ID | null;
  readonly success: boolean;
}

/** Part of `DescribeApprovalLayoutResult`. */
export interface DescribeApprovalLayout {
  readonly id: ID;
  readonly label: string;
  readonly layoutItems: readonly DescribeLayoutItem[];
  readonly name: string;
}

/** Part of `describeApprovalLayout()`. */
export interface DescribeApprovalLayoutResult {
  readonly approvalLayouts: readonly DescribeApprovalLayout[];
}

/** Part of `describePrimaryCompactLayouts()`, `DescribeCompactLayoutsResult`. */
export interface DescribeCompactLayout {
  readonly actions: readonly DescribeLayoutButton[];
  readonly fieldItems: readonly DescribeLayoutItem[];
  readonly id: ID;
  readonly imageItems: readonly DescribeLayoutItem[];
  readonly label: string;
  readonly name: string;
  readonly objectType: string;
}

/** Part of `describeCompactLayouts()`. */
export interface DescribeCompactLayoutsResult {
  readonly compactLayouts: readonly DescribeCompactLayout[];
  readonly defaultCompactLayoutId: ID;
  readonly recordTypeCompactLayoutMappings: readonly RecordTypeCompactLayoutMapping[];
}

/** Part of `describeGlobal()`, `DescribeGlobalTheme`. */
export interface DescribeGlobalResult {
  readonly encoding: string | null;
  readonly maxBatchSize: number;
  readonly sobjects: readonly DescribeGlobalSObjectResult[];
}

/** Part of `DescribeGlobalResult`. */
export interface DescribeGlobalSObjectResult {
  readonly activateable: boolean;
  readonly createable: boolean;
  readonly custom: boolean;
  readonly customSetting: boolean;
  readonly deletable: boolean;
  readonly deprecatedAndHidden: boolean;
  readonly feedEnabled: boolean;
  readonly idEnabled: boolean;
  readonly keyPrefix: string | null;
  readonly label: string;
  readonly labelPlural: string;
  readonly layoutable: boolean;
  readonly mergeable: boolean;
  readonly mruEnabled: boolean;
  readonly name: string;
  readonly queryable: boolean;
  readonly replicateable: boolean;
  readonly retrieveable: boolean;
  readonly searchable: boolean;
  readonly triggerable: boolean;
  readonly undeletable: boolean;
  readonly updateable: boolean;
}

/** Part of `describeGlobalTheme()`. */
export interface DescribeGlobalTheme {
  readonly global: DescribeGlobalResult;
  readonly theme: DescribeThemeResult;
}

/** Part of `DescribeLayoutResult`. */
export interface DescribeLayout {
  readonly buttonLayoutSection?: DescribeLayoutButtonSection | undefined;
  readonly detailLayoutSections: readonly DescribeLayoutSection[];
  readonly editLayoutSections: readonly DescribeLayoutSection[];
  readonly feedView?: DescribeLayoutFeedView | undefined;
  readonly highlightsPanelLayoutSection?: DescribeLayoutSection | undefined;
  readonly id: ID | null;
  readonly quickActionList?: DescribeQuickActionListResult | undefined;
  readonly relatedContent?: RelatedContent | undefined;
  readonly relatedLists: readonly RelatedList[];
}

/** Part of `DescribeApprovalLayout`, `DescribeCompactLayout`, `DescribeLayoutRow`, `DescribeRelatedContentItem`. */
export interface DescribeLayoutItem {
  readonly editableForNew: boolean;
  readonly editableForUpdate: boolean;
  readonly label: string | null;
  readonly layoutComponents: readonly (DescribeLayoutComponent | AnalyticsCloudComponent | Canvas | CustomLinkComponent | FieldComponent
    | FieldLayoutComponent | ReportChartComponent | VisualforcePage)[];
  readonly placeholder: boolean;
  readonly required: boolean;
}

/** Part of `describeLayout()`. */
export interface DescribeLayoutResult {
  readonly layouts: readonly DescribeLayout[];
  readonly recordTypeMappings: readonly RecordTypeMapping[];
  readonly recordTypeSelectorRequired: boolean;
}

/** Part of `DescribeLayoutSection`. */
export interface DescribeLayoutRow {
  readonly layoutItems: readonly DescribeLayoutItem[];
  readonly numItems: number;
}

/** Part of `DescribeLayout`, `DescribePathAssistantStep`, `DescribeQuickActionResult`. */
export interface DescribeLayoutSection {
  readonly columns: number;
  readonly heading: string | null;
  readonly layoutRows: readonly DescribeLayoutRow[];
  readonly parentLayoutId: ID;
  readonly rows: number;
  readonly tabOrder: TabOrderType;
  readonly useCollapsibleSection: boolean;
  readonly useHeading: boolean;
}

/** Part of `DescribePathAssistantsResult`. */
export interface DescribePathAssistant {
  readonly active: boolean;
  readonly apiName: string;
  readonly label: string;
  readonly pathPicklistField: string;
  readonly picklistsForRecordType: readonly PicklistForRecordType[];
  readonly recordTypeId: ID | null;
  readonly steps: readonly DescribePathAssistantStep[];
}

/** Part of `DescribePathAssistant`. */
export interface DescribePathAssistantStep {
  readonly closed: boolean;
  readonly converted: boolean;
  readonly fields: readonly DescribePathAssistantField[];
  readonly info: string;
  readonly layoutSection: DescribeLayoutSection;
  readonly picklistLabel: string;
  readonly picklistValue: string;
  readonly won: boolean;
}

/** Part of `describePathAssistants()`. */
export interface DescribePathAssistantsResult {
  readonly pathAssistants: readonly DescribePathAssistant[];
}

/** Part of `describeQuickActions()`. */
export interface DescribeQuickActionResult {
  readonly accessLevelRequired: ShareAccessLevel | null;
  readonly actionEnumOrId: string;
  readonly canvasApplicationId: ID | null;
  readonly canvasApplicationName: string | null;
  readonly colors: readonly DescribeColor[];
  readonly contextSobjectType: string | null;
  readonly defaultValues: readonly DescribeQuickActionDefaultValue[];
  readonly height: number | null;
  readonly iconName: string | null;
  readonly iconUrl: string | null;
  readonly icons: readonly DescribeIcon[];
  readonly label: string;
  readonly layout: DescribeLayoutSection | null;
  readonly miniIconUrl: string | null;
  readonly name: string;
  readonly showQuickActionVfHeader: boolean;
  readonly targetParentField: string | null;
  readonly targetRecordTypeId: ID | null;
  readonly targetSobjectType: string | null;
  readonly type: string;
  readonly visualforcePageName: string | null;
  readonly visualforcePageUrl: string | null;
  readonly width: number | null;
}

/** Part of `RelatedContent`. */
export interface DescribeRelatedContentItem {
  readonly describeLayoutItem: DescribeLayoutItem;
}

/** Part of `describeSObject()`, `describeSObjects()`. */
export interface DescribeSObjectResult {
  readonly actionOverrides: readonly ActionOverride[];
  readonly activateable: boolean;
  readonly childRelationships: readonly ChildRelationship[];
  readonly compactLayoutable: boolean;
  readonly createable: boolean;
  readonly custom: boolean;
  readonly customSetting: boolean;
  readonly deletable: boolean;
  readonly deprecatedAndHidden: boolean;
  readonly feedEnabled: boolean;
  readonly fields: readonly Field[];
  readonly idEnabled: boolean;
  readonly keyPrefix: string | null;
  readonly label: string;
  readonly labelPlural: string;
  readonly layoutable: boolean;
  readonly mergeable: boolean;
  readonly mruEnabled: boolean;
  readonly name: string;
  readonly namedLayoutInfos: readonly NamedLayoutInfo[];
  readonly networkScopeFieldName: string | null;
  readonly queryable: boolean;
  readonly recordTypeInfos: readonly RecordTypeInfo[];
  readonly replicateable: boolean;
  readonly retrieveable: boolean;
  readonly searchLayoutable?: boolean | undefined;
  readonly searchable: boolean;
  readonly supportedScopes: readonly ScopeInfo[];
  readonly triggerable?: boolean | undefined;
  readonly undeletable: boolean;
  readonly updateable: boolean;
  readonly urlDetail: string | null;
  readonly urlEdit: string | null;
  readonly urlNew: string | null;
}

/** Part of `describeSearchableEntities()`. */
export interface DescribeSearchableEntityResult {
  readonly name: string;
}

/** Part of `describeVisualForce()`. */
export interface DescribeVisualForceResult {
  readonly domain: string;
}

/** Extends `Error`. */
export interface DuplicateError {
  readonly xsiType: 'DuplicateError';
  readonly extendedErrorDetails: readonly ExtendedErrorDetails[];
  readonly fields: readonly string[];
  readonly message: string;
  readonly statusCode: StatusCode;
  readonly duplicateResult: DuplicateResult;
}

/** Part of `DuplicateError`. */
export interface DuplicateResult {
  readonly allowSave: boolean;
  readonly duplicateRule: string;
  readonly duplicateRuleEntityType: string;
  readonly errorMessage: string;
  readonly matchResults: readonly MatchResult[];
}

/** Part of `emptyRecycleBin()`. */
export interface EmptyRecycleBinResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly id: ID | null;
  readonly success: boolean;
}

/** Part of `ApiError`. */
export interface ExtendedErrorDetails {
  readonly [element: string]: unknown;
  readonly extendedErrorCode: ExtendedErrorCode;
}

/** Extends `DescribeLayoutComponent`. */
export interface FieldLayoutComponent {
  readonly xsiType: 'FieldLayoutComponent';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string | null;
  readonly components: readonly (DescribeLayoutComponent | AnalyticsCloudComponent | Canvas | CustomLinkComponent | FieldComponent
    | FieldLayoutComponent | ReportChartComponent | VisualforcePage)[];
  readonly fieldType: FieldType;
}

/** Part of `invalidateSessions()`. */
export interface InvalidateSessionsResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly success: boolean;
}

/** Arrives in records and events only. */
export interface JunctionIdListNames {
  readonly names: readonly string[];
}

/** Part of `SearchResultsMetadata`. */
export interface LabelsSearchMetadata {
  readonly entityFieldLabels: readonly NameValuePair[];
  readonly entityName: string;
}

/** Part of `convertLead()`. */
export interface LeadConvertResult {
  readonly accountId: ID | null;
  readonly contactId: ID | null;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly leadId: ID | null;
  readonly opportunityId: ID | null;
  readonly success: boolean;
}

/** Part of `DebuggingHeader`. */
export interface LogInfo {
  readonly category: LogCategory;
  readonly level: LogCategoryLevel;
}

/** Part of `DuplicateResult`. */
export interface MatchResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly entityType: string;
  readonly matchEngine: string;
  readonly matchRecords: readonly MatchRecord[];
  readonly rule: string;
  readonly size: number;
  readonly success: boolean;
}

/** Part of `merge()`. */
export interface MergeResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly id: ID | null;
  readonly mergedRecordIds: readonly ID[];
  readonly success: boolean;
  readonly updatedRelatedIds: readonly ID[];
}

/** Part of `performQuickActions()`. */
export interface PerformQuickActionResult {
  readonly contextId: ID | null;
  readonly created: boolean;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly feedItemIds: readonly ID[];
  readonly ids: readonly ID[];
  readonly success: boolean;
  readonly successMessage: string | null;
}

/** Part of `process()`. */
export interface ProcessResult {
  readonly actorIds: readonly ID[];
  readonly entityId: ID | null;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly instanceId: ID | null;
  readonly instanceStatus: string | null;
  readonly newWorkitemIds: readonly ID[];
  readonly success: boolean;
}

/** Part of `retrieveQuickActionTemplates()`. */
export interface QuickActionTemplateResult {
  readonly defaultValueFormulas: SObject | null;
  readonly defaultValues: SObject | null;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly success: boolean;
}

/** Part of `DescribeLayout`. */
export interface RelatedContent {
  readonly relatedContentItems: readonly DescribeRelatedContentItem[];
}

/** Part of `renderEmailTemplate()`. */
export interface RenderEmailTemplateResult {
  readonly bodyResults: readonly RenderEmailTemplateBodyResult[];
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly success: boolean;
}

/** Part of `create()`, `update()`. */
export interface SaveResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly id: ID | null;
  readonly success: boolean;
}

/** Part of `search()`. */
export interface SearchResult {
  readonly queryId: string;
  readonly searchRecords: readonly SearchRecord[];
  readonly searchResultsMetadata: SearchResultsMetadata | null;
}

/** Part of `SearchResult`. */
export interface SearchResultsMetadata {
  readonly entityLabelMetadata: readonly LabelsSearchMetadata[];
}

/** Part of `undelete()`. */
export interface UndeleteResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly id: ID | null;
  readonly success: boolean;
}

/** Part of `upsert()`. */
export interface UpsertResult {
  readonly created: boolean;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly id: ID | null;
  readonly success: boolean;
}
