// API 30.0, Spring '14: the first version here, in full.
// Generated from wsdl/partner-30.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation, StreamingOperation } from '../../src/soap/wire/operation.ts';
import type { SObject, SObjectInput } from '../../src/sobject.ts';
import type {
  AppMenuType, DebugLevel, EmailPriority, FieldType, ID, LayoutComponentType, QueryLocator, ReportChartSize, ShareAccessLevel, SoapType,
  StatusCode,
} from './codes.ts';
export type * from './codes.ts';
export type { SObject, SObjectInput } from '../../src/sobject.ts';

/** The operations of 30.0. */
export interface Operations<Blocks = HeaderBlocks> {
  readonly login: BoundOperation<Blocks, { username: string; password: string }, LoginResult, 'LoginScopeHeader' | 'CallOptions', never>;
  readonly describeSObject: BoundOperation<Blocks, { sObjectType: string }, DescribeSObjectResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeSObjects: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSObjectResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeGlobal: BoundOperation<Blocks, Record<string, never>, DescribeGlobalResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeDataCategoryGroups: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeDataCategoryGroupResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeDataCategoryGroupStructures: BoundOperation<Blocks,
    { pairs?: readonly DataCategoryGroupSobjectTypePair[] | null | undefined; topCategoriesOnly: boolean },
    readonly DescribeDataCategoryGroupStructureResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeFlexiPages: BoundOperation<Blocks, { flexiPages?: readonly string[] | null | undefined },
    readonly DescribeFlexiPageResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeAppMenu: BoundOperation<Blocks, { appMenuType: AppMenuType }, DescribeAppMenuResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeGlobalTheme: BoundOperation<Blocks, Record<string, never>, DescribeGlobalTheme,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeTheme: BoundOperation<Blocks, { sobjectType?: readonly string[] | null | undefined }, DescribeThemeResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeLayout: BoundOperation<Blocks, { sObjectType: string; recordTypeIds?: readonly ID[] | null | undefined },
    DescribeLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeSoftphoneLayout: BoundOperation<Blocks, Record<string, never>, DescribeSoftphoneLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeSearchLayouts: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSearchLayoutResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeSearchScopeOrder: BoundOperation<Blocks, Record<string, never>, readonly DescribeSearchScopeOrderResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeCompactLayouts: BoundOperation<Blocks, { sObjectType: string; recordTypeIds?: readonly ID[] | null | undefined },
    DescribeCompactLayoutsResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeApprovalLayout: BoundOperation<Blocks, { sObjectType: string;
    approvalProcessNames?: readonly string[] | null | undefined }, DescribeApprovalLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeTabs: BoundOperation<Blocks, Record<string, never>, readonly DescribeTabSetResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly create: BoundOperation<Blocks, { sObjects?: readonly SObjectInput[] | null | undefined }, readonly SaveResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader',
      'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly update: BoundOperation<Blocks, { sObjects?: readonly SObjectInput[] | null | undefined }, readonly SaveResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions',
      'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly upsert: BoundOperation<Blocks, { externalIDFieldName: string; sObjects?: readonly SObjectInput[] | null | undefined },
    readonly UpsertResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions',
      'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly merge: BoundOperation<Blocks, { request?: readonly MergeRequest[] | null | undefined }, readonly MergeResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly delete: BoundOperation<Blocks, { ids?: readonly ID[] | null | undefined }, readonly DeleteResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'UserTerritoryDeleteHeader' | 'EmailHeader' | 'AllowFieldTruncationHeader'
      | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DebuggingHeader',
      'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly undelete: BoundOperation<Blocks, { ids: readonly ID[] }, readonly UndeleteResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'AllOrNoneHeader' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly emptyRecycleBin: BoundOperation<Blocks, { ids: readonly ID[] }, readonly EmptyRecycleBinResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly retrieve: BoundOperation<Blocks, { fieldList: string; sObjectType: string; ids?: readonly ID[] | null | undefined },
    readonly (SObject | null)[],
    'SessionHeader' | 'CallOptions' | 'QueryOptions' | 'MruHeader' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly process: BoundOperation<Blocks, { actions?: readonly (ProcessSubmitRequest | ProcessWorkitemRequest)[] | null | undefined },
    readonly ProcessResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly convertLead: BoundOperation<Blocks, { leadConverts?: readonly LeadConvert[] | null | undefined }, readonly LeadConvertResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly logout: BoundOperation<Blocks, Record<string, never>, void, 'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly invalidateSessions: BoundOperation<Blocks, { sessionIds?: readonly string[] | null | undefined },
    readonly InvalidateSessionsResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly getDeleted: BoundOperation<Blocks, { sObjectType: string; startDate: Date | string; endDate: Date | string }, GetDeletedResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly getUpdated: BoundOperation<Blocks, { sObjectType: string; startDate: Date | string; endDate: Date | string }, GetUpdatedResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly query: BoundOperation<Blocks, { queryString: string }, QueryResult,
    'SessionHeader' | 'CallOptions' | 'QueryOptions' | 'MruHeader' | 'PackageVersionHeader', 'LimitInfoHeader'> & StreamingOperation;
  readonly queryAll: BoundOperation<Blocks, { queryString: string }, QueryResult,
    'SessionHeader' | 'CallOptions' | 'QueryOptions', 'LimitInfoHeader'> & StreamingOperation;
  readonly queryMore: BoundOperation<Blocks, { queryLocator: QueryLocator }, QueryResult,
    'SessionHeader' | 'CallOptions' | 'QueryOptions', 'LimitInfoHeader'> & StreamingOperation;
  readonly search: BoundOperation<Blocks, { searchString: string }, SearchResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly getServerTimestamp: BoundOperation<Blocks, Record<string, never>, GetServerTimestampResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly setPassword: BoundOperation<Blocks, { userId: ID; password: string }, SetPasswordResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly resetPassword: BoundOperation<Blocks, { userId: ID }, ResetPasswordResult,
    'SessionHeader' | 'CallOptions' | 'EmailHeader', 'LimitInfoHeader'>;
  readonly getUserInfo: BoundOperation<Blocks, Record<string, never>, GetUserInfoResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly sendEmailMessage: BoundOperation<Blocks, { ids?: readonly ID[] | null | undefined }, readonly SendEmailResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly sendEmail: BoundOperation<Blocks, { messages?: readonly (MassEmailMessage | SingleEmailMessage)[] | null | undefined },
    readonly SendEmailResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly performQuickActions: BoundOperation<Blocks, { quickActions?: readonly PerformQuickActionRequest[] | null | undefined },
    readonly PerformQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'AssignmentRuleHeader' | 'MruHeader' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader'
      | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DebuggingHeader' | 'PackageVersionHeader' | 'EmailHeader' | 'OwnerChangeOptions',
      'LimitInfoHeader'>;
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeAvailableQuickActions: BoundOperation<Blocks, { contextType?: string | null | undefined },
    readonly DescribeAvailableQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly retrieveQuickActionTemplates: BoundOperation<Blocks, { quickActionNames?: readonly string[] | null | undefined;
    contextId?: ID | null | undefined }, readonly QuickActionTemplateResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
}

