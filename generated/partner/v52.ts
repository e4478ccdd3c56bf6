// API 52.0, Summer '21: the same types as 51.0.
// Generated from wsdl/partner-52.0.wsdl by "npm run generate". Do not edit.
export type * from './v51.ts';
