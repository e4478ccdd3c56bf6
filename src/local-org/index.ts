export type { Fault, FaultMatch, FaultTime, RecordFault, RequestFault } from './faults/fault.ts';
export type { RecordedRequest } from './http/request-log.ts';
export { type LocalConnectOptions, LocalOrg, type LocalOrgOptions } from './local-org.ts';
export type { Credentials } from './org.ts';
export type { FieldDataType, FieldDefinition, ObjectDefinition } from './store/object-definition.ts';
