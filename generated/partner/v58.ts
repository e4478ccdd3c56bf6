// API 58.0, Summer '23: the same types as 57.0.
// Generated from wsdl/partner-58.0.wsdl by "npm run generate". Do not edit.
export type * from './v57.ts';
