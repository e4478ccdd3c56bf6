// API 37.0, Summer '16: adds DescribeSearchableEntityResult, DescribeVisualForceResult, ExtendedErrorDetails, JunctionIdListNames,
// LabelsSearchMetadata, LogInfo, SearchResultsMetadata, describeSearchableEntities(), describeVisualForce(); changes
// AnalyticsCloudComponent, ChildRelationship, DescribeGlobalSObjectResult, DuplicateError, ApiError, SearchResult, CallOptions,
// DebuggingHeader. The rest is as in 36.0; types that mention a changed one are restated.
// Generated from wsdl/partner-37.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { SObject, SObjectInput } from '../../src/sobject.ts';
import type {
  DebugLevel, ExtendedErrorCode, FieldType, ID, LayoutComponentType, LogCategory, LogCategoryLevel, ShareAccessLevel, StatusCode,
  TabOrderType,
} from './codes.ts';
import type {
  ActionOverride, Canvas, CustomLinkComponent, DescribeColor, DescribeIcon, DescribeLayoutButton, DescribeLayoutButtonSection,
  DescribeLayoutComponent, DescribeLayoutFeedView, DescribePathAssistantField, DescribeQuickActionDefaultValue,
  DescribeQuickActionListResult, DescribeThemeResult, Field, FieldComponent, LeadConvert, MatchRecord, MergeRequest, NameValuePair,
  NamedLayoutInfo, PerformQuickActionRequest, PicklistForRecordType, ProcessSubmitRequest, ProcessWorkitemRequest,
  RecordTypeCompactLayoutMapping, RecordTypeInfo, RecordTypeMapping, RelatedList, RenderEmailTemplateBodyResult, RenderEmailTemplateRequest,
  ReportChartComponent, ScopeInfo, SearchRecord, VisualforcePage, HeaderBlocks as V36HeaderBlocks, Operations as V36Operations,
} from './v36.ts';
export type * from './v36.ts';

/** The operations of 37.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V36Operations<Blocks>,
  'describeSObject' | 'describeSObjects' | 'describeGlobal' | 'describeGlobalTheme' | 'describeLayout' | 'describeCompactLayouts'
  | 'describePathAssistants' | 'describeApprovalLayout' | 'describePrimaryCompactLayouts' | 'create' | 'update' | 'upsert' | 'merge'
  | 'delete' | 'undelete' | 'emptyRecycleBin' | 'process' | 'convertLead' | 'invalidateSessions' | 'search' | 'renderEmailTemplate'
  | 'performQuickActions' | 'describeQuickActions' | 'retrieveQuickActionTemplates'> {
  readonly describeSObject: BoundOperation<Blocks, { sObjectType: string }, DescribeSObjectResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeSObjects: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSObjectResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeGlobal: BoundOperation<Blocks, Record<string, never>, DescribeGlobalResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeGlobalTheme: BoundOperation<Blocks, Record<string, never>, DescribeGlobalTheme,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeLayout: BoundOperation<Blocks, { sObjectType: string; layoutName?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribeLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeSearchableEntities: BoundOperation<Blocks, { includeOnlyEntitiesWithTabs: boolean },
    readonly DescribeSearchableEntityResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeCompactLayouts: BoundOperation<Blocks, { sObjectType: string; recordTypeIds?: readonly ID[] | null | undefined },
    DescribeCompactLayoutsResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describePathAssistants: BoundOperation<Blocks, { sObjectType: string; picklistValue?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribePathAssistantsResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeApprovalLayout: BoundOperation<Blocks, { sObjectType: string;
    approvalProcessNames?: readonly string[] | null | undefined }, DescribeApprovalLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describePrimaryCompactLayouts: BoundOperation<Blocks, { sObjectTypes: readonly string[] }, readonly DescribeCompactLayout[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly create: BoundOperation<Blocks, { sObjects?: readonly SObjectInput[] | null | undefined }, readonly SaveResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader'
      | 'PackageVersionHeader' | 'EmailHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly update: BoundOperation<Blocks, { sObjects?: readonly SObjectInput[] | null | undefined }, readonly SaveResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader'
      | 'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly upsert: BoundOperation<Blocks, { externalIDFieldName: string; sObjects?: readonly SObjectInput[] | null | undefined },
    readonly UpsertResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader'
      | 'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly merge: BoundOperation<Blocks, { request?: readonly MergeRequest[] | null | undefined }, readonly MergeResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader',
      'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly delete: BoundOperation<Blocks, { ids?: readonly ID[] | null | undefined }, readonly DeleteResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'UserTerritoryDeleteHeader' | 'EmailHeader' | 'AllowFieldTruncationHeader'
      | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions'
      | 'DebuggingHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly undelete: BoundOperation<Blocks, { ids: readonly ID[] }, readonly UndeleteResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader',
      'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly emptyRecycleBin: BoundOperation<Blocks, { ids: readonly ID[] }, readonly EmptyRecycleBinResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly process: BoundOperation<Blocks, { actions?: readonly (ProcessSubmitRequest | ProcessWorkitemRequest)[] | null | undefined },
    readonly ProcessResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly convertLead: BoundOperation<Blocks, { leadConverts?: readonly LeadConvert[] | null | undefined }, readonly LeadConvertResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly invalidateSessions: BoundOperation<Blocks, { sessionIds?: readonly string[] | null | undefined },
    readonly InvalidateSessionsResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly search: BoundOperation<Blocks, { searchString: string }, SearchResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly renderEmailTemplate: BoundOperation<Blocks, { renderRequests?: readonly RenderEmailTemplateRequest[] | null | undefined },
    readonly RenderEmailTemplateResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly performQuickActions: BoundOperation<Blocks, { quickActions?: readonly PerformQuickActionRequest[] | null | undefined },
    readonly PerformQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader'
      | 'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions', 'LimitInfoHeader'>;
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly retrieveQuickActionTemplates: BoundOperation<Blocks, { quickActionNames?: readonly string[] | null | undefined;
    contextId?: ID | null | undefined }, readonly QuickActionTemplateResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeVisualForce: BoundOperation<Blocks, { includeAllDetails: boolean; namespacePrefix?: string | null | undefined },
    DescribeVisualForceResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
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
