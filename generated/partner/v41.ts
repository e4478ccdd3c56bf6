// API 41.0, Winter '18: changes DescribeQuickActionResult, LeadConvert, RecordTypeInfo, RecordTypeMapping, RenderEmailTemplateRequest. The
// rest is as in 40.0; types that mention a changed one are restated.
// Generated from wsdl/partner-41.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { SObjectInput } from '../../src/sobject.ts';
import type { ID, ShareAccessLevel } from './codes.ts';
import type {
  ActionOverride, ChildRelationship, DescribeColor, DescribeIcon, DescribeLayout, DescribeLayoutSection, DescribeQuickActionDefaultValue,
  Field, HeaderBlocks, LeadConvertResult, NamedLayoutInfo, PicklistForRecordType, RenderEmailTemplateResult, ScopeInfo,
  Operations as V40Operations,
} from './v40.ts';
export type * from './v40.ts';

/** The operations of 41.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V40Operations<Blocks>,
  'describeSObject' | 'describeSObjects' | 'describeLayout' | 'convertLead' | 'renderEmailTemplate' | 'describeQuickActions'> {
  readonly describeSObject: BoundOperation<Blocks, { sObjectType: string }, DescribeSObjectResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeSObjects: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSObjectResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeLayout: BoundOperation<Blocks, { sObjectType: string; layoutName?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribeLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly convertLead: BoundOperation<Blocks, { leadConverts?: readonly LeadConvert[] | null | undefined }, readonly LeadConvertResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly renderEmailTemplate: BoundOperation<Blocks, { renderRequests?: readonly RenderEmailTemplateRequest[] | null | undefined },
    readonly RenderEmailTemplateResult[],
    'SessionHeader' | 'CallOptions', 'LimitInfoHeader'>;
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
}

/** Part of `describeLayout()`. */
export interface DescribeLayoutResult {
  readonly layouts: readonly DescribeLayout[];
  readonly recordTypeMappings: readonly RecordTypeMapping[];
  readonly recordTypeSelectorRequired: boolean;
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

/** Part of `convertLead()`. */
export interface LeadConvert {
  readonly accountId?: ID | null | undefined;
  readonly accountRecord: SObjectInput;
  readonly bypassAccountDedupeCheck?: boolean | null | undefined;
  readonly bypassContactDedupeCheck?: boolean | null | undefined;
  readonly contactId?: ID | null | undefined;
  readonly contactRecord: SObjectInput;
  readonly convertedStatus: string;
  readonly doNotCreateOpportunity: boolean;
  readonly leadId: ID;
  readonly opportunityId?: ID | null | undefined;
  readonly opportunityName?: string | null | undefined;
  readonly opportunityRecord: SObjectInput;
  readonly overwriteLeadSource: boolean;
  readonly ownerId?: ID | null | undefined;
  readonly sendNotificationEmail: boolean;
}

/** Part of `DescribeSObjectResult`, `RecordTypesSupported`. */
export interface RecordTypeInfo {
  readonly active: boolean;
  readonly available: boolean;
  readonly defaultRecordTypeMapping: boolean;
  readonly master: boolean;
  readonly name: string;
  readonly recordTypeId: ID | null;
}

/** Part of `DescribeLayoutResult`. */
export interface RecordTypeMapping {
  readonly active: boolean;
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

/** Part of `renderEmailTemplate()`. */
export interface RenderEmailTemplateRequest {
  readonly escapeHtmlInMergeFields?: boolean | null | undefined;
  readonly templateBodies: readonly string[];
  readonly whatId?: ID | null | undefined;
  readonly whoId?: ID | null | undefined;
}