/** Every header block of the version. An operation takes and returns those that it binds. */
export interface HeaderBlocks {
  readonly AllOrNoneHeader?: AllOrNoneHeader | undefined;
  readonly AllowFieldTruncationHeader?: AllowFieldTruncationHeader | undefined;
  readonly AssignmentRuleHeader?: AssignmentRuleHeader | undefined;
  readonly CallOptions?: CallOptions | undefined;
  readonly DebuggingHeader?: DebuggingHeader | undefined;
  readonly DebuggingInfo?: DebuggingInfo | undefined;
  readonly DisableFeedTrackingHeader?: DisableFeedTrackingHeader | undefined;
  readonly EmailHeader?: EmailHeader | undefined;
  readonly LimitInfoHeader?: LimitInfoHeader | undefined;
  readonly LocaleOptions?: LocaleOptions | undefined;
  readonly LoginScopeHeader?: LoginScopeHeader | undefined;
  readonly MruHeader?: MruHeader | undefined;
  readonly OwnerChangeOptions?: OwnerChangeOptions | undefined;
  readonly PackageVersionHeader?: PackageVersionHeader | undefined;
  readonly QueryOptions?: QueryOptions | undefined;
  readonly SessionHeader?: SessionHeader | undefined;
  readonly StreamingEnabledHeader?: StreamingEnabledHeader | undefined;
  readonly UserTerritoryDeleteHeader?: UserTerritoryDeleteHeader | undefined;
}

