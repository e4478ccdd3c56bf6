// API 45.0, Spring '19: adds CurrencyConversionHeader; changes describeSearchScopeOrder(). The rest is as in 44.0; types that mention a
// changed one are restated.
// Generated from wsdl/partner-45.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { DescribeSearchScopeOrderResult, HeaderBlocks as V44HeaderBlocks, Operations as V44Operations } from './v44.ts';
export type * from './v44.ts';

/** The operations of 45.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V44Operations<Blocks>, 'describeSearchScopeOrder'> {
  readonly describeSearchScopeOrder: BoundOperation<Blocks, { includeRealTimeEntities?: boolean | null | undefined },
    readonly DescribeSearchScopeOrderResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader', 'LimitInfoHeader'>;
}

/** Every header block of the version. An operation takes and returns those that it binds. */
export interface HeaderBlocks extends V44HeaderBlocks {
  readonly CurrencyConversionHeader?: CurrencyConversionHeader | undefined;
}

/** Header block of requests. */
export interface CurrencyConversionHeader {
  readonly skipCurrencyConversion: boolean;
}
