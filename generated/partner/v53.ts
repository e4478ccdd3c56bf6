// API 53.0, Winter '22: the same types as 52.0.
// Generated from wsdl/partner-53.0.wsdl by "npm run generate". Do not edit.
export type * from './v52.ts';
