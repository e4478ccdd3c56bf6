// API 31.0, Summer '14: adds CustomLinkComponent, FieldLayoutComponent, FilteredLookupInfo, KnowledgeLanguageItem, KnowledgeSettings,
// NamedLayoutInfo, describeKnowledgeSettings(), describeAllTabs(), describePrimaryCompactLayouts(); changes DescribeColumn,
// DescribeCompactLayout, DescribeLayoutButton, DescribeLayoutItem, DescribeLayoutSection, DescribeSObjectResult, DescribeTab, Field,
// ReportChartComponent, describeLayout(). The rest is as in 30.0; types that mention a changed one are restated.
// Generated from wsdl/partner-31.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type {
  FieldType, ID, LayoutComponentType, ReportChartSize, ShareAccessLevel, SoapType, TabOrderType, WebLinkPosition, WebLinkType,
  WebLinkWindowType,
} from './codes.ts';
import type {
  ChildRelationship, DescribeColor, DescribeIcon, DescribeLayoutComponent, DescribeQuickActionDefaultValue, DescribeQuickActionListResult,
  HeaderBlocks, PicklistEntry, RecordTypeCompactLayoutMapping, RecordTypeInfo, RecordTypeMapping, RelatedList, Operations as V30Operations,
} from './v30.ts';
export type * from './v30.ts';

/** The operations of 31.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V30Operations<Blocks>,
  'describeSObject' | 'describeSObjects' | 'describeLayout' | 'describeSearchLayouts' | 'describeCompactLayouts'
  | 'describeApprovalLayout' | 'describeTabs' | 'describeQuickActions'> {
  readonly describeSObject: BoundOperation<Blocks, { sObjectType: string }, DescribeSObjectResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeSObjects: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSObjectResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeKnowledgeSettings: BoundOperation<Blocks, Record<string, never>, KnowledgeSettings,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeLayout: BoundOperation<Blocks, { sObjectType: string; layoutName?: string | null | undefined;
    recordTypeIds?: readonly ID[] | null | undefined }, DescribeLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeSearchLayouts: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSearchLayoutResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeCompactLayouts: BoundOperation<Blocks, { sObjectType: string; recordTypeIds?: readonly ID[] | null | undefined },
    DescribeCompactLayoutsResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeApprovalLayout: BoundOperation<Blocks, { sObjectType: string;
    approvalProcessNames?: readonly string[] | null | undefined }, DescribeApprovalLayoutResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeTabs: BoundOperation<Blocks, Record<string, never>, readonly DescribeTabSetResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeAllTabs: BoundOperation<Blocks, Record<string, never>, readonly DescribeTab[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describePrimaryCompactLayouts: BoundOperation<Blocks, { sObjectTypes: readonly string[] }, readonly DescribeCompactLayout[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
}

/** Extends `DescribeLayoutComponent`. */
export interface CustomLinkComponent {
  readonly xsiType: 'CustomLinkComponent';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string;
  readonly customLink: DescribeLayoutButton;
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

/** Part of `CustomLinkComponent`, `DescribeCompactLayout`, `DescribeLayoutButtonSection`. */
export interface DescribeLayoutButton {
  readonly behavior: WebLinkWindowType | null;
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

/** Part of `DescribeApprovalLayout`, `DescribeCompactLayout`, `DescribeLayoutRow`, `DescribeRelatedContentItem`. */
export interface DescribeLayoutItem {
  readonly editableForNew: boolean;
  readonly editableForUpdate: boolean;
  readonly label: string | null;
  readonly layoutComponents: readonly (DescribeLayoutComponent | CustomLinkComponent | FieldLayoutComponent | ReportChartComponent)[];
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
  readonly tabOrder: TabOrderType;
  readonly useCollapsibleSection: boolean;
  readonly useHeading: boolean;
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
  readonly namedLayoutInfos: readonly NamedLayoutInfo[];
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
  readonly label: string;
  readonly logoUrl: string;
  readonly namespace?: string | undefined;
  readonly selected: boolean;
  readonly tabs: readonly DescribeTab[];
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
  readonly filteredLookupInfo: FilteredLookupInfo | null;
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

/** Extends `DescribeLayoutComponent`. */
export interface FieldLayoutComponent {
  readonly xsiType: 'FieldLayoutComponent';
  readonly displayLines: number;
  readonly tabOrder: number;
  readonly type: LayoutComponentType;
  readonly value: string;
  readonly components: readonly (DescribeLayoutComponent | CustomLinkComponent | FieldLayoutComponent | ReportChartComponent)[];
  readonly fieldType: FieldType;
}

/** Part of `Field`. */
export interface FilteredLookupInfo {
  readonly controllingFields: readonly string[];
  readonly dependent: boolean;
  readonly optionalFilter: boolean;
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

/** Part of `DescribeSObjectResult`. */
export interface NamedLayoutInfo {
  readonly name: string;
}

/** Part of `DescribeLayout`. */
export interface RelatedContent {
  readonly relatedContentItems: readonly DescribeRelatedContentItem[];
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
  readonly error: string;
  readonly hideOnError: boolean;
  readonly includeContext: boolean;
  readonly showTitle: boolean;
  readonly size: ReportChartSize;
}
