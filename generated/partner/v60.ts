// API 60.0, Spring '24: the same types as 59.0.
// Generated from wsdl/partner-60.0.wsdl by "npm run generate". Do not edit.
export type * from './v59.ts';
