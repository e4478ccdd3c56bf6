// API 39.0, Spring '17: adds DescribeLayoutSaveOption, EntitySearchMetadata, FieldLevelSearchMetadata; changes DescribeGlobalSObjectResult,
// DescribeLayout, DescribeSObjectResult, DuplicateResult, MergeRequest, SearchResultsMetadata; removes DescribeComponentInstance,
// DescribeComponentInstanceProperty, DescribeFlexiPageRegion, DescribeFlexiPageResult, FlexipageContext, describeFlexiPages(), and is
// therefore in full.
// Generated from wsdl/partner-39.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation, StreamingOperation } from '../../src/soap/wire/operation.ts';
import type { SObject, SObjectInput } from '../../src/sobject.ts';
import type {
  AppMenuType, Article, CaseType, DebugLevel, DifferenceType, EmailPriority, ExtendedErrorCode, FeedLayoutFilterType, FieldType, Gender,
  GrammaticalNumber, ID, LayoutComponentType, ListViewIsSoqlCompatible, LogCategory, LogCategoryLevel, OrderByDirection,
  OrderByNullsPosition, OwnerChangeOptionType, Possessive, QueryLocator, ReportChartSize, SendEmailOptOutPolicy, ShareAccessLevel, SoapType,
  SoqlConjunction, SoqlOperator, StartsWith, StatusCode, TabOrderType, WebLinkPosition, WebLinkType, WebLinkWindowType,
} from './codes.ts';
export type * from './codes.ts';
export type { SObject, SObjectInput } from '../../src/sobject.ts';

