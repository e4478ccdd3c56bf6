// API 35.0, Winter '16: adds Canvas, DescribePathAssistant, DescribePathAssistantField, DescribePathAssistantsResult,
// DescribePathAssistantStep, FlexipageContext, OwnerChangeOption, RecordTypesSupported, RenderEmailTemplateBodyResult,
// RenderEmailTemplateError, RenderEmailTemplateRequest, RenderEmailTemplateResult, ScopeInfo, SearchLayoutButton,
// SearchLayoutButtonsDisplayed, SearchLayoutField, SearchLayoutFieldsDisplayed, VisualforcePage, describePathAssistants(),
// renderEmailTemplate(); changes Address, DescribeAvailableQuickActionResult, DescribeGlobalSObjectResult, DescribeLayoutItem,
// DescribeLayoutSection, DescribeQuickActionResult, DescribeSObjectResult, DescribeTabSetResult, FieldLayoutComponent, RecordTypeInfo,
// RecordTypeMapping, SingleEmailMessage, OwnerChangeOptions, describeFlexiPages(), describeAppMenu(). The rest is as in 34.0; types that
// mention a changed one are restated.
// Generated from wsdl/partner-35.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type {
  AppMenuType, EmailPriority, FieldType, FlexipageContextTypeEnum, ID, LayoutComponentType, OwnerChangeOptionType, SendEmailOptOutPolicy,
  ShareAccessLevel, StatusCode, TabOrderType,
} from './codes.ts';
import type {
  ActionOverride, AnalyticsCloudComponent, ApiError, ChildRelationship, CustomLinkComponent, DescribeAppMenuResult, DescribeColor,
  DescribeFlexiPageResult, DescribeIcon, DescribeLayoutButton, DescribeLayoutButtonSection, DescribeLayoutComponent, DescribeLayoutFeedView,
  DescribeQuickActionDefaultValue, DescribeQuickActionListResult, DescribeTab, DescribeThemeResult, DuplicateError, EmailFileAttachment,
  Field, FieldComponent, MassEmailMessage, NamedLayoutInfo, PicklistForRecordType, RecordTypeCompactLayoutMapping, RelatedList,
  ReportChartComponent, SendEmailResult, HeaderBlocks as V34HeaderBlocks, Operations as V34Operations,
} from './v34.ts';
export type * from './v34.ts';

/** The operations of 35.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V34Operations<Blocks>,
  'describeSObject' | 'describeSObjects' | 'describeGlobal' | 'describeFlexiPages' | 'describeAppMenu' | 'describeGlobalTheme'
  | 'describeLayout' | 'describeCompactLayouts' | 'describeApprovalLayout' | 'describeTabs' | 'describePrimaryCompactLayouts'
  | 'sendEmail' | 'describeQuickActions' | 'describeAvailableQuickActions'> {
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
  readonly describeAppMenu: BoundOperation<Blocks, { appMenuType: AppMenuType; networkId?: ID | null | undefined }, DescribeAppMenuResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeGlobalTheme: BoundOperation<Blocks, Record<string, never>, DescribeGlobalTheme,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
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
  readonly describeTabs: BoundOperation<Blocks, Record<string, never>, readonly DescribeTabSetResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describePrimaryCompactLayouts: BoundOperation<Blocks, { sObjectTypes: readonly string[] }, readonly DescribeCompactLayout[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly sendEmail: BoundOperation<Blocks, { messages?: readonly (MassEmailMessage | SingleEmailMessage)[] | null | undefined },
    readonly SendEmailResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly renderEmailTemplate: BoundOperation<Blocks, { renderRequests?: readonly RenderEmailTemplateRequest[] | null | undefined },
    readonly RenderEmailTemplateResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeAvailableQuickActions: BoundOperation<Blocks, { contextType?: string | null | undefined },
    readonly DescribeAvailableQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
}

/** Every header block of the version. An operation takes and returns those that it binds. */
export interface HeaderBlocks extends Omit<V34HeaderBlocks, 'OwnerChangeOptions'> {
  readonly OwnerChangeOptions?: OwnerChangeOptions | undefined;
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

/** Part of `describeFlexiPages()`. */
export interface FlexipageContext {
  readonly type: FlexipageContextTypeEnum;
  readonly value: string;
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
