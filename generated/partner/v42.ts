// API 42.0, Spring '18: adds ChangeEventHeader, DeleteByExampleResult, EntitySearchPromotionMetadata, StringList, deleteByExample(),
// retrieveMassQuickActionTemplates(); changes DescribePathAssistantStep, EntitySearchMetadata, LeadConvert, QuickActionTemplateResult,
// RelatedListColumn, RenderStoredEmailTemplateRequest, SearchRecordMetadata, SingleEmailMessage. The rest is as in 41.0; types that mention
// a changed one are restated.
// Generated from wsdl/partner-42.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { SObject, SObjectInput } from '../../src/sobject.ts';
import type { AttachmentRetrievalOption, ChangeEventType, EmailPriority, ID, SendEmailOptOutPolicy, ShareAccessLevel } from './codes.ts';
import type {
  ApiError, DescribeLayoutButton, DescribeLayoutButtonSection, DescribeLayoutFeedView, DescribeLayoutSaveOption, DescribeLayoutSection,
  DescribePathAssistantField, DescribeQuickActionListResult, DuplicateError, EmailFileAttachment, EntitySpellCorrectionMetadata,
  FieldLevelSearchMetadata, HeaderBlocks, LabelsSearchMetadata, LeadConvertResult, MassEmailMessage, PicklistForRecordType,
  RecordTypeMapping, RelatedContent, RelatedListSort, SearchSnippet, SendEmailResult, Operations as V41Operations,
} from './v41.ts';
export type * from './v41.ts';

/** The operations of 42.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V41Operations<Blocks>,
  'describeLayout' | 'describePathAssistants' | 'convertLead' | 'search' | 'sendEmail' | 'renderStoredEmailTemplate'
  | 'retrieveQuickActionTemplates'> {
  readonly describeLayout: BoundOperation<Blocks, { sObjectType: string; layoutName?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribeLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describePathAssistants: BoundOperation<Blocks, { sObjectType: string; picklistValue?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribePathAssistantsResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly convertLead: BoundOperation<Blocks, { leadConverts?: readonly LeadConvert[] | null | undefined }, readonly LeadConvertResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly search: BoundOperation<Blocks, { searchString: string }, SearchResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly deleteByExample: BoundOperation<Blocks, { sObjects?: readonly SObjectInput[] | null | undefined },
    readonly DeleteByExampleResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'UserTerritoryDeleteHeader' | 'EmailHeader' | 'AllowFieldTruncationHeader'
      | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader' | 'AllOrNoneHeader' | 'DuplicateRuleHeader' | 'LocaleOptions'
      | 'DebuggingHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly sendEmail: BoundOperation<Blocks, { messages?: readonly (MassEmailMessage | SingleEmailMessage)[] | null | undefined },
    readonly SendEmailResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly renderStoredEmailTemplate: BoundOperation<Blocks, { request: RenderStoredEmailTemplateRequest }, RenderStoredEmailTemplateResult,
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly retrieveQuickActionTemplates: BoundOperation<Blocks, { quickActionNames?: readonly string[] | null | undefined;
    contextId?: ID | null | undefined }, readonly QuickActionTemplateResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly retrieveMassQuickActionTemplates: BoundOperation<Blocks, { quickActionName: string;
    contextIds?: readonly ID[] | null | undefined }, readonly QuickActionTemplateResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
}

/** Arrives in records and events only. */
export interface ChangeEventHeader {
  readonly entityName: string;
  readonly recordIds: readonly string[];
  readonly commitTimestamp: number;
  readonly commitNumber: number;
  readonly commitUser: string;
  readonly diffFields: readonly string[];
  readonly changeType: ChangeEventType;
  readonly changeOrigin: string;
  readonly transactionKey: string;
  readonly sequenceNumber: number;
  readonly isTransactionEnd: boolean;
  readonly nulledFields: readonly string[];
}

/** Part of `deleteByExample()`. */
export interface DeleteByExampleResult {
  readonly entity: SObject | null;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly rowCount: number;
  readonly success: boolean;
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

/** Part of `describeLayout()`. */
export interface DescribeLayoutResult {
  readonly layouts: readonly DescribeLayout[];
  readonly recordTypeMappings: readonly RecordTypeMapping[];
  readonly recordTypeSelectorRequired: boolean;
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

/** Part of `SearchResultsMetadata`. */
export interface EntitySearchMetadata {
  readonly entityName: string;
  readonly fieldMetadata: readonly FieldLevelSearchMetadata[];
  readonly searchPromotionMetadata?: EntitySearchPromotionMetadata | undefined;
  readonly spellCorrectionMetadata?: EntitySpellCorrectionMetadata | undefined;
}

/** Part of `EntitySearchMetadata`. */
export interface EntitySearchPromotionMetadata {
  readonly promotedResultCount: number;
}

/** Part of `convertLead()`. */
export interface LeadConvert {
  readonly accountId?: ID | null | undefined;
  readonly accountRecord?: SObjectInput | null | undefined;
  readonly bypassAccountDedupeCheck?: boolean | null | undefined;
  readonly bypassContactDedupeCheck?: boolean | null | undefined;
  readonly contactId?: ID | null | undefined;
  readonly contactRecord?: SObjectInput | null | undefined;
  readonly convertedStatus: string;
  readonly doNotCreateOpportunity: boolean;
  readonly leadId: ID;
  readonly opportunityId?: ID | null | undefined;
  readonly opportunityName?: string | null | undefined;
  readonly opportunityRecord?: SObjectInput | null | undefined;
  readonly overwriteLeadSource: boolean;
  readonly ownerId?: ID | null | undefined;
  readonly sendNotificationEmail: boolean;
}

/** Part of `retrieveQuickActionTemplates()`, `retrieveMassQuickActionTemplates()`. */
export interface QuickActionTemplateResult {
  readonly contextId: string | null;
  readonly defaultValueFormulas: SObject | null;
  readonly defaultValues: SObject | null;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly success: boolean;
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
  readonly sortable: boolean;
}

/** Part of `renderStoredEmailTemplate()`. */
export interface RenderStoredEmailTemplateRequest {
  readonly attachmentRetrievalOption?: AttachmentRetrievalOption | null | undefined;
  readonly templateId: ID;
  readonly updateTemplateUsage?: boolean | null | undefined;
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
  readonly searchPromoted: boolean;
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
  readonly templateName?: string | null | undefined;
  readonly toAddresses?: readonly string[] | null | undefined;
  readonly treatBodiesAsTemplate?: boolean | null | undefined;
  readonly treatTargetObjectAsRecipient?: boolean | null | undefined;
  readonly whatId?: ID | null | undefined;
}

/** Arrives in records and events only. */
export interface StringList {
  readonly values: readonly string[];
}
