// API 55.0, Summer '22: the same types as 54.0.
// Generated from wsdl/partner-55.0.wsdl by "npm run generate". Do not edit.
export type * from './v54.ts';
