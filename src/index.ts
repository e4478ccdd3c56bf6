export { type AccessTokenOptions, accessToken, type OAuth } from './auth/access-token.ts';
export type { Secret } from './auth/secret.ts';
export { type LoginVersion, type PasswordOptions, type SoapLogin, soapLogin } from './auth/soap-login.ts';
export { type AuthFor, type Calls, type ConnectOptions, connect, type Ids, type Org, type Usage } from './connection.ts';
export {
  AuthError,
  CursorLostError,
  EncodeError,
  type ErrorDetails,
  ForcewireError,
  ParseError,
  ServerError,
  SoapFaultError,
  TransportError,
  VersionError,
} from './errors.ts';
export type { HttpOptions } from './http/options.ts';
export type { FieldInput, Load, LoadOptions, NotString, Outcome, ParentRef, RowError, RowInput, Summary } from './load/load.ts';
export { loadVersion } from './load-version.ts';
export type { ApiVersion, Features, PinnedVersion } from './pin-version.ts';
export type { Column, QueryOptions, Rows, TypedOptions } from './rows.ts';
export type { BrowseOptions, FieldSummary, ObjectSummary } from './soap/browse.ts';
export type { CallOptions } from './soap/call.ts';
export type { Fault } from './soap/wire/fault.ts';
export type { Operation, OperationMap, RecordStream, StreamingOperation } from './soap/wire/operation.ts';
export type { SObject, SObjectInput } from './soap/wire/sobject.ts';
export type { Source } from './source.ts';
