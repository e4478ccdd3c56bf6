// API 63.0, Spring '25: adds DescribeQuickActionParameter; changes DescribeLayoutItem, DescribeQuickActionResult, SingleEmailMessage. The
// rest is as in 62.0; types that mention a changed one are restated.
// Generated from wsdl/partner-63.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type {
  EmailPriority, ID, QuickActionParameterType, SendEmailOptOutPolicy, ShareAccessLevel, TabOrderType, UiBehavior,
} from './codes.ts';
import type {
  AnalyticsCloudComponent, ApiError, Canvas, CustomLinkComponent, DescribeAnimationRule, DescribeColor, DescribeIcon, DescribeLayoutButton,
  DescribeLayoutButtonSection, DescribeLayoutComponent, DescribeLayoutFeedView, DescribeLayoutSaveOption, DescribePathAssistantField,
  DescribeQuickActionDefaultValue, DescribeQuickActionListResult, DuplicateError, EmailFileAttachment, FieldComponent, FieldLayoutComponent,
  HeaderBlocks, MassEmailMessage, PicklistForRecordType, RecordTypeCompactLayoutMapping, RecordTypeMapping, RelatedList,
  RenderStoredEmailTemplateRequest, ReportChartComponent, SendEmailResult, VisualforcePage, Operations as V62Operations,
} from './v62.ts';
export type * from './v62.ts';

/** The operations of 63.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V62Operations<Blocks>,
  'describeLayout' | 'describeCompactLayouts' | 'describePathAssistants' | 'describeApprovalLayout' | 'describePrimaryCompactLayouts'
  | 'sendEmail' | 'renderStoredEmailTemplate' | 'describeQuickActions' | 'describeQuickActionsForRecordType'> {
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
  readonly sendEmail: BoundOperation<Blocks, { messages?: readonly (MassEmailMessage | SingleEmailMessage)[] | null | undefined },
    readonly SendEmailResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly renderStoredEmailTemplate: BoundOperation<Blocks, { request: RenderStoredEmailTemplateRequest }, RenderStoredEmailTemplateResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeQuickActionsForRecordType: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined;
    recordTypeId: string }, readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
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
  readonly uiBehavior: readonly UiBehavior[];
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

/** Part of `DescribePathAssistantsResult`. */
export interface DescribePathAssistant {
  readonly active: boolean;
  readonly animationRule: readonly DescribeAnimationRule[];
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
  readonly info: string | null;
  readonly layoutSection: DescribeLayoutSection | null;
  readonly picklistLabel: string;
  readonly picklistValue: string;
  readonly won: boolean;
}

/** Part of `describePathAssistants()`. */
export interface DescribePathAssistantsResult {
  readonly pathAssistants: readonly DescribePathAssistant[];
}

/** Part of `DescribeQuickActionResult`. */
export interface DescribeQuickActionParameter {
  readonly parameterName: string;
  readonly parameterType: QuickActionParameterType;
  readonly parameterValue: string;
}

/** Part of `describeQuickActions()`, `describeQuickActionsForRecordType()`. */
export interface DescribeQuickActionResult {
  readonly accessLevelRequired: ShareAccessLevel | null;
  readonly actionEnumOrId: string;
  readonly canvasApplicationId: ID | null;
  readonly canvasApplicationName: string | null;
  readonly colors: readonly DescribeColor[];
  readonly contextSobjectType: string | null;
  readonly defaultValues: readonly DescribeQuickActionDefaultValue[];
  readonly flowDevName: string | null;
  readonly flowRecordIdVar: string | null;
  readonly height: number | null;
  readonly iconName: string | null;
  readonly iconUrl: string | null;
  readonly icons: readonly DescribeIcon[];
  readonly label: string;
  readonly layout: DescribeLayoutSection | null;
  readonly lightningComponentBundleId: ID | null;
  readonly lightningComponentBundleName: string | null;
  readonly lightningComponentQualifiedName: string | null;
  readonly lightningWebComponentBundleId: ID | null;
  readonly lightningWebComponentBundleName: string | null;
  readonly lightningWebComponentQualifiedName: string | null;
  readonly miniIconUrl: string | null;
  readonly mobileExtensionId: string | null;
  readonly name: string;
  readonly parameters: readonly DescribeQuickActionParameter[];
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

/** Part of `DescribeLayout`. */
export interface RelatedContent {
  readonly relatedContentItems: readonly DescribeRelatedContentItem[];
}

/** Part of `renderStoredEmailTemplate()`. */
export interface RenderStoredEmailTemplateResult {
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly renderedEmail: Omit<SingleEmailMessage, 'xsiType'> | null;
  readonly success: boolean;
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
  readonly oneClickPost?: boolean | null | undefined;
  readonly optOutPolicy?: SendEmailOptOutPolicy | null | undefined;
  readonly orgWideEmailAddressId?: ID | null | undefined;
  readonly plainTextBody?: string | null | undefined;
  readonly references?: string | null | undefined;
  readonly targetObjectId?: ID | null | undefined;
  readonly templateId?: ID | null | undefined;
  readonly templateName?: string | null | undefined;
  readonly toAddresses?: readonly string[] | null | undefined;
  readonly treatBodiesAsTemplate?: boolean | null | undefined;
  readonly treatTargetObjectAsRecipient?: boolean | null | undefined;
  readonly unsubscribeComment?: string | null | undefined;
  readonly unsubscribeUrls?: readonly string[] | null | undefined;
  readonly whatId?: ID | null | undefined;
}
