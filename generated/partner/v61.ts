// API 61.0, Summer '24: adds SearchStatus; changes EntitySearchMetadata, SearchResultsMetadata. The rest is as in 60.0; types that mention
// a changed one are restated.
// Generated from wsdl/partner-61.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type {
  EntityErrorMetadata, EntityIntentQueryMetadata, EntitySearchPromotionMetadata, EntitySpellCorrectionMetadata, FieldLevelSearchMetadata,
  HeaderBlocks, LabelsSearchMetadata, SearchRecord, Operations as V60Operations,
} from './v60.ts';
export type * from './v60.ts';

/** The operations of 61.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V60Operations<Blocks>, 'search'> {
  readonly search: BoundOperation<Blocks, { searchString: string }, SearchResult,
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
}

/** Part of `SearchResultsMetadata`. */
export interface EntitySearchMetadata {
  readonly entityName: string;
  readonly errorMetadata?: EntityErrorMetadata | undefined;
  readonly fieldMetadata: readonly FieldLevelSearchMetadata[];
  readonly intentQueryMetadata?: EntityIntentQueryMetadata | undefined;
  readonly searchPromotionMetadata?: EntitySearchPromotionMetadata | undefined;
  readonly spellCorrectionMetadata?: EntitySpellCorrectionMetadata | undefined;
  readonly status: SearchStatus | null;
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
  readonly status: SearchStatus | null;
}

/** Part of `EntitySearchMetadata`, `SearchResultsMetadata`. */
export interface SearchStatus {
  readonly code: string;
  readonly message: string;
}