/** `address` on the wire. Extends `location`. */
export interface Address {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
  readonly postalCode: string | null;
  readonly state: string | null;
  readonly stateCode: string | null;
  readonly street: string | null;
}

/** Header block of requests. */
export interface AllOrNoneHeader {
  readonly allOrNone: boolean;
}

/** Header block of requests. */
export interface AllowFieldTruncationHeader {
  readonly allowFieldTruncation: boolean;
}

/** `Error` on the wire. Part of `DeleteResult`, `EmptyRecycleBinResult`, `InvalidateSessionsResult`, `LeadConvertResult` and 7 more. */
export interface ApiError {
  readonly fields: readonly string[];
  readonly message: string;
  readonly statusCode: StatusCode;
}

/** Header block of requests. */
export interface AssignmentRuleHeader {
  readonly assignmentRuleId?: ID | null | undefined;
  readonly useDefaultRule?: boolean | null | undefined;
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
  readonly relationshipName?: string | undefined;
  readonly restrictedDelete?: boolean | undefined;
}

/** Part of `DataCategory`, `DescribeDataCategoryGroupStructureResult`. */
export interface DataCategory {
  readonly childCategories: readonly DataCategory[];
  readonly label: string;
  readonly name: string;
}

/** Part of `describeDataCategoryGroupStructures()`. */
export interface DataCategoryGroupSobjectTypePair {
  readonly dataCategoryGroupName: string;
  readonly sobject: string;
}

/** Header block of requests. */
export interface DebuggingHeader {
  readonly debugLevel: DebugLevel;
}

/** Header block of answers. */
export interface DebuggingInfo {
  readonly debugLog: string;
}

/** Part of `delete()`. */
export interface DeleteResult {
  readonly errors: readonly ApiError[];
  readonly id: ID | null;
  readonly success: boolean;
}

/** Part of `GetDeletedResult`. */
export interface DeletedRecord {
  readonly deletedDate: Date;
  readonly id: ID;
}

/** Part of `DescribeAppMenuResult`. */
export interface DescribeAppMenuItem {
  readonly colors: readonly DescribeColor[];
  readonly content: string;
  readonly icons: readonly DescribeIcon[];
  readonly label: string;
  readonly name: string;
  readonly type: string;
  readonly url: string;
}

