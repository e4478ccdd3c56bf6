// API 40.0, Summer '17: adds ChangeOwnPasswordResult, EntitySpellCorrectionMetadata, RenderStoredEmailTemplateRequest,
// RenderStoredEmailTemplateResult, SearchRecordMetadata, changeOwnPassword(), renderStoredEmailTemplate(), findDuplicatesByIds(); changes
// ActionOverride, DescribeLayoutSection, EmailFileAttachment, EntitySearchMetadata, Field, GetUserInfoResult, LeadConvert, NameCaseValue,
// SearchRecord. The rest is as in 39.0; types that mention a changed one are restated.
// Generated from wsdl/partner-40.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { SObject } from '../../src/sobject.ts';
import type {
  Article, AttachmentRetrievalOption, CaseType, EmailPriority, FieldType, Gender, GrammaticalNumber, ID, LayoutComponentType, Possessive,
  SendEmailOptOutPolicy, ShareAccessLevel, SoapType, StartsWith, TabOrderType,
} from './codes.ts';
import type {
  AnalyticsCloudComponent, ApiError, Canvas, ChildRelationship, CustomLinkComponent, DescribeColor, DescribeIcon, DescribeLayoutButton,
  DescribeLayoutButtonSection, DescribeLayoutComponent, DescribeLayoutFeedView, DescribeLayoutSaveOption, DescribePathAssistantField,
  DescribeQuickActionDefaultValue, DescribeQuickActionListResult, DuplicateError, FieldLevelSearchMetadata, FilteredLookupInfo,
  FindDuplicatesResult, HeaderBlocks, LabelsSearchMetadata, LeadConvertResult, MassEmailMessage, NamedLayoutInfo, PicklistEntry,
  PicklistForRecordType, RecordTypeCompactLayoutMapping, RecordTypeInfo, RecordTypeMapping, RelatedList, ReportChartComponent, ScopeInfo,
  SearchSnippet, SendEmailResult, VisualforcePage, Operations as V39Operations,
} from './v39.ts';
export type * from './v39.ts';

/** The operations of 40.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V39Operations<Blocks>,
  'login' | 'describeSObject' | 'describeSObjects' | 'describeLayout' | 'describeCompactLayouts' | 'describePathAssistants'
  | 'describeApprovalLayout' | 'describePrimaryCompactLayouts' | 'convertLead' | 'search' | 'getUserInfo' | 'sendEmail'
  | 'describeQuickActions' | 'describeNouns'> {
  readonly login: BoundOperation<Blocks, { username: string; password: string }, LoginResult, 'LoginScopeHeader' | 'CallOptions', never>;
  readonly describeSObject: BoundOperation<Blocks, { sObjectType: string }, DescribeSObjectResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeSObjects: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSObjectResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeLayout: BoundOperation<Blocks, { sObjectType: string; layoutName?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribeLayoutResult,
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
  readonly convertLead: BoundOperation<Blocks, { leadConverts?: readonly LeadConvert[] | null | undefined }, readonly LeadConvertResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly search: BoundOperation<Blocks, { searchString: string }, SearchResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly changeOwnPassword: BoundOperation<Blocks, { oldPassword: string; newPassword: string }, ChangeOwnPasswordResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly getUserInfo: BoundOperation<Blocks, Record<string, never>, GetUserInfoResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly sendEmail: BoundOperation<Blocks, { messages?: readonly (MassEmailMessage | SingleEmailMessage)[] | null | undefined },
    readonly SendEmailResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly renderStoredEmailTemplate: BoundOperation<Blocks, { request: RenderStoredEmailTemplateRequest }, RenderStoredEmailTemplateResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly findDuplicatesByIds: BoundOperation<Blocks, { ids: readonly ID[] }, readonly FindDuplicatesResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'DuplicateRuleHeader', 'LimitInfoHeader'>;
  readonly describeNouns: BoundOperation<Blocks, { nouns?: readonly string[] | null | undefined; onlyRenamed: boolean;
    includeFields: boolean }, readonly DescribeNounResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
}

/** Part of `DescribeSObjectResult`. */
export interface ActionOverride {
  readonly formFactor: string;
  readonly isAvailableInTouch: boolean;
  readonly name: string;
  readonly pageId: ID;
  readonly url: string | null;
}

/** Part of `changeOwnPassword()`. */
export interface ChangeOwnPasswordResult {
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
  readonly layoutSectionId: ID | null;
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

/** Part of `SingleEmailMessage`. */
export interface EmailFileAttachment {
  readonly body?: Uint8Array | null | undefined;
  readonly contentType?: string | null | undefined;
  readonly fileName: string;
  readonly id?: ID | null | undefined;
  readonly inline?: boolean | null | undefined;
}

/** Part of `SearchResultsMetadata`. */
export interface EntitySearchMetadata {
  readonly entityName: string;
  readonly fieldMetadata: readonly FieldLevelSearchMetadata[];
  readonly spellCorrectionMetadata?: EntitySpellCorrectionMetadata | undefined;
}

/** Part of `EntitySearchMetadata`. */
export interface EntitySpellCorrectionMetadata {
  readonly correctedQuery: string;
  readonly hasNonCorrectedResults: boolean;
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
  readonly polymorphicForeignKey: boolean;
  readonly precision: number;
  readonly queryByDistance: boolean;
  readonly referenceTargetField?: string | undefined;
  readonly referenceTo: readonly string[];
  readonly relationshipName?: string | undefined;
  readonly relationshipOrder?: number | undefined;
  readonly restrictedDelete?: boolean | undefined;
  readonly restrictedPicklist: boolean;
  readonly scale: number;
  readonly searchPrefilterable: boolean;
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

/** Part of `getUserInfo()`, `LoginResult`. */
export interface GetUserInfoResult {
  readonly accessibilityMode: boolean;
  readonly chatterExternal: boolean;
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

/** Part of `convertLead()`. */
export interface LeadConvert {
  readonly accountId?: ID | null | undefined;
  readonly contactId?: ID | null | undefined;
  readonly convertedStatus: string;
  readonly doNotCreateOpportunity: boolean;
  readonly leadId: ID;
  readonly opportunityId?: ID | null | undefined;
  readonly opportunityName?: string | null | undefined;
  readonly overwriteLeadSource: boolean;
  readonly ownerId?: ID | null | undefined;
  readonly sendNotificationEmail: boolean;
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

/** Part of `DescribeNounResult`. */
export interface NameCaseValue {
  readonly article: Article | null;
  readonly caseType: CaseType | null;
  readonly number: GrammaticalNumber | null;
  readonly possessive: Possessive | null;
  readonly value: string | null;
}

/** Part of `DescribeLayout`. */
export interface RelatedContent {
  readonly relatedContentItems: readonly DescribeRelatedContentItem[];
}

/** Part of `renderStoredEmailTemplate()`. */
export interface RenderStoredEmailTemplateRequest {
  readonly attachmentRetrievalOption?: AttachmentRetrievalOption | null | undefined;
  readonly templateId: ID;
  readonly whatId?: ID | null | undefined;
  readonly whoId?: ID | null | undefined;
}

/** Part of `renderStoredEmailTemplate()`. */
export interface RenderStoredEmailTemplateResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly renderedEmail: Omit<SingleEmailMessage, 'xsiType'> | null;
  readonly success: boolean;
}

/** Part of `SearchResult`. */
export interface SearchRecord {
  readonly record: SObject;
  readonly searchRecordMetadata?: SearchRecordMetadata | undefined;
  readonly snippet: SearchSnippet | null;
}

/** Part of `SearchRecord`. */
export interface SearchRecordMetadata {
  readonly spellCorrected: boolean;
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
