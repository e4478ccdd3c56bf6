// API 66.0, Spring '26: the same types as 65.0.
// Generated from wsdl/partner-66.0.wsdl by "npm run generate". Do not edit.
export type * from './v65.ts';
