// API 34.0, Summer '15: adds AdditionalInformationMap, AnalyticsCloudComponent, DescribeLayoutFeedFilter, DescribeLayoutFeedView,
// DescribeNounResult, DuplicateError, DuplicateResult, FieldComponent, FieldDiff, MatchRecord, MatchResult, NameCaseValue,
// RelationshipReferenceTo, DuplicateRuleHeader, describeNouns(); changes DeleteResult, DescribeComponentInstanceProperty, DescribeLayout,
// DescribeLayoutItem, DescribeQuickActionResult, EmptyRecycleBinResult, ApiError, Field, FieldLayoutComponent, GetDeletedResult,
// GetUpdatedResult, InvalidateSessionsResult, LeadConvertResult, MergeResult, PerformQuickActionResult, ProcessResult,
// QuickActionTemplateResult, SaveResult, SearchResult, UndeleteResult, UpsertResult, create(), update(), upsert(), merge(), delete(),
// undelete(), process(), convertLead(), performQuickActions(). The rest is as in 33.0; types that mention a changed one are restated.
// Generated from wsdl/partner-34.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { SObject, SObjectInput } from '../../src/sobject.ts';
import type {
  Article, CaseType, DifferenceType, FeedLayoutFilterType, FieldType, Gender, GrammaticalNumber, ID, LayoutComponentType, Possessive,
  ShareAccessLevel, SoapType, StartsWith, StatusCode, TabOrderType,
} from './codes.ts';
import type {
  ActionOverride, ChildRelationship, CustomLinkComponent, DeletedRecord, DescribeColor, DescribeIcon, DescribeLayoutButton,
  DescribeLayoutButtonSection, DescribeLayoutComponent, DescribeQuickActionDefaultValue, DescribeQuickActionListResult, FilteredLookupInfo,
  LeadConvert, MergeRequest, NamedLayoutInfo, PerformQuickActionRequest, PicklistEntry, ProcessSubmitRequest, ProcessWorkitemRequest,
  RecordTypeCompactLayoutMapping, RecordTypeInfo, RecordTypeMapping, RelatedList, ReportChartComponent, SearchRecord,
  HeaderBlocks as V33HeaderBlocks, Operations as V33Operations,
} from './v33.ts';
export type * from './v33.ts';

/** The operations of 34.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V33Operations<Blocks>,
  'describeSObject' | 'describeSObjects' | 'describeFlexiPages' | 'describeLayout' | 'describeCompactLayouts' | 'describeApprovalLayout'
  | 'describePrimaryCompactLayouts' | 'create' | 'update' | 'upsert' | 'merge' | 'delete' | 'undelete' | 'emptyRecycleBin' | 'process'
  | 'convertLead' | 'invalidateSessions' | 'getDeleted' | 'getUpdated' | 'search' | 'performQuickActions' | 'describeQuickActions'
  | 'retrieveQuickActionTemplates'> {
  readonly describeSObject: BoundOperation<Blocks, { sObjectType: string }, DescribeSObjectResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeSObjects: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSObjectResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeFlexiPages: BoundOperation<Blocks, { flexiPages?: readonly string[] | null | undefined },
    readonly DescribeFlexiPageResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeLayout: BoundOperation<Blocks, { sObjectType: string; layoutName?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribeLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeCompactLayouts: BoundOperation<Blocks, { sObjectType: string; recordTypeIds?: readonly ID[] | null | undefined },
    DescribeCompactLayoutsResult,
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
  readonly getDeleted: BoundOperation<Blocks, { sObjectType: string; startDate: Date | string; endDate: Date | string }, GetDeletedResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly getUpdated: BoundOperation<Blocks, { sObjectType: string; startDate: Date | string; endDate: Date | string }, GetUpdatedResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly search: BoundOperation<Blocks, { searchString: string }, SearchResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
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
  readonly describeNouns: BoundOperation<Blocks, { nouns?: readonly string[] | null | undefined; onlyRenamed: boolean;
    includeFields: boolean }, readonly DescribeNounResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
}

/** Every header block of the version. An operation takes and returns those that it binds. */
export interface HeaderBlocks extends V33HeaderBlocks {
  readonly DuplicateRuleHeader?: DuplicateRuleHeader | undefined;
}

/** Part of `MatchRecord`. */
export interface AdditionalInformationMap {
  readonly name: string;
  readonly value: string;
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
  readonly showTitle: boolean;
  readonly width: string;
}

