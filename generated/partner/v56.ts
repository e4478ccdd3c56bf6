// API 56.0, Winter '23: the same types as 55.0.
// Generated from wsdl/partner-56.0.wsdl by "npm run generate". Do not edit.
export type * from './v55.ts';
