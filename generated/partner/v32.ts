// API 32.0, Winter '15: adds ActionOverride, DescribeSoqlListView, DescribeSoqlListViewParams, DescribeSoqlListViewResult,
// DescribeSoqlListViewsRequest, ExecuteListViewRequest, ExecuteListViewResult, ListViewColumn, ListViewOrderBy, ListViewRecord,
// ListViewRecordColumn, NameValuePair, SearchSnippet, SoqlCondition, SoqlConditionGroup, SoqlNotCondition, SoqlSubQueryCondition,
// SoqlWhereCondition, describeSoqlListViews(), executeListView(); changes CustomLinkComponent, DescribeFlexiPageResult,
// DescribeLayoutButton, DescribeLayoutComponent, DescribeLayoutSection, DescribeSObjectResult, Field, FieldLayoutComponent,
// PerformQuickActionResult, ProcessSubmitRequest, RelatedList, ReportChartComponent, SearchRecord, SearchResult, LocaleOptions, create(),
// update(), upsert(), merge(), delete(), undelete(), process(), convertLead(), performQuickActions(). The rest is as in 31.0; types that
// mention a changed one are restated.
// Generated from wsdl/partner-32.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { SObject, SObjectInput } from '../../src/sobject.ts';
import type {
  FieldType, ID, LayoutComponentType, OrderByDirection, OrderByNullsPosition, ReportChartSize, ShareAccessLevel, SoapType, SoqlConjunction,
  SoqlOperator, TabOrderType, WebLinkPosition, WebLinkType, WebLinkWindowType,
} from './codes.ts';
import type {
  ApiError, ChildRelationship, DeleteResult, DescribeColor, DescribeFlexiPageRegion, DescribeIcon, DescribeQuickActionDefaultValue,
  DescribeQuickActionListResult, FilteredLookupInfo, LeadConvert, LeadConvertResult, MergeRequest, MergeResult, NamedLayoutInfo,
  PerformQuickActionRequest, PicklistEntry, ProcessResult, ProcessWorkitemRequest, RecordTypeCompactLayoutMapping, RecordTypeInfo,
  RecordTypeMapping, RelatedListColumn, RelatedListSort, SaveResult, UndeleteResult, UpsertResult, HeaderBlocks as V31HeaderBlocks,
  Operations as V31Operations,
} from './v31.ts';
export type * from './v31.ts';

/** The operations of 32.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V31Operations<Blocks>,
  'describeSObject' | 'describeSObjects' | 'describeFlexiPages' | 'describeLayout' | 'describeCompactLayouts' | 'describeApprovalLayout'
  | 'describePrimaryCompactLayouts' | 'create' | 'update' | 'upsert' | 'merge' | 'delete' | 'undelete' | 'process' | 'convertLead'
  | 'search' | 'performQuickActions' | 'describeQuickActions'> {
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
  readonly describeSoqlListViews: BoundOperation<Blocks, { request: DescribeSoqlListViewsRequest }, DescribeSoqlListViewResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly executeListView: BoundOperation<Blocks, { request: ExecuteListViewRequest }, ExecuteListViewResult | undefined,
    'SessionHeader' | 'CallOptions' | 'MruHeader', 'LimitInfoHeader'>;
  readonly describePrimaryCompactLayouts: BoundOperation<Blocks, { sObjectTypes: readonly string[] }, readonly DescribeCompactLayout[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly create: BoundOperation<Blocks, { sObjects?: readonly SObjectInput[] | null | undefined }, readonly SaveResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader',
      'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly update: BoundOperation<Blocks, { sObjects?: readonly SObjectInput[] | null | undefined }, readonly SaveResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader'
      | 'OwnerChangeOptions', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly upsert: BoundOperation<Blocks, { externalIDFieldName: string; sObjects?: readonly SObjectInput[] | null | undefined },
    readonly UpsertResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader'
      | 'OwnerChangeOptions', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly merge: BoundOperation<Blocks, { request?: readonly MergeRequest[] | null | undefined }, readonly MergeResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader',
      'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly delete: BoundOperation<Blocks, { ids?: readonly ID[] | null | undefined }, readonly DeleteResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'UserTerritoryDeleteHeader' | 'EmailHeader' | 'AllowFieldTruncationHeader'
      | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'LocaleOptions' | 'DebuggingHeader',
      'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly undelete: BoundOperation<Blocks, { ids: readonly ID[] }, readonly UndeleteResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'AllOrNoneHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly process: BoundOperation<Blocks, { actions?: readonly (ProcessSubmitRequest | ProcessWorkitemRequest)[] | null | undefined },
    readonly ProcessResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly convertLead: BoundOperation<Blocks, { leadConverts?: readonly LeadConvert[] | null | undefined }, readonly LeadConvertResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly search: BoundOperation<Blocks, { searchString: string }, SearchResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly performQuickActions: BoundOperation<Blocks, { quickActions?: readonly PerformQuickActionRequest[] | null | undefined },
    readonly PerformQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader'
      | 'OwnerChangeOptions', 'LimitInfoHeader'>;
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
}

/** Every header block of the version. An operation takes and returns those that it binds. */
export interface HeaderBlocks extends Omit<V31HeaderBlocks, 'LocaleOptions'> {
  readonly LocaleOptions?: LocaleOptions | undefined;
}

