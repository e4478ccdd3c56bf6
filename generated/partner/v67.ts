// API 67.0, Summer '26: the same types as 66.0.
// Generated from wsdl/partner-67.0.wsdl by "npm run generate". Do not edit.
export type * from './v66.ts';
