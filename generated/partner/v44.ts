// API 44.0, Winter '19: adds DescribeDataCategoryMappingResult, EntityIntentQueryMetadata, describeDataCategoryMappings(); changes
// EntitySearchMetadata, ListViewColumn. The rest is as in 43.0; types that mention a changed one are restated.
// Generated from wsdl/partner-44.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { FieldType, ID, ListViewIsSoqlCompatible, OrderByDirection } from './codes.ts';
import type {
  DescribeSoqlListViewsRequest, EntitySearchPromotionMetadata, EntitySpellCorrectionMetadata, ExecuteListViewRequest,
  FieldLevelSearchMetadata, HeaderBlocks, LabelsSearchMetadata, ListViewOrderBy, ListViewRecord, SearchRecord, SoqlCondition,
  SoqlConditionGroup, SoqlNotCondition, SoqlSubQueryCondition, Operations as V43Operations,
} from './v43.ts';
export type * from './v43.ts';

/** The operations of 44.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V43Operations<Blocks>,
  'describeSoqlListViews' | 'executeListView' | 'describeSObjectListViews' | 'search'> {
  readonly describeDataCategoryMappings: BoundOperation<Blocks, Record<string, never>, readonly DescribeDataCategoryMappingResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeSoqlListViews: BoundOperation<Blocks, { request: DescribeSoqlListViewsRequest }, DescribeSoqlListViewResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly executeListView: BoundOperation<Blocks, { request: ExecuteListViewRequest }, ExecuteListViewResult | undefined,
    'SessionHeader' | 'CallOptions' | 'MruHeader', 'LimitInfoHeader'>;
  readonly describeSObjectListViews: BoundOperation<Blocks, { sObjectType: string; recentsOnly: boolean;
    isSoqlCompatible: ListViewIsSoqlCompatible; limit: number; offset: number }, DescribeSoqlListViewResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
  readonly search: BoundOperation<Blocks, { searchString: string }, SearchResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
}

/** Part of `describeDataCategoryMappings()`. */
export interface DescribeDataCategoryMappingResult {
  readonly dataCategoryGroupId: string;
  readonly dataCategoryGroupLabel: string;
  readonly dataCategoryGroupName: string;
  readonly dataCategoryId: string;
  readonly dataCategoryLabel: string;
  readonly dataCategoryName: string;
  readonly id: string;
  readonly mappedEntity: string;
  readonly mappedField: string;
}

/** Part of `DescribeSoqlListViewResult`. */
export interface DescribeSoqlListView {
  readonly columns: readonly ListViewColumn[];
  readonly id: ID;
  readonly orderBy: readonly ListViewOrderBy[];
  readonly query: string;
  readonly relatedEntityId: ID | null;
  readonly scope: string | null;
  readonly scopeEntityId: ID | null;
  readonly sobjectType: string;
  readonly whereCondition?: SoqlCondition | SoqlConditionGroup | SoqlNotCondition | SoqlSubQueryCondition | undefined;
}

/** Part of `describeSoqlListViews()`, `describeSObjectListViews()`. */
export interface DescribeSoqlListViewResult {
  readonly describeSoqlListViews: readonly DescribeSoqlListView[];
}

/** Part of `EntitySearchMetadata`. */
export interface EntityIntentQueryMetadata {
  readonly intentQuery: boolean;
  readonly message: string | null;
}

/** Part of `SearchResultsMetadata`. */
export interface EntitySearchMetadata {
  readonly entityName: string;
  readonly fieldMetadata: readonly FieldLevelSearchMetadata[];
  readonly intentQueryMetadata?: EntityIntentQueryMetadata | undefined;
  readonly searchPromotionMetadata?: EntitySearchPromotionMetadata | undefined;
  readonly spellCorrectionMetadata?: EntitySpellCorrectionMetadata | undefined;
}

/** Part of `executeListView()`. */
export interface ExecuteListViewResult {
  readonly columns: readonly ListViewColumn[];
  readonly developerName: string;
  readonly done: boolean;
  readonly id: ID;
  readonly label: string;
  readonly records: readonly ListViewRecord[];
  readonly size: number;
}

/** Part of `DescribeSoqlListView`, `ExecuteListViewResult`. */
export interface ListViewColumn {
  readonly ascendingLabel: string | null;
  readonly descendingLabel: string | null;
  readonly fieldNameOrPath: string;
  readonly hidden: boolean;
  readonly label: string;
  readonly searchable: boolean;
  readonly selectListItem: string;
  readonly sortDirection: OrderByDirection | null;
  readonly sortIndex: number | null;
  readonly sortable: boolean;
  readonly type: FieldType;
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