/** Part of `DescribeSObjectResult`. */
export interface ActionOverride {
  readonly isAvailableInTouch: boolean;
  readonly name: string;
  readonly pageId: ID;
  readonly url: string;
}

/** Extends `DescribeLayoutComponent`. */
export interface CustomLinkComponent {
  readonly xsiType: 'CustomLinkComponent';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string | null;
  readonly customLink: DescribeLayoutButton;
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

/** Part of `describeFlexiPages()`. */
export interface DescribeFlexiPageResult {
  readonly id: ID;
  readonly label: string;
  readonly name: string;
  readonly quickActionList?: DescribeQuickActionListResult | undefined;
  readonly regions: readonly DescribeFlexiPageRegion[];
  readonly type: string;
}

/** Part of `DescribeLayoutResult`. */
export interface DescribeLayout {
  readonly buttonLayoutSection?: DescribeLayoutButtonSection | undefined;
  readonly detailLayoutSections: readonly DescribeLayoutSection[];
  readonly editLayoutSections: readonly DescribeLayoutSection[];
  readonly highlightsPanelLayoutSection?: DescribeLayoutSection | undefined;
  readonly id: ID | null;
  readonly quickActionList?: DescribeQuickActionListResult | undefined;
  readonly relatedContent?: RelatedContent | undefined;
  readonly relatedLists: readonly RelatedList[];
}

/** Part of `CustomLinkComponent`, `DescribeCompactLayout`, `DescribeLayoutButtonSection`, `RelatedList`. */
export interface DescribeLayoutButton {
  readonly behavior: WebLinkWindowType | null;
  readonly colors: readonly DescribeColor[];
  readonly content: string | null;
  readonly contentSource: WebLinkType | null;
  readonly custom: boolean;
  readonly encoding: string | null;
  readonly height: number | null;
  readonly icons: readonly DescribeIcon[];
  readonly label: string | null;
  readonly menubar: boolean | null;
  readonly name: string | null;
  readonly overridden: boolean;
  readonly resizeable: boolean | null;
  readonly scrollbars: boolean | null;
  readonly showsLocation: boolean | null;
  readonly showsStatus: boolean | null;
  readonly toolbar: boolean | null;
  readonly url: string | null;
  readonly width: number | null;
  readonly windowPosition: WebLinkPosition | null;
}

/** Part of `DescribeLayout`. */
export interface DescribeLayoutButtonSection {
  readonly detailButtons: readonly DescribeLayoutButton[];
}

/** Part of `DescribeLayoutItem`, `FieldLayoutComponent`. */
export interface DescribeLayoutComponent {
  readonly xsiType?: undefined;
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string | null;
}

/** Part of `DescribeApprovalLayout`, `DescribeCompactLayout`, `DescribeLayoutRow`, `DescribeRelatedContentItem`. */
export interface DescribeLayoutItem {
  readonly editableForNew: boolean;
  readonly editableForUpdate: boolean;
  readonly label: string | null;
  readonly layoutComponents: readonly (DescribeLayoutComponent | CustomLinkComponent | FieldLayoutComponent | ReportChartComponent)[];
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

/** Part of `describeQuickActions()`. */
export interface DescribeQuickActionResult {
  readonly accessLevelRequired: ShareAccessLevel | null;
  readonly canvasApplicationName: string | null;
  readonly colors: readonly DescribeColor[];
  readonly contextSobjectType: string | null;
  readonly defaultValues: readonly DescribeQuickActionDefaultValue[];
  readonly height: number | null;
  readonly iconName: string | null;
  readonly iconUrl: string | null;
  readonly icons: readonly DescribeIcon[];
  readonly label: string;
  readonly layout: readonly DescribeLayoutSection[];
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

/** Part of `DescribeSoqlListViewResult`. */
export interface DescribeSoqlListView {
  readonly columns: readonly ListViewColumn[];
  readonly id: ID;
  readonly orderBy: readonly ListViewOrderBy[];
  readonly query: string;
  readonly scope: string | null;
  readonly sobjectType: string;
  readonly whereCondition?: SoqlCondition | SoqlConditionGroup | SoqlNotCondition | SoqlSubQueryCondition | undefined;
}

/** Part of `DescribeSoqlListViewsRequest`. */
export interface DescribeSoqlListViewParams {
  readonly developerNameOrId: string;
  readonly sobjectType?: string | null | undefined;
}

/** Part of `describeSoqlListViews()`. */
export interface DescribeSoqlListViewResult {
  readonly describeSoqlListViews: readonly DescribeSoqlListView[];
}

/** Part of `describeSoqlListViews()`. */
export interface DescribeSoqlListViewsRequest {
  readonly listViewParams: readonly DescribeSoqlListViewParams[];
}

/** Part of `executeListView()`. */
export interface ExecuteListViewRequest {
  readonly developerNameOrId: string;
  readonly limit?: number | null | undefined;
  readonly offset?: number | null | undefined;
  readonly orderBy: readonly ListViewOrderBy[];
  readonly sobjectType: string;
}

/** Part of `executeListView()`. */
export interface ExecuteListViewResult {
  readonly columns: readonly ListViewColumn[];
  readonly developerName: string;
  readonly done: boolean;
  readonly id: ID;
  readonly label: string;
  readonly records: readonly ListViewRecord[];
  readonly size: number;
}

/** Part of `DescribeSObjectResult`. */
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
  readonly externalId?: boolean | undefined;
  readonly extraTypeInfo?: string | undefined;
  readonly filterable: boolean;
  readonly filteredLookupInfo: FilteredLookupInfo | null;
  readonly groupable: boolean;
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
export interface FieldLayoutComponent {
  readonly xsiType: 'FieldLayoutComponent';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string | null;
  readonly components: readonly (DescribeLayoutComponent | CustomLinkComponent | FieldLayoutComponent | ReportChartComponent)[];
  readonly fieldType: FieldType;
}

/** Part of `DescribeSoqlListView`, `ExecuteListViewResult`. */
export interface ListViewColumn {
  readonly ascendingLabel: string | null;
  readonly descendingLabel: string | null;
  readonly fieldNameOrPath: string;
  readonly hidden: boolean;
  readonly label: string;
  readonly selectListItem: string;
  readonly sortDirection: OrderByDirection | null;
  readonly sortIndex: number | null;
  readonly sortable: boolean;
  readonly type: FieldType;
}

/** Part of `DescribeSoqlListView`, `ExecuteListViewRequest`. */
export interface ListViewOrderBy {
  readonly fieldNameOrPath: string;
  readonly nullsPosition?: OrderByNullsPosition | null | undefined;
  readonly sortDirection?: OrderByDirection | null | undefined;
}

/** Part of `ExecuteListViewResult`. */
export interface ListViewRecord {
  readonly columns: readonly ListViewRecordColumn[];
}

/** Part of `ListViewRecord`. */
export interface ListViewRecordColumn {
  readonly fieldNameOrPath: string;
  readonly value: string | null;
}

/** Header block of requests. */
export interface LocaleOptions {
  readonly language?: string | null | undefined;
  readonly localizeErrors?: boolean | null | undefined;
}

/** Part of `SearchSnippet`. */
export interface NameValuePair {
  readonly name: string;
  readonly value: string;
}

/** Part of `performQuickActions()`. */
export interface PerformQuickActionResult {
  readonly contextId: ID | null;
  readonly created: boolean;
  readonly errors: readonly ApiError[];
  readonly feedItemIds: readonly ID[];
  readonly ids: readonly ID[];
  readonly success: boolean;
}

/** Extends `ProcessRequest`. */
export interface ProcessSubmitRequest {
  readonly xsiType: 'ProcessSubmitRequest';
  readonly comments?: string | null | undefined;
  readonly nextApproverIds?: readonly ID[] | null | undefined;
  readonly objectId: ID;
  readonly submitterId?: ID | null | undefined;
  readonly processDefinitionNameOrId?: string | null | undefined;
  readonly skipEntryCriteria?: boolean | null | undefined;
}

/** Part of `DescribeLayout`. */
export interface RelatedContent {
  readonly relatedContentItems: readonly DescribeRelatedContentItem[];
}

/** Part of `DescribeLayout`. */
export interface RelatedList {
  readonly accessLevelRequiredForCreate: ShareAccessLevel | null;
  readonly buttons: readonly DescribeLayoutButton[];
  readonly columns: readonly RelatedListColumn[];
  readonly custom: boolean;
  readonly field: string | null;
  readonly label: string;
  readonly limitRows: number;
  readonly name: string;
  readonly sobject: string | null;
  readonly sort: readonly RelatedListSort[];
}

/** Extends `DescribeLayoutComponent`. */
export interface ReportChartComponent {
  readonly xsiType: 'ReportChartComponent';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string | null;
  readonly cacheData: boolean;
  readonly contextFilterableField: string;
  readonly error: string;
  readonly hideOnError: boolean;
  readonly includeContext: boolean;
  readonly showTitle: boolean;
  readonly size: ReportChartSize;
}

/** Part of `SearchResult`. */
export interface SearchRecord {
  readonly record: SObject;
  readonly snippet: SearchSnippet | null;
}

/** Part of `search()`. */
export interface SearchResult {
  readonly queryId: string;
  readonly searchRecords: readonly SearchRecord[];
  readonly sforceReserved?: string | undefined;
}

/** Part of `SearchRecord`. */
export interface SearchSnippet {
  readonly text: string | null;
  readonly wholeFields: readonly NameValuePair[];
}

/** Extends `SoqlWhereCondition`. */
export interface SoqlCondition {
  readonly xsiType: 'SoqlCondition';
  readonly field: string;
  readonly operator: SoqlOperator;
  readonly values: readonly string[];
}

/** Extends `SoqlWhereCondition`. */
export interface SoqlConditionGroup {
  readonly xsiType: 'SoqlConditionGroup';
  readonly conditions: readonly (SoqlCondition | SoqlConditionGroup | SoqlNotCondition | SoqlSubQueryCondition)[];
  readonly conjunction: SoqlConjunction;
}

/** Extends `SoqlWhereCondition`. */
export interface SoqlNotCondition {
  readonly xsiType: 'SoqlNotCondition';
  readonly condition: SoqlCondition | SoqlConditionGroup | SoqlNotCondition | SoqlSubQueryCondition;
}

/** Extends `SoqlWhereCondition`. */
export interface SoqlSubQueryCondition {
  readonly xsiType: 'SoqlSubQueryCondition';
  readonly field: string;
  readonly operator: SoqlOperator;
  readonly subQuery: string;
}

/** Part of `DescribeSoqlListView`, `SoqlConditionGroup`, `SoqlNotCondition`. */
export interface SoqlWhereCondition {
}
