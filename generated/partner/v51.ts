// API 51.0, Spring '21: changes ActionOverride, DescribeQuickActionResult, LeadConvert, LeadConvertResult. The rest is as in 50.0; types
// that mention a changed one are restated.
// Generated from wsdl/partner-51.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { SObjectInput } from '../../src/sobject.ts';
import type { ID, ShareAccessLevel } from './codes.ts';
import type {
  ApiError, ChildRelationship, DescribeColor, DescribeIcon, DescribeLayoutSection, DescribeQuickActionDefaultValue, DuplicateError, Field,
  HeaderBlocks, NamedLayoutInfo, RecordTypeInfo, ScopeInfo, Operations as V50Operations,
} from './v50.ts';
export type * from './v50.ts';

/** The operations of 51.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V50Operations<Blocks>,
  'describeSObject' | 'describeSObjects' | 'convertLead' | 'describeQuickActions' | 'describeQuickActionsForRecordType'> {
  readonly describeSObject: BoundOperation<Blocks, { sObjectType: string }, DescribeSObjectResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeSObjects: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSObjectResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly convertLead: BoundOperation<Blocks, { leadConverts?: readonly LeadConvert[] | null | undefined }, readonly LeadConvertResult[],
    'SessionHeader' | 'CallOptions' | 'AllowFieldTruncationHeader' | 'DisableFeedTrackingHeader' | 'StreamingEnabledHeader'
      | 'DuplicateRuleHeader' | 'LocaleOptions' | 'DebuggingHeader' | 'PackageVersionHeader', 'DebuggingInfo' | 'LimitInfoHeader'>;
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeQuickActionsForRecordType: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined;
    recordTypeId: string }, readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
}

/** Part of `DescribeSObjectResult`. */
export interface ActionOverride {
  readonly formFactor: string | null;
  readonly isAvailableInTouch: boolean;
  readonly name: string;
  readonly pageId: ID;
  readonly url: string | null;
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
  readonly associateEntityType: string | null;
  readonly associateParentEntity: string | null;
  readonly childRelationships: readonly ChildRelationship[];
  readonly compactLayoutable: boolean;
  readonly createable: boolean;
  readonly custom: boolean;
  readonly customSetting: boolean;
  readonly dataTranslationEnabled?: boolean | undefined;
  readonly deepCloneable: boolean;
  readonly defaultImplementation: string | null;
  readonly deletable: boolean;
  readonly deprecatedAndHidden: boolean;
  readonly feedEnabled: boolean;
  readonly fields: readonly Field[];
  readonly hasSubtypes: boolean;
  readonly idEnabled: boolean;
  readonly implementedBy: string | null;
  readonly implementsInterfaces: string | null;
  readonly isInterface: boolean;
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
  readonly relatedPersonAccountId?: ID | null | undefined;
  readonly relatedPersonAccountRecord?: SObjectInput | null | undefined;
  readonly sendNotificationEmail: boolean;
}

/** Part of `convertLead()`. */
export interface LeadConvertResult {
  readonly accountId: ID | null;
  readonly contactId: ID | null;
  readonly errors: readonly (ApiError | DuplicateError)[];
  readonly leadId: ID | null;
  readonly opportunityId: ID | null;
  readonly relatedPersonAccountId?: ID | undefined;
  readonly success: boolean;
}
