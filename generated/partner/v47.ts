// API 47.0, Winter '20: adds DescribeAnimationRule, EntityErrorMetadata; changes ChangeEventHeader, DescribeGlobalSObjectResult,
// DescribePathAssistant, DescribeQuickActionResult, DescribeSObjectResult, EntitySearchMetadata, NameObjectValuePair. The rest is as in
// 46.0; types that mention a changed one are restated.
// Generated from wsdl/partner-47.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { ChangeEventType, ID, ShareAccessLevel } from './codes.ts';
import type {
  ActionOverride, ChildRelationship, DescribeColor, DescribeIcon, DescribeLayoutSection, DescribePathAssistantStep,
  DescribeQuickActionDefaultValue, DescribeThemeResult, EntityIntentQueryMetadata, EntitySearchPromotionMetadata,
  EntitySpellCorrectionMetadata, Field, FieldLevelSearchMetadata, HeaderBlocks, LabelsSearchMetadata, NamedLayoutInfo,
  PicklistForRecordType, RecordTypeInfo, ScopeInfo, SearchRecord, Operations as V46Operations,
} from './v46.ts';
export type * from './v46.ts';

/** The operations of 47.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V46Operations<Blocks>,
  'describeSObject' | 'describeSObjects' | 'describeGlobal' | 'describeGlobalTheme' | 'describePathAssistants' | 'search'
  | 'describeQuickActions' | 'describeQuickActionsForRecordType'> {
  readonly describeSObject: BoundOperation<Blocks, { sObjectType: string }, DescribeSObjectResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeSObjects: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSObjectResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeGlobal: BoundOperation<Blocks, Record<string, never>, DescribeGlobalResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeGlobalTheme: BoundOperation<Blocks, Record<string, never>, DescribeGlobalTheme,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describePathAssistants: BoundOperation<Blocks, { sObjectType: string; picklistValue?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribePathAssistantsResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly search: BoundOperation<Blocks, { searchString: string }, SearchResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeQuickActionsForRecordType: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined;
    recordTypeId: string }, readonly DescribeQuickActionResult[],
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
  readonly nulledFields: readonly string[];
  readonly changedFields: readonly string[];
}

/** Part of `DescribePathAssistant`. */
export interface DescribeAnimationRule {
  readonly animationFrequency: string;
  readonly isActive: boolean;
  readonly recordTypeContext: string;
  readonly recordTypeId: string | null;
  readonly targetField: string;
  readonly targetFieldChangeToValues: string;
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
  readonly dataTranslationEnabled?: boolean | undefined;
  readonly deepCloneable: boolean;
  readonly deletable: boolean;
  readonly deprecatedAndHidden: boolean;
  readonly feedEnabled: boolean;
  readonly hasSubtypes: boolean;
  readonly idEnabled: boolean;
  readonly isInterface: boolean;
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

/** Part of `describePathAssistants()`. */
export interface DescribePathAssistantsResult {
  readonly pathAssistants: readonly DescribePathAssistant[];
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
  readonly miniIconUrl: string | null;
  readonly mobileExtensionDisplayMode: string | null;
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

/** Part of `EntitySearchMetadata`. */
export interface EntityErrorMetadata {
  readonly errorCode: string | null;
  readonly message: string | null;
}

/** Part of `SearchResultsMetadata`. */
export interface EntitySearchMetadata {
  readonly entityName: string;
  readonly errorMetadata?: EntityErrorMetadata | undefined;
  readonly fieldMetadata: readonly FieldLevelSearchMetadata[];
  readonly intentQueryMetadata?: EntityIntentQueryMetadata | undefined;
  readonly searchPromotionMetadata?: EntitySearchPromotionMetadata | undefined;
  readonly spellCorrectionMetadata?: EntitySpellCorrectionMetadata | undefined;
}

/** Arrives in records and events only. */
export interface NameObjectValuePair {
  readonly isVisible: boolean | null;
  readonly name: string;
  readonly value: readonly unknown[];
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
