// API 57.0, Spring '23: adds SimpleNameObjectValuePair. The rest is as in 56.0; types that mention a changed one are restated.
// Generated from wsdl/partner-57.0.wsdl by "npm run generate". Do not edit.
export type * from './v56.ts';

/** Arrives in records and events only. */
export interface SimpleNameObjectValuePair {
  readonly name: string;
  readonly value: unknown;
}
