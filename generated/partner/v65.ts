// API 65.0, Winter '26: the same types as 64.0.
// Generated from wsdl/partner-65.0.wsdl by "npm run generate". Do not edit.
export type * from './v64.ts';
