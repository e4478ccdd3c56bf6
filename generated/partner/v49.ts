// API 49.0, Summer '20: the same types as 48.0.
// Generated from wsdl/partner-49.0.wsdl by "npm run generate". Do not edit.
export type * from './v48.ts';