/** Part of `describeAppMenu()`. */
export interface DescribeAppMenuResult {
  readonly appMenuItems: readonly DescribeAppMenuItem[];
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

/** Part of `describeAvailableQuickActions()`. */
export interface DescribeAvailableQuickActionResult {
  readonly label: string;
  readonly name: string;
  readonly type: string;
}

/** Part of `DescribeAppMenuItem`, `DescribeQuickActionListItemResult`, `DescribeQuickActionResult`, `DescribeTab` and 1 more. */
export interface DescribeColor {
  readonly color: string;
  readonly context: string;
  readonly theme: string;
}

/** Part of `DescribeSearchLayoutResult`. */
export interface DescribeColumn {
  readonly field: string;
  readonly format: string | null;
  readonly label: string;
  readonly name: string;
  readonly sortable: boolean;
}

/** Part of `DescribeCompactLayoutsResult`. */
export interface DescribeCompactLayout {
  readonly actions: readonly DescribeLayoutButton[];
  readonly fieldItems: readonly DescribeLayoutItem[];
  readonly id: ID;
  readonly imageItems: readonly DescribeLayoutItem[];
  readonly label: string;
  readonly name: string;
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
  readonly value: string | null;
}

/** Part of `describeDataCategoryGroups()`. */
export interface DescribeDataCategoryGroupResult {
  readonly categoryCount: number;
  readonly description: string;
  readonly label: string;
  readonly name: string;
  readonly sobject: string;
}

/** Part of `describeDataCategoryGroupStructures()`. */
export interface DescribeDataCategoryGroupStructureResult {
  readonly description: string;
  readonly label: string;
  readonly name: string;
  readonly sobject: string;
  readonly topCategories: readonly DataCategory[];
}

/** Part of `DescribeFlexiPageResult`. */
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
  readonly keyPrefix: string | null;
  readonly label: string;
  readonly labelPlural: string;
  readonly layoutable: boolean;
  readonly mergeable: boolean;
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

/** Part of `DescribeAppMenuItem`, `DescribeLayoutButton`, `DescribeQuickActionListItemResult`, `DescribeQuickActionResult` and 2 more. */
export interface DescribeIcon {
  readonly contentType: string;
  readonly height: number | null;
  readonly theme: string;
  readonly url: string;
  readonly width: number | null;
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

/** Part of `DescribeCompactLayout`, `DescribeLayoutButtonSection`. */
export interface DescribeLayoutButton {
  readonly custom: boolean;
  readonly icons: readonly DescribeIcon[];
  readonly label: string | null;
  readonly name: string | null;
}

/** Part of `DescribeLayout`. */
export interface DescribeLayoutButtonSection {
  readonly detailButtons: readonly DescribeLayoutButton[];
}

/** Part of `DescribeLayoutItem`. */
export interface DescribeLayoutComponent {
  readonly xsiType?: undefined;
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string;
}

/** Part of `DescribeApprovalLayout`, `DescribeCompactLayout`, `DescribeLayoutRow`, `DescribeRelatedContentItem`. */
export interface DescribeLayoutItem {
  readonly editable: boolean;
  readonly label: string | null;
  readonly layoutComponents: readonly (DescribeLayoutComponent | ReportChartComponent)[];
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
  readonly heading: string;
  readonly layoutRows: readonly DescribeLayoutRow[];
  readonly rows: number;
  readonly useCollapsibleSection: boolean;
  readonly useHeading: boolean;
}

/** Part of `DescribeQuickActionResult`. */
export interface DescribeQuickActionDefaultValue {
  readonly defaultValue: string | null;
  readonly field: string;
}

/** Part of `DescribeQuickActionListResult`. */
export interface DescribeQuickActionListItemResult {
  readonly accessLevelRequired: ShareAccessLevel | null;
  readonly colors: readonly DescribeColor[];
  readonly iconUrl: string | null;
  readonly icons: readonly DescribeIcon[];
  readonly label: string;
  readonly miniIconUrl: string;
  readonly quickActionName: string;
  readonly targetSobjectType: string | null;
  readonly type: string;
}

/** Part of `DescribeFlexiPageResult`, `DescribeLayout`. */
export interface DescribeQuickActionListResult {
  readonly quickActionListItems: readonly DescribeQuickActionListItemResult[];
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

/** Part of `describeSearchLayouts()`. */
export interface DescribeSearchLayoutResult {
  readonly errorMsg: string | null;
  readonly label: string | null;
  readonly limitRows: number | null;
  readonly objectType: string;
  readonly searchColumns: readonly DescribeColumn[];
}

/** Part of `describeSearchScopeOrder()`. */
export interface DescribeSearchScopeOrderResult {
  readonly keyPrefix: string;
  readonly name: string;
}

/** Part of `DescribeSoftphoneLayoutResult`. */
export interface DescribeSoftphoneLayoutCallType {
  readonly infoFields: readonly DescribeSoftphoneLayoutInfoField[];
  readonly name: string;
  readonly screenPopOptions: readonly DescribeSoftphoneScreenPopOption[];
  readonly screenPopsOpenWithin?: string | undefined;
  readonly sections: readonly DescribeSoftphoneLayoutSection[];
}

/** Part of `DescribeSoftphoneLayoutCallType`. */
export interface DescribeSoftphoneLayoutInfoField {
  readonly name: string;
}

/** Part of `DescribeSoftphoneLayoutSection`. */
export interface DescribeSoftphoneLayoutItem {
  readonly itemApiName: string;
}

/** Part of `describeSoftphoneLayout()`. */
export interface DescribeSoftphoneLayoutResult {
  readonly callTypes: readonly DescribeSoftphoneLayoutCallType[];
  readonly id: ID;
  readonly name: string;
}

/** Part of `DescribeSoftphoneLayoutCallType`. */
export interface DescribeSoftphoneLayoutSection {
  readonly entityApiName: string;
  readonly items: readonly DescribeSoftphoneLayoutItem[];
}

/** Part of `DescribeSoftphoneLayoutCallType`. */
export interface DescribeSoftphoneScreenPopOption {
  readonly matchType: string;
  readonly screenPopData: string;
  readonly screenPopType: string;
}

/** Part of `DescribeTabSetResult`. */
export interface DescribeTab {
  readonly colors: readonly DescribeColor[];
  readonly custom: boolean;
  readonly iconUrl: string;
  readonly icons: readonly DescribeIcon[];
  readonly label: string;
  readonly miniIconUrl: string;
  readonly sobjectName: string | null;
  readonly url: string;
}

/** Part of `describeTabs()`. */
export interface DescribeTabSetResult {
  readonly label: string;
  readonly logoUrl: string;
  readonly namespace?: string | undefined;
  readonly selected: boolean;
  readonly tabs: readonly DescribeTab[];
}

/** Part of `DescribeThemeResult`. */
export interface DescribeThemeItem {
  readonly colors: readonly DescribeColor[];
  readonly icons: readonly DescribeIcon[];
  readonly name: string;
}

/** Part of `describeTheme()`, `DescribeGlobalTheme`. */
export interface DescribeThemeResult {
  readonly themeItems: readonly DescribeThemeItem[];
}

/** Header block of requests. */
export interface DisableFeedTrackingHeader {
  readonly disableFeedTracking: boolean;
}

/** Part of `sendEmail()`. */
export interface Email {
  readonly bccSender?: boolean | null | undefined;
  readonly emailPriority?: EmailPriority | null | undefined;
  readonly replyTo?: string | null | undefined;
  readonly saveAsActivity?: boolean | null | undefined;
  readonly senderDisplayName?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly useSignature?: boolean | null | undefined;
}

/** Part of `SingleEmailMessage`. */
export interface EmailFileAttachment {
  readonly body?: Uint8Array | null | undefined;
  readonly contentType?: string | null | undefined;
  readonly fileName: string;
  readonly inline?: boolean | null | undefined;
}

/** Header block of requests. */
export interface EmailHeader {
  readonly triggerAutoResponseEmail: boolean;
  readonly triggerOtherEmail: boolean;
  readonly triggerUserEmail: boolean;
}

/** Part of `emptyRecycleBin()`. */
export interface EmptyRecycleBinResult {
  readonly errors: readonly ApiError[];
  readonly id: ID | null;
  readonly success: boolean;
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

/** `location` on the wire. Arrives in records and events only. */
export interface GeoLocation {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Part of `getDeleted()`. */
export interface GetDeletedResult {
  readonly deletedRecords: readonly DeletedRecord[];
  readonly earliestDateAvailable: Date;
  readonly latestDateCovered: Date;
  readonly sforceReserved?: string | undefined;
}

/** Part of `getServerTimestamp()`. */
export interface GetServerTimestampResult {
  readonly timestamp: Date;
}

/** Part of `getUpdated()`. */
export interface GetUpdatedResult {
  readonly ids: readonly ID[];
  readonly latestDateCovered: Date;
  readonly sforceReserved?: string | undefined;
}

/** Part of `getUserInfo()`, `LoginResult`. */
export interface GetUserInfoResult {
  readonly accessibilityMode: boolean;
  readonly currencySymbol: string | null;
  readonly orgAttachmentFileSizeLimit: number;
  readonly orgDefaultCurrencyIsoCode: string | null;
  readonly orgDisallowHtmlAttachments: boolean;
  readonly orgHasPersonAccounts: boolean;
  readonly organizationId: ID;
  readonly organizationMultiCurrency: boolean;
  readonly organizationName: string;
  readonly profileId: ID;
  readonly roleId: ID | null;
  readonly sessionSecondsValid: number;
  readonly userDefaultCurrencyIsoCode: string | null;
  readonly userEmail: string;
  readonly userFullName: string;
  readonly userId: ID;
  readonly userLanguage: string;
  readonly userLocale: string;
  readonly userName: string;
  readonly userTimeZone: string;
  readonly userType: string;
  readonly userUiSkin: string;
}

/** Part of `invalidateSessions()`. */
export interface InvalidateSessionsResult {
  readonly errors: readonly ApiError[];
  readonly success: boolean;
}

/** Part of `convertLead()`. */
export interface LeadConvert {
  readonly accountId?: ID | null | undefined;
  readonly contactId?: ID | null | undefined;
  readonly convertedStatus: string;
  readonly doNotCreateOpportunity: boolean;
  readonly leadId: ID;
  readonly opportunityName?: string | null | undefined;
  readonly overwriteLeadSource: boolean;
  readonly ownerId?: ID | null | undefined;
  readonly sendNotificationEmail: boolean;
}

/** Part of `convertLead()`. */
export interface LeadConvertResult {
  readonly accountId: ID | null;
  readonly contactId: ID | null;
  readonly errors: readonly ApiError[];
  readonly leadId: ID | null;
  readonly opportunityId: ID | null;
  readonly success: boolean;
}

/** Part of `LimitInfoHeader`. */
export interface LimitInfo {
  readonly current: number;
  readonly limit: number;
  readonly type: string;
}

/** Header block of answers. */
export interface LimitInfoHeader {
  readonly limitInfo: readonly LimitInfo[];
}

/** Header block of requests. */
export interface LocaleOptions {
  readonly language?: string | null | undefined;
}

/** Part of `login()`. */
export interface LoginResult {
  readonly metadataServerUrl: string | null;
  readonly passwordExpired: boolean;
  readonly sandbox: boolean;
  readonly serverUrl: string | null;
  readonly sessionId: string | null;
  readonly userId: ID | null;
  readonly userInfo?: GetUserInfoResult | undefined;
}

/** Header block of requests. */
export interface LoginScopeHeader {
  readonly organizationId: ID;
  readonly portalId?: ID | null | undefined;
}

/** Extends `Email`. */
export interface MassEmailMessage {
  readonly xsiType: 'MassEmailMessage';
  readonly bccSender?: boolean | null | undefined;
  readonly emailPriority?: EmailPriority | null | undefined;
  readonly replyTo?: string | null | undefined;
  readonly saveAsActivity?: boolean | null | undefined;
  readonly senderDisplayName?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly useSignature?: boolean | null | undefined;
  readonly description?: string | null | undefined;
  readonly targetObjectIds?: readonly ID[] | null | undefined;
  readonly templateId: ID;
  readonly whatIds?: readonly ID[] | null | undefined;
}

/** Part of `merge()`. */
export interface MergeRequest {
  readonly masterRecord: SObjectInput;
  readonly recordToMergeIds: readonly ID[];
}

/** Part of `merge()`. */
export interface MergeResult {
  readonly errors: readonly ApiError[];
  readonly id: ID | null;
  readonly mergedRecordIds: readonly ID[];
  readonly success: boolean;
  readonly updatedRelatedIds: readonly ID[];
}

/** Header block of requests. */
export interface MruHeader {
  readonly updateMru: boolean;
}

/** Header block of requests. */
export interface OwnerChangeOptions {
  readonly transferAttachments: boolean;
  readonly transferOpenActivities: boolean;
}

/** Part of `PackageVersionHeader`. */
export interface PackageVersion {
  readonly majorNumber: number;
  readonly minorNumber: number;
  readonly namespace: string;
}

/** Header block of requests. */
export interface PackageVersionHeader {
  readonly packageVersions?: readonly PackageVersion[] | null | undefined;
}

/** Part of `performQuickActions()`. */
export interface PerformQuickActionRequest {
  readonly contextId?: ID | null | undefined;
  readonly quickActionName: string;
  readonly records?: readonly SObjectInput[] | null | undefined;
}

/** Part of `performQuickActions()`. */
export interface PerformQuickActionResult {
  readonly created: boolean;
  readonly errors: readonly ApiError[];
  readonly feedItemIds: readonly ID[];
  readonly ids: readonly ID[];
  readonly success: boolean;
}

/** Part of `Field`, `PicklistForRecordType`. */
export interface PicklistEntry {
  readonly active: boolean;
  readonly defaultValue: boolean;
  readonly label: string | null;
  readonly validFor?: Uint8Array | undefined;
  readonly value: string;
}

/** Part of `RecordTypeMapping`. */
export interface PicklistForRecordType {
  readonly picklistName: string;
  readonly picklistValues: readonly PicklistEntry[];
}

/** Part of `process()`. */
export interface ProcessRequest {
  readonly comments?: string | null | undefined;
  readonly nextApproverIds?: readonly ID[] | null | undefined;
}

/** Part of `process()`. */
export interface ProcessResult {
  readonly actorIds: readonly ID[];
  readonly entityId: ID | null;
  readonly errors: readonly ApiError[];
  readonly instanceId: ID | null;
  readonly instanceStatus: string | null;
  readonly newWorkitemIds: readonly ID[];
  readonly success: boolean;
}

/** Extends `ProcessRequest`. */
export interface ProcessSubmitRequest {
  readonly xsiType: 'ProcessSubmitRequest';
  readonly comments?: string | null | undefined;
  readonly nextApproverIds?: readonly ID[] | null | undefined;
  readonly objectId: ID;
}

/** Extends `ProcessRequest`. */
export interface ProcessWorkitemRequest {
  readonly xsiType: 'ProcessWorkitemRequest';
  readonly comments?: string | null | undefined;
  readonly nextApproverIds?: readonly ID[] | null | undefined;
  readonly action: string;
  readonly workitemId: ID;
}

/** Header block of requests. */
export interface QueryOptions {
  readonly batchSize?: number | null | undefined;
}

/** Part of `query()`, `queryAll()`, `queryMore()`. */
export interface QueryResult {
  readonly done: boolean;
  readonly queryLocator: QueryLocator | null;
  readonly records: readonly SObject[];
  readonly size: number;
}

/** Part of `retrieveQuickActionTemplates()`. */
export interface QuickActionTemplateResult {
  readonly defaultValueFormulas: SObject | null;
  readonly defaultValues: SObject | null;
  readonly errors: readonly ApiError[];
  readonly success: boolean;
}

/** Part of `DescribeCompactLayoutsResult`. */
export interface RecordTypeCompactLayoutMapping {
  readonly available: boolean;
  readonly compactLayoutId: ID | null;
  readonly compactLayoutName: string;
  readonly recordTypeId: ID;
  readonly recordTypeName: string;
}

/** Part of `DescribeSObjectResult`. */
export interface RecordTypeInfo {
  readonly available: boolean;
  readonly defaultRecordTypeMapping: boolean;
  readonly name: string;
  readonly recordTypeId: ID | null;
}

/** Part of `DescribeLayoutResult`. */
export interface RecordTypeMapping {
  readonly available: boolean;
  readonly defaultRecordTypeMapping: boolean;
  readonly layoutId: ID;
  readonly name: string;
  readonly picklistsForRecordType: readonly PicklistForRecordType[];
  readonly recordTypeId: ID | null;
}

/** Part of `DescribeLayout`. */
export interface RelatedContent {
  readonly relatedContentItems: readonly DescribeRelatedContentItem[];
}

/** Part of `DescribeLayout`. */
export interface RelatedList {
  readonly accessLevelRequiredForCreate: ShareAccessLevel | null;
  readonly columns: readonly RelatedListColumn[];
  readonly custom: boolean;
  readonly field: string | null;
  readonly label: string;
  readonly limitRows: number;
  readonly name: string;
  readonly sobject: string | null;
  readonly sort: readonly RelatedListSort[];
}

/** Part of `RelatedList`. */
export interface RelatedListColumn {
  readonly field: string | null;
  readonly format: string | null;
  readonly label: string;
  readonly lookupId: string | null;
  readonly name: string;
}

/** Part of `RelatedList`. */
export interface RelatedListSort {
  readonly ascending: boolean;
  readonly column: string;
}

/** Extends `DescribeLayoutComponent`. */
export interface ReportChartComponent {
  readonly xsiType: 'ReportChartComponent';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string;
  readonly cacheData: boolean;
  readonly contextFilterableField: string;
  readonly hideOnError: boolean;
  readonly includeContext: boolean;
  readonly showTitle: boolean;
  readonly size: ReportChartSize;
}

/** Part of `resetPassword()`. */
export interface ResetPasswordResult {
  readonly password: string;
}

/** Part of `create()`, `update()`. */
export interface SaveResult {
  readonly errors: readonly ApiError[];
  readonly id: ID | null;
  readonly success: boolean;
}

/** Part of `SearchResult`. */
export interface SearchRecord {
  readonly record: SObject;
}

/** Part of `search()`. */
export interface SearchResult {
  readonly searchRecords: readonly SearchRecord[];
  readonly sforceReserved?: string | undefined;
}

/** Part of `SendEmailResult`. */
export interface SendEmailError {
  readonly fields: readonly string[];
  readonly message: string;
  readonly statusCode: StatusCode;
  readonly targetObjectId: ID | null;
}

/** Part of `sendEmailMessage()`, `sendEmail()`. */
export interface SendEmailResult {
  readonly errors: readonly SendEmailError[];
  readonly success: boolean;
}

/** Header block of requests. */
export interface SessionHeader {
  readonly sessionId: string;
}

/** Part of `setPassword()`. */
export interface SetPasswordResult {
}

/** Extends `Email`. */
export interface SingleEmailMessage {
  readonly xsiType: 'SingleEmailMessage';
  readonly bccSender?: boolean | null | undefined;
  readonly emailPriority?: EmailPriority | null | undefined;
  readonly replyTo?: string | null | undefined;
  readonly saveAsActivity?: boolean | null | undefined;
  readonly senderDisplayName?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly useSignature?: boolean | null | undefined;
  readonly bccAddresses?: readonly string[] | null | undefined;
  readonly ccAddresses?: readonly string[] | null | undefined;
  readonly charset?: string | null | undefined;
  readonly documentAttachments?: readonly ID[] | null | undefined;
  readonly htmlBody?: string | null | undefined;
  readonly inReplyTo?: string | null | undefined;
  readonly fileAttachments?: readonly EmailFileAttachment[] | null | undefined;
  readonly orgWideEmailAddressId?: ID | null | undefined;
  readonly plainTextBody?: string | null | undefined;
  readonly references?: string | null | undefined;
  readonly targetObjectId?: ID | null | undefined;
  readonly templateId?: ID | null | undefined;
  readonly toAddresses?: readonly string[] | null | undefined;
  readonly whatId?: ID | null | undefined;
}

/** Header block of requests. */
export interface StreamingEnabledHeader {
  readonly streamingEnabled: boolean;
}

/** Part of `undelete()`. */
export interface UndeleteResult {
  readonly errors: readonly ApiError[];
  readonly id: ID | null;
  readonly success: boolean;
}

/** Part of `upsert()`. */
export interface UpsertResult {
  readonly created: boolean;
  readonly errors: readonly ApiError[];
  readonly id: ID | null;
  readonly success: boolean;
}

/** Header block of requests. */
export interface UserTerritoryDeleteHeader {
  readonly transferToUserId?: ID | null | undefined;
}
