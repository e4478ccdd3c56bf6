// API 59.0, Winter '24: adds NameValueTypeTriple. The rest is as in 58.0; types that mention a changed one are restated.
// Generated from wsdl/partner-59.0.wsdl by "npm run generate". Do not edit.
export type * from './v58.ts';

/** Arrives in records and events only. */
export interface NameValueTypeTriple {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}
