// API 54.0, Spring '22: the same types as 53.0.
// Generated from wsdl/partner-54.0.wsdl by "npm run generate". Do not edit.
export type * from './v53.ts';