/** `Error` on the wire. Part of `DeleteResult`, `EmptyRecycleBinResult`, `InvalidateSessionsResult`, `LeadConvertResult` and 8 more. */
export interface ApiError {
  readonly xsiType?: undefined;
  readonly fields: readonly string[];
  readonly message: string;
  readonly statusCode: StatusCode;
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

/** Part of `DescribeFlexiPageRegion`. */
export interface DescribeComponentInstance {
  readonly properties: readonly DescribeComponentInstanceProperty[];
  readonly typeName: string;
  readonly typeNamespace: string;
}

/** Part of `DescribeComponentInstance`. */
export interface DescribeComponentInstanceProperty {
  readonly name: string;
  readonly region: DescribeFlexiPageRegion | null;
  readonly value: string | null;
}

/** Part of `DescribeComponentInstanceProperty`, `DescribeFlexiPageResult`. */
export interface DescribeFlexiPageRegion {
  readonly components: readonly DescribeComponentInstance[];
  readonly name: string;
}

/** Part of `describeFlexiPages()`. */
export interface DescribeFlexiPageResult {
  readonly id: ID;
  readonly label: string;
  readonly name: string;
  readonly quickActionList?: DescribeQuickActionListResult | undefined;
  readonly regions: readonly DescribeFlexiPageRegion[];
  readonly sobjectType: string | null;
  readonly template: string | null;
  readonly type: string;
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

/** Part of `DescribeLayoutFeedView`. */
export interface DescribeLayoutFeedFilter {
  readonly label: string;
  readonly name: string;
  readonly type: FeedLayoutFilterType;
}

/** Part of `DescribeLayout`. */
export interface DescribeLayoutFeedView {
  readonly feedFilters: readonly DescribeLayoutFeedFilter[];
}

/** Part of `DescribeApprovalLayout`, `DescribeCompactLayout`, `DescribeLayoutRow`, `DescribeRelatedContentItem`. */
export interface DescribeLayoutItem {
  readonly editableForNew: boolean;
  readonly editableForUpdate: boolean;
  readonly label: string | null;
  readonly layoutComponents: readonly (DescribeLayoutComponent | AnalyticsCloudComponent | CustomLinkComponent | FieldComponent
    | FieldLayoutComponent | ReportChartComponent)[];
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

/** Part of `DescribeLayout`, `DescribeQuickActionResult`. */
export interface DescribeLayoutSection {
  readonly columns: number;
  readonly heading: string | null;
  readonly layoutRows: readonly DescribeLayoutRow[];
  readonly rows: number;
  readonly tabOrder: TabOrderType;
  readonly useCollapsibleSection: boolean;
  readonly useHeading: boolean;
}

/** Part of `describeNouns()`. */
export interface DescribeNounResult {
  readonly caseValues: readonly NameCaseValue[];
  readonly developerName: string;
  readonly gender: Gender | null;
  readonly name: string;
  readonly pluralAlias: string | null;
  readonly startsWith: StartsWith | null;
}

/** Part of `describeQuickActions()`. */
export interface DescribeQuickActionResult {
  readonly accessLevelRequired: ShareAccessLevel | null;
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
  readonly targetParentField: string | null;
  readonly targetRecordTypeId: ID | null;
  readonly targetSobjectType: string | null;
  readonly type: string;
  readonly visualforcePageName: string | null;
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
  readonly keyPrefix: string | null;
  readonly label: string;
  readonly labelPlural: string;
  readonly layoutable: boolean;
  readonly mergeable: boolean;
  readonly name: string;
  readonly namedLayoutInfos: readonly NamedLayoutInfo[];
  readonly queryable: boolean;
  readonly recordTypeInfos: readonly RecordTypeInfo[];
  readonly replicateable: boolean;
  readonly retrieveable: boolean;
  readonly searchLayoutable?: boolean | undefined;
  readonly searchable: boolean;
  readonly triggerable?: boolean | undefined;
  readonly undeletable: boolean;
  readonly updateable: boolean;
  readonly urlDetail: string | null;
  readonly urlEdit: string | null;
  readonly urlNew: string | null;
}

/** Extends `Error`. */
export interface DuplicateError {
  readonly xsiType: 'DuplicateError';
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

/** Header block of requests. */
export interface DuplicateRuleHeader {
  readonly allowSave: boolean;
  readonly includeRecordDetails: boolean;
  readonly runAsCurrentUser: boolean;
}

/** Part of `emptyRecycleBin()`. */
export interface EmptyRecycleBinResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly id: ID | null;
  readonly success: boolean;
}

/** Part of `DescribeSObjectResult`, `FieldComponent`. */
export interface Field {
  readonly autoNumber: boolean;
  readonly byteLength: number;
  readonly calculated: boolean;
  readonly calculatedFormula?: string | undefined;
  readonly cascadeDelete?: boolean | undefined;
  readonly caseSensitive: boolean;
  readonly controllerName?: string | undefined;
  readonly createable: boolean;
  readonly custom: boolean;
  readonly defaultValueFormula?: string | undefined;
  readonly defaultedOnCreate: boolean;
  readonly dependentPicklist?: boolean | undefined;
  readonly deprecatedAndHidden: boolean;
  readonly digits: number;
  readonly displayLocationInDecimal?: boolean | undefined;
  readonly encrypted?: boolean | undefined;
  readonly externalId?: boolean | undefined;
  readonly extraTypeInfo?: string | undefined;
  readonly filterable: boolean;
  readonly filteredLookupInfo: FilteredLookupInfo | null;
  readonly groupable: boolean;
  readonly highScaleNumber?: boolean | undefined;
  readonly htmlFormatted?: boolean | undefined;
  readonly idLookup: boolean;
  readonly inlineHelpText?: string | undefined;
  readonly label: string;
  readonly length: number;
  readonly mask?: string | undefined;
  readonly maskType?: string | undefined;
  readonly name: string;
  readonly nameField: boolean;
  readonly namePointing?: boolean | undefined;
  readonly nillable: boolean;
  readonly permissionable: boolean;
  readonly picklistValues: readonly PicklistEntry[];
  readonly precision: number;
  readonly queryByDistance: boolean;
  readonly referenceTargetField?: string | undefined;
  readonly referenceTo: readonly string[];
  readonly relationshipName?: string | undefined;
  readonly relationshipOrder?: number | undefined;
  readonly restrictedDelete?: boolean | undefined;
  readonly restrictedPicklist: boolean;
  readonly scale: number;
  readonly soapType: SoapType;
  readonly sortable?: boolean | undefined;
  readonly type: FieldType;
  readonly unique: boolean;
  readonly updateable: boolean;
  readonly writeRequiresMasterRead?: boolean | undefined;
}

/** Extends `DescribeLayoutComponent`. */
export interface FieldComponent {
  readonly xsiType: 'FieldComponent';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string | null;
  readonly field: Field;
}

/** Part of `MatchRecord`. */
export interface FieldDiff {
  readonly difference: DifferenceType;
  readonly name: string;
}

/** Extends `DescribeLayoutComponent`. */
export interface FieldLayoutComponent {
  readonly xsiType: 'FieldLayoutComponent';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string | null;
  readonly components: readonly (DescribeLayoutComponent | AnalyticsCloudComponent | CustomLinkComponent | FieldComponent
    | FieldLayoutComponent | ReportChartComponent)[];
  readonly fieldType: FieldType;
}

/** Part of `getDeleted()`. */
export interface GetDeletedResult {
  readonly deletedRecords: readonly DeletedRecord[];
  readonly earliestDateAvailable: Date;
  readonly latestDateCovered: Date;
}

/** Part of `getUpdated()`. */
export interface GetUpdatedResult {
  readonly ids: readonly ID[];
  readonly latestDateCovered: Date;
}

/** Part of `invalidateSessions()`. */
export interface InvalidateSessionsResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly success: boolean;
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

/** Part of `MatchResult`. */
export interface MatchRecord {
  readonly additionalInformation: readonly AdditionalInformationMap[];
  readonly fieldDiffs: readonly FieldDiff[];
  readonly matchConfidence: number;
  readonly record: SObject;
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

/** Part of `DescribeNounResult`. */
export interface NameCaseValue {
  readonly article: Article | null;
  readonly caseType: CaseType | null;
  readonly number: GrammaticalNumber | null;
  readonly possessive: Possessive | null;
  readonly value: string;
}

/** Part of `performQuickActions()`. */
export interface PerformQuickActionResult {
  readonly contextId: ID | null;
  readonly created: boolean;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly feedItemIds: readonly ID[];
  readonly ids: readonly ID[];
  readonly success: boolean;
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

/** Arrives in records and events only. */
export interface RelationshipReferenceTo {
  readonly referenceTo: readonly string[];
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
