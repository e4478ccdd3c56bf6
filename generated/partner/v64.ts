// API 64.0, Summer '25: the same types as 63.0.
// Generated from wsdl/partner-64.0.wsdl by "npm run generate". Do not edit.
export type * from './v63.ts';
