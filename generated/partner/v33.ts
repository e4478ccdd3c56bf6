// API 33.0, Spring '15: adds describeSObjectListViews(); changes ChildRelationship, DescribeFlexiPageResult, DescribeTabSetResult, Field.
// The rest is as in 32.0; types that mention a changed one are restated.
// Generated from wsdl/partner-33.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { FieldType, ID, ListViewIsSoqlCompatible, SoapType } from './codes.ts';
import type {
  ActionOverride, DescribeFlexiPageRegion, DescribeQuickActionListResult, DescribeSoqlListViewResult, DescribeTab, FilteredLookupInfo,
  HeaderBlocks, NamedLayoutInfo, PicklistEntry, RecordTypeInfo, Operations as V32Operations,
} from './v32.ts';
export type * from './v32.ts';

/** The operations of 33.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V32Operations<Blocks>,
  'describeSObject' | 'describeSObjects' | 'describeFlexiPages' | 'describeTabs'> {
  readonly describeSObject: BoundOperation<Blocks, { sObjectType: string }, DescribeSObjectResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeSObjects: BoundOperation<Blocks, { sObjectType?: readonly string[] | null | undefined },
    readonly DescribeSObjectResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeFlexiPages: BoundOperation<Blocks, { flexiPages?: readonly string[] | null | undefined },
    readonly DescribeFlexiPageResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeSObjectListViews: BoundOperation<Blocks, { sObjectType: string; recentsOnly: boolean;
    isSoqlCompatible: ListViewIsSoqlCompatible; limit: number; offset: number }, DescribeSoqlListViewResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly describeTabs: BoundOperation<Blocks, Record<string, never>, readonly DescribeTabSetResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
}

/** Part of `DescribeSObjectResult`. */
export interface ChildRelationship {
  readonly cascadeDelete: boolean;
  readonly childSObject: string;
  readonly deprecatedAndHidden: boolean;
  readonly field: string;
  readonly junctionIdListName?: string | undefined;
  readonly junctionReferenceTo: readonly string[];
  readonly relationshipName?: string | undefined;
  readonly restrictedDelete?: boolean | undefined;
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

/** Part of `describeTabs()`. */
export interface DescribeTabSetResult {
  readonly label: string;
  readonly logoUrl: string;
  readonly namespace?: string | undefined;
  readonly selected: boolean;
  readonly tabSetId: string;
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