/** The operations of 39.0. */
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
  readonly describeKnowledgeSettings: BoundOperation<Blocks, Record<string, never>, KnowledgeSettings,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeAppMenu: BoundOperation<Blocks, { appMenuType: AppMenuType; networkId?: ID | null | undefined }, DescribeAppMenuResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeGlobalTheme: BoundOperation<Blocks, Record<string, never>, DescribeGlobalTheme,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeTheme: BoundOperation<Blocks, { sobjectType?: readonly string[] | null | undefined }, DescribeThemeResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeLayout: BoundOperation<Blocks, { sObjectType: string; layoutName?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribeLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeSoftphoneLayout: BoundOperation<Blocks, Record<string, never>, DescribeSoftphoneLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeSearchLayouts: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSearchLayoutResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeSearchableEntities: BoundOperation<Blocks, { includeOnlyEntitiesWithTabs: boolean },
    readonly DescribeSearchableEntityResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeSearchScopeOrder: BoundOperation<Blocks, Record<string, never>, readonly DescribeSearchScopeOrderResult[],
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
  readonly describeSoqlListViews: BoundOperation<Blocks, { request: DescribeSoqlListViewsRequest }, DescribeSoqlListViewResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly executeListView: BoundOperation<Blocks, { request: ExecuteListViewRequest }, ExecuteListViewResult | undefined,
    'SessionHeader' | 'CallOptions' | 'MruHeader', 'LimitInfoHeader'>;
  readonly describeSObjectListViews: BoundOperation<Blocks, { sObjectType: string; recentsOnly: boolean;
    isSoqlCompatible: ListViewIsSoqlCompatible; limit: number; offset: number }, DescribeSoqlListViewResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeTabs: BoundOperation<Blocks, Record<string, never>, readonly DescribeTabSetResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeAllTabs: BoundOperation<Blocks, Record<string, never>, readonly DescribeTab[],
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
  readonly retrieve: BoundOperation<Blocks, { fieldList: string; sObjectType: string; ids?: readonly ID[] | null | undefined },
    readonly (SObject | null)[],
    'SessionHeader' | 'CallOptions' | 'QueryOptions' | 'MruHeader' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly process: BoundOperation<Blocks, { actions?: readonly (ProcessSubmitRequest | ProcessWorkitemRequest)[] | null | undefined },
    readonly ProcessResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly convertLead: BoundOperation<Blocks, { leadConverts?: readonly LeadConvert[] | null | undefined }, readonly LeadConvertResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
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
  readonly describeAvailableQuickActions: BoundOperation<Blocks, { contextType?: string | null | undefined },
    readonly DescribeAvailableQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly retrieveQuickActionTemplates: BoundOperation<Blocks, { quickActionNames?: readonly string[] | null | undefined;
    contextId?: ID | null | undefined }, readonly QuickActionTemplateResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeVisualForce: BoundOperation<Blocks, { includeAllDetails: boolean; namespacePrefix?: string | null | undefined },
    DescribeVisualForceResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly findDuplicates: BoundOperation<Blocks, { sObjects?: readonly SObjectInput[] | null | undefined },
    readonly FindDuplicatesResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'DuplicateRuleHeader', 'LimitInfoHeader'>;
  readonly describeNouns: BoundOperation<Blocks, { nouns?: readonly string[] | null | undefined; onlyRenamed: boolean;
    includeFields: boolean }, readonly DescribeNounResult[],
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
  readonly DuplicateRuleHeader?: DuplicateRuleHeader | undefined;
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

/** Part of `DescribeSObjectResult`. */
export interface ActionOverride {
  readonly formFactor: string;
  readonly isAvailableInTouch: boolean;
  readonly name: string;
  readonly pageId: ID;
  readonly url: string;
}

/** Part of `MatchRecord`, `MergeRequest`. */
export interface AdditionalInformationMap {
  readonly name: string;
  readonly value: string;
}

/** `address` on the wire. Extends `location`. */
export interface Address {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
  readonly geocodeAccuracy: string | null;
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

/** `Error` on the wire. Part of `DeleteResult`, `EmptyRecycleBinResult`, `FindDuplicatesResult`, `InvalidateSessionsResult` and 10 more. */
export interface ApiError {
  readonly xsiType?: undefined;
  readonly extendedErrorDetails: readonly ExtendedErrorDetails[];
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

/** Extends `DescribeLayoutComponent`. */
export interface Canvas {
  readonly xsiType: 'Canvas';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string | null;
  readonly displayLocation: string;
  readonly referenceId: string;
  readonly showLabel: boolean;
  readonly showScrollbars: boolean;
  readonly suggestedHeight: string;
  readonly suggestedWidth: string;
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

/** Extends `DescribeLayoutComponent`. */
export interface CustomLinkComponent {
  readonly xsiType: 'CustomLinkComponent';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string | null;
  readonly customLink: DescribeLayoutButton;
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
  readonly categories?: readonly LogInfo[] | null | undefined;
  readonly debugLevel: DebugLevel;
}

/** Header block of answers. */
export interface DebuggingInfo {
  readonly debugLog: string;
}

/** Part of `delete()`. */
export interface DeleteResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
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
  readonly actionEnumOrId: string;
  readonly label: string;
  readonly name: string;
  readonly type: string;
}

/** Part of `DescribeAppMenuItem`, `DescribeLayoutButton`, `DescribeQuickActionListItemResult`, `DescribeQuickActionResult` and 2 more. */
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
  readonly hasSubtypes: boolean;
  readonly idEnabled: boolean;
  readonly isSubtype: boolean;
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
  readonly feedView?: DescribeLayoutFeedView | undefined;
  readonly highlightsPanelLayoutSection?: DescribeLayoutSection | undefined;
  readonly id: ID | null;
  readonly quickActionList?: DescribeQuickActionListResult | undefined;
  readonly relatedContent?: RelatedContent | undefined;
  readonly relatedLists: readonly RelatedList[];
  readonly saveOptions: readonly DescribeLayoutSaveOption[];
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

/** Part of `DescribeLayout`. */
export interface DescribeLayoutSaveOption {
  readonly defaultValue: boolean;
  readonly isDisplayed: boolean;
  readonly label: string;
  readonly name: string;
  readonly restHeaderName: string;
  readonly soapHeaderName: string;
}

/** Part of `DescribeLayout`, `DescribePathAssistantStep`, `DescribeQuickActionResult`. */
export interface DescribeLayoutSection {
  readonly collapsed: boolean;
  readonly columns: number;
  readonly heading: string | null;
  readonly layoutRows: readonly DescribeLayoutRow[];
  readonly layoutSectionId: ID;
  readonly parentLayoutId: ID;
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

/** Part of `DescribePathAssistantStep`. */
export interface DescribePathAssistantField {
  readonly apiName: string;
  readonly label: string;
  readonly readOnly: boolean;
  readonly required: boolean;
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

/** Part of `DescribeLayout`. */
export interface DescribeQuickActionListResult {
  readonly quickActionListItems: readonly DescribeQuickActionListItemResult[];
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
  readonly lightningComponentBundleId: ID | null;
  readonly lightningComponentBundleName: string | null;
  readonly lightningComponentQualifiedName: string | null;
  readonly miniIconUrl: string | null;
  readonly name: string;
  readonly showQuickActionLcHeader: boolean;
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
  readonly hasSubtypes: boolean;
  readonly idEnabled: boolean;
  readonly isSubtype: boolean;
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

/** Part of `describeSearchableEntities()`. */
export interface DescribeSearchableEntityResult {
  readonly label: string;
  readonly name: string;
  readonly pluralLabel: string;
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

/** Part of `describeSoqlListViews()`, `describeSObjectListViews()`. */
export interface DescribeSoqlListViewResult {
  readonly describeSoqlListViews: readonly DescribeSoqlListView[];
}

/** Part of `describeSoqlListViews()`. */
export interface DescribeSoqlListViewsRequest {
  readonly listViewParams: readonly DescribeSoqlListViewParams[];
}

/** Part of `describeAllTabs()`, `DescribeTabSetResult`. */
export interface DescribeTab {
  readonly colors: readonly DescribeColor[];
  readonly custom: boolean;
  readonly iconUrl: string;
  readonly icons: readonly DescribeIcon[];
  readonly label: string;
  readonly miniIconUrl: string;
  readonly name: string;
  readonly sobjectName: string | null;
  readonly url: string;
}

/** Part of `describeTabs()`. */
export interface DescribeTabSetResult {
  readonly description: string;
  readonly label: string;
  readonly logoUrl: string;
  readonly namespace?: string | undefined;
  readonly selected: boolean;
  readonly tabSetId: string;
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

/** Part of `describeVisualForce()`. */
export interface DescribeVisualForceResult {
  readonly domain: string;
}

/** Header block of requests. */
export interface DisableFeedTrackingHeader {
  readonly disableFeedTracking: boolean;
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

/** Part of `DuplicateError`, `FindDuplicatesResult`. */
export interface DuplicateResult {
  readonly allowSave: boolean;
  readonly duplicateRule: string;
  readonly duplicateRuleEntityType: string;
  readonly errorMessage: string | null;
  readonly matchResults: readonly MatchResult[];
}

/** Header block of requests. */
export interface DuplicateRuleHeader {
  readonly allowSave: boolean;
  readonly includeRecordDetails: boolean;
  readonly runAsCurrentUser: boolean;
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
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly id: ID | null;
  readonly success: boolean;
}

/** Part of `SearchResultsMetadata`. */
export interface EntitySearchMetadata {
  readonly entityName: string;
  readonly fieldMetadata: readonly FieldLevelSearchMetadata[];
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

/** Part of `ApiError`. */
export interface ExtendedErrorDetails {
  readonly [element: string]: unknown;
  readonly extendedErrorCode: ExtendedErrorCode;
}

/** Part of `DescribeSObjectResult`, `FieldComponent`. */
export interface Field {
  readonly aggregatable: boolean;
  readonly autoNumber: boolean;
  readonly byteLength: number;
  readonly calculated: boolean;
  readonly calculatedFormula?: string | undefined;
  readonly cascadeDelete?: boolean | undefined;
  readonly caseSensitive: boolean;
  readonly compoundFieldName?: string | undefined;
  readonly controllerName?: string | undefined;
  readonly createable: boolean;
  readonly custom: boolean;
  readonly defaultValue?: unknown;
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
  readonly components: readonly (DescribeLayoutComponent | AnalyticsCloudComponent | Canvas | CustomLinkComponent | FieldComponent
    | FieldLayoutComponent | ReportChartComponent | VisualforcePage)[];
  readonly fieldType: FieldType;
}

/** Part of `EntitySearchMetadata`. */
export interface FieldLevelSearchMetadata {
  readonly label: string | null;
  readonly name: string;
  readonly type: string | null;
}

/** Part of `Field`. */
export interface FilteredLookupInfo {
  readonly controllingFields: readonly string[];
  readonly dependent: boolean;
  readonly optionalFilter: boolean;
}

/** Part of `findDuplicates()`. */
export interface FindDuplicatesResult {
  readonly duplicateResults: readonly DuplicateResult[];
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly success: boolean;
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
}

/** Part of `getServerTimestamp()`. */
export interface GetServerTimestampResult {
  readonly timestamp: Date;
}

/** Part of `getUpdated()`. */
export interface GetUpdatedResult {
  readonly ids: readonly ID[];
  readonly latestDateCovered: Date;
}

/** Part of `getUserInfo()`, `LoginResult`. */
export interface GetUserInfoResult {
  readonly accessibilityMode: boolean;
  readonly currencySymbol: string | null;
  readonly orgAttachmentFileSizeLimit: number;
  readonly orgDefaultCurrencyIsoCode: string | null;
  readonly orgDefaultCurrencyLocale: string | null;
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
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly success: boolean;
}

/** Arrives in records and events only. */
export interface JunctionIdListNames {
  readonly names: readonly string[];
}

/** Part of `KnowledgeSettings`. */
export interface KnowledgeLanguageItem {
  readonly active: boolean;
  readonly name: string;
}

/** Part of `describeKnowledgeSettings()`. */
export interface KnowledgeSettings {
  readonly defaultLanguage?: string | undefined;
  readonly knowledgeEnabled: boolean;
  readonly languages: readonly KnowledgeLanguageItem[];
}

/** Part of `SearchResultsMetadata`. */
export interface LabelsSearchMetadata {
  readonly entityFieldLabels: readonly NameValuePair[];
  readonly entityName: string;
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
  readonly errors: readonly (ApiError | DuplicateError)[];
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

/** Part of `DebuggingHeader`. */
export interface LogInfo {
  readonly category: LogCategory;
  readonly level: LogCategoryLevel;
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

/** Part of `MatchResult`. */
export interface MatchRecord {
  readonly additionalInformation: readonly AdditionalInformationMap[];
  readonly fieldDiffs: readonly FieldDiff[];
  readonly matchConfidence: number;
  readonly record: SObject;
}

/** Part of `DuplicateResult`. */
export interface MatchResult {
  readonly entityType: string;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly matchEngine: string;
  readonly matchRecords: readonly MatchRecord[];
  readonly rule: string;
  readonly size: number;
  readonly success: boolean;
}

/** Part of `merge()`. */
export interface MergeRequest {
  readonly additionalInformationMap?: readonly AdditionalInformationMap[] | null | undefined;
  readonly masterRecord: SObjectInput;
  readonly recordToMergeIds: readonly ID[];
}

/** Part of `merge()`. */
export interface MergeResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly id: ID | null;
  readonly mergedRecordIds: readonly ID[];
  readonly success: boolean;
  readonly updatedRelatedIds: readonly ID[];
}

/** Header block of requests. */
export interface MruHeader {
  readonly updateMru: boolean;
}

/** Part of `DescribeNounResult`. */
export interface NameCaseValue {
  readonly article: Article | null;
  readonly caseType: CaseType | null;
  readonly number: GrammaticalNumber | null;
  readonly possessive: Possessive | null;
  readonly value: string;
}

/** Arrives in records and events only. */
export interface NameObjectValuePair {
  readonly name: string;
  readonly value: readonly unknown[];
}

/** Part of `LabelsSearchMetadata`, `SearchSnippet`. */
export interface NameValuePair {
  readonly name: string;
  readonly value: string;
}

/** Part of `DescribeSObjectResult`. */
export interface NamedLayoutInfo {
  readonly name: string;
}

/** Part of `OwnerChangeOptions`. */
export interface OwnerChangeOption {
  readonly type: OwnerChangeOptionType;
  readonly execute: boolean;
}

/** Header block of requests. */
export interface OwnerChangeOptions {
  readonly options?: readonly OwnerChangeOption[] | null | undefined;
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
  readonly contextId: ID | null;
  readonly created: boolean;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly feedItemIds: readonly ID[];
  readonly ids: readonly ID[];
  readonly success: boolean;
  readonly successMessage: string | null;
}

/** Part of `Field`, `PicklistForRecordType`. */
export interface PicklistEntry {
  readonly active: boolean;
  readonly defaultValue: boolean;
  readonly label: string | null;
  readonly validFor?: Uint8Array | undefined;
  readonly value: string;
}

/** Part of `DescribePathAssistant`, `RecordTypeMapping`. */
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
  readonly errors: readonly (ApiError | DuplicateError)[];
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
  readonly submitterId?: ID | null | undefined;
  readonly processDefinitionNameOrId?: string | null | undefined;
  readonly skipEntryCriteria?: boolean | null | undefined;
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
  readonly errors: readonly (ApiError | DuplicateError)[];
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

/** Part of `DescribeSObjectResult`, `RecordTypesSupported`. */
export interface RecordTypeInfo {
  readonly available: boolean;
  readonly defaultRecordTypeMapping: boolean;
  readonly master: boolean;
  readonly name: string;
  readonly recordTypeId: ID | null;
}

/** Part of `DescribeLayoutResult`. */
export interface RecordTypeMapping {
  readonly available: boolean;
  readonly defaultRecordTypeMapping: boolean;
  readonly layoutId: ID;
  readonly master: boolean;
  readonly name: string;
  readonly picklistsForRecordType: readonly PicklistForRecordType[];
  readonly recordTypeId: ID | null;
}

/** Arrives in records and events only. */
export interface RecordTypesSupported {
  readonly recordTypeInfos: readonly RecordTypeInfo[];
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

/** Part of `RelatedList`. */
export interface RelatedListColumn {
  readonly field: string | null;
  readonly fieldApiName: string;
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

/** Arrives in records and events only. */
export interface RelationshipReferenceTo {
  readonly referenceTo: readonly string[];
}

/** Part of `RenderEmailTemplateResult`. */
export interface RenderEmailTemplateBodyResult {
  readonly errors: readonly RenderEmailTemplateError[];
  readonly mergedBody: string | null;
  readonly success: boolean;
}

/** Part of `RenderEmailTemplateBodyResult`. */
export interface RenderEmailTemplateError {
  readonly fieldName: string;
  readonly message: string;
  readonly offset: number;
  readonly statusCode: StatusCode;
}

/** Part of `renderEmailTemplate()`. */
export interface RenderEmailTemplateRequest {
  readonly templateBodies: readonly string[];
  readonly whatId?: ID | null | undefined;
  readonly whoId?: ID | null | undefined;
}

/** Part of `renderEmailTemplate()`. */
export interface RenderEmailTemplateResult {
  readonly bodyResults: readonly RenderEmailTemplateBodyResult[];
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly success: boolean;
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

/** Part of `resetPassword()`. */
export interface ResetPasswordResult {
  readonly password: string;
}

/** Part of `create()`, `update()`. */
export interface SaveResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly id: ID | null;
  readonly success: boolean;
}

/** Part of `DescribeSObjectResult`. */
export interface ScopeInfo {
  readonly label: string;
  readonly name: string;
}

/** Part of `SearchLayoutButtonsDisplayed`. */
export interface SearchLayoutButton {
  readonly apiName: string;
  readonly label: string;
}

/** Arrives in records and events only. */
export interface SearchLayoutButtonsDisplayed {
  readonly applicable: boolean;
  readonly buttons: readonly SearchLayoutButton[];
}

/** Part of `SearchLayoutFieldsDisplayed`. */
export interface SearchLayoutField {
  readonly apiName: string;
  readonly label: string;
  readonly sortable: boolean;
}

/** Arrives in records and events only. */
export interface SearchLayoutFieldsDisplayed {
  readonly applicable: boolean;
  readonly fields: readonly SearchLayoutField[];
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
  readonly searchResultsMetadata: SearchResultsMetadata | null;
}

/** Part of `SearchResult`. */
export interface SearchResultsMetadata {
  readonly entityLabelMetadata: readonly LabelsSearchMetadata[];
  readonly entityMetadata: readonly EntitySearchMetadata[];
}

/** Part of `SearchRecord`. */
export interface SearchSnippet {
  readonly text: string | null;
  readonly wholeFields: readonly NameValuePair[];
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
  readonly entityAttachments?: readonly ID[] | null | undefined;
  readonly fileAttachments?: readonly EmailFileAttachment[] | null | undefined;
  readonly htmlBody?: string | null | undefined;
  readonly inReplyTo?: string | null | undefined;
  readonly optOutPolicy?: SendEmailOptOutPolicy | null | undefined;
  readonly orgWideEmailAddressId?: ID | null | undefined;
  readonly plainTextBody?: string | null | undefined;
  readonly references?: string | null | undefined;
  readonly targetObjectId?: ID | null | undefined;
  readonly templateId?: ID | null | undefined;
  readonly toAddresses?: readonly string[] | null | undefined;
  readonly treatBodiesAsTemplate?: boolean | null | undefined;
  readonly treatTargetObjectAsRecipient?: boolean | null | undefined;
  readonly whatId?: ID | null | undefined;
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

/** Header block of requests. */
export interface StreamingEnabledHeader {
  readonly streamingEnabled: boolean;
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

/** Header block of requests. */
export interface UserTerritoryDeleteHeader {
  readonly transferToUserId?: ID | null | undefined;
}

/** Extends `DescribeLayoutComponent`. */
export interface VisualforcePage {
  readonly xsiType: 'VisualforcePage';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string | null;
  readonly showLabel: boolean;
  readonly showScrollbars: boolean;
  readonly suggestedHeight: string;
  readonly suggestedWidth: string;
  readonly url: string;
}
