// API 38.0, Winter '17: adds FindDuplicatesResult, findDuplicates(); changes DescribeComponentInstanceProperty,
// DescribeGlobalSObjectResult, DescribeLayoutSection, DescribeQuickActionResult, DescribeSearchableEntityResult, DescribeSObjectResult,
// Field, GetUserInfoResult, MatchResult, RelatedListColumn. The rest is as in 37.0; types that mention a changed one are restated.
// Generated from wsdl/partner-38.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { SObject, SObjectInput } from '../../src/sobject.ts';
import type {
  ComponentInstancePropertyTypeEnum, FieldType, ID, LayoutComponentType, ShareAccessLevel, SoapType, StatusCode, TabOrderType,
} from './codes.ts';
import type {
  ActionOverride, AnalyticsCloudComponent, ApiError, Canvas, ChildRelationship, CustomLinkComponent, DescribeColor, DescribeIcon,
  DescribeLayoutButton, DescribeLayoutButtonSection, DescribeLayoutComponent, DescribeLayoutFeedView, DescribePathAssistantField,
  DescribeQuickActionDefaultValue, DescribeQuickActionListResult, DescribeThemeResult, ExtendedErrorDetails, FilteredLookupInfo,
  FlexipageContext, HeaderBlocks, LeadConvert, MatchRecord, MergeRequest, NamedLayoutInfo, PerformQuickActionRequest, PicklistEntry,
  PicklistForRecordType, ProcessSubmitRequest, ProcessWorkitemRequest, RecordTypeCompactLayoutMapping, RecordTypeInfo, RecordTypeMapping,
  RelatedListSort, RenderEmailTemplateBodyResult, RenderEmailTemplateRequest, ReportChartComponent, ScopeInfo, VisualforcePage,
  Operations as V37Operations,
} from './v37.ts';
export type * from './v37.ts';

/** The operations of 38.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V37Operations<Blocks>,
  'login' | 'describeSObject' | 'describeSObjects' | 'describeGlobal' | 'describeFlexiPages' | 'describeGlobalTheme' | 'describeLayout'
  | 'describeSearchableEntities' | 'describeCompactLayouts' | 'describePathAssistants' | 'describeApprovalLayout'
  | 'describePrimaryCompactLayouts' | 'create' | 'update' | 'upsert' | 'merge' | 'delete' | 'undelete' | 'emptyRecycleBin' | 'process'
  | 'convertLead' | 'invalidateSessions' | 'getUserInfo' | 'renderEmailTemplate' | 'performQuickActions' | 'describeQuickActions'
  | 'retrieveQuickActionTemplates'> {
  readonly login: BoundOperation<Blocks, { username: string; password: string }, LoginResult, 'LoginScopeHeader' | 'CallOptions', never>;
  readonly describeSObject: BoundOperation<Blocks, { sObjectType: string }, DescribeSObjectResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeSObjects: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSObjectResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeGlobal: BoundOperation<Blocks, Record<string, never>, DescribeGlobalResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeFlexiPages: BoundOperation<Blocks, { flexiPages: readonly string[];
    contexts?: readonly FlexipageContext[] | null | undefined }, readonly DescribeFlexiPageResult[],
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
  readonly getUserInfo: BoundOperation<Blocks, Record<string, never>, GetUserInfoResult,
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
  readonly retrieveQuickActionTemplates: BoundOperation<Blocks, { quickActionNames?: readonly string[] | null | undefined;
    contextId?: ID | null | undefined }, readonly QuickActionTemplateResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly findDuplicates: BoundOperation<Blocks, { sObjects?: readonly SObjectInput[] | null | undefined },
    readonly FindDuplicatesResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'DuplicateRuleHeader', 'LimitInfoHeader'>;
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
  readonly type: ComponentInstancePropertyTypeEnum | null;
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
  readonly label: string;
  readonly name: string;
  readonly pluralLabel: string;
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
  readonly errorMessage: string;
  readonly matchResults: readonly MatchResult[];
}

/** Part of `emptyRecycleBin()`. */
export interface EmptyRecycleBinResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly id: ID | null;
  readonly success: boolean;
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

/** Part of `findDuplicates()`. */
export interface FindDuplicatesResult {
  readonly duplicateResults: readonly DuplicateResult[];
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly success: boolean;
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

/** Part of `convertLead()`. */
export interface LeadConvertResult {
  readonly accountId: ID | null;
  readonly contactId: ID | null;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly leadId: ID | null;
  readonly opportunityId: ID | null;
  readonly success: boolean;
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
