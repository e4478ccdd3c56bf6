export { type AccessTokenOptions, accessToken, type OAuth } from './auth/access-token.ts';
export { type Advice, adviceFor } from './auth/advice/advice.ts';
export { explainOAuthError } from './auth/explain-oauth-error.ts';
export { type AuthorizationCodeOptions, authorizationCode } from './auth/oauth/authorization-code.ts';
export { type AuthorizationUrl, type AuthorizationUrlOptions, authorizationUrl } from './auth/oauth/authorization-url.ts';
export { type ClientCredentialsOptions, clientCredentials } from './auth/oauth/client-credentials.ts';
export type { ClientOptions } from './auth/oauth/grant.ts';
export { type JwtBearerOptions, jwtBearer } from './auth/oauth/jwt-bearer.ts';
export { type ReceiveCodeOptions, type ReceivedCode, receiveAuthorizationCode } from './auth/oauth/receive-authorization-code.ts';
export { type RefreshTokenOptions, refreshToken } from './auth/oauth/refresh-token.ts';
export { requestToken } from './auth/oauth/request-token.ts';
export type { TokenAnswer } from './auth/oauth/token-answer.ts';
export { type UsernamePasswordOptions, usernamePassword } from './auth/oauth/username-password.ts';
export type { Secret } from './auth/secret.ts';
export { type LoginVersion, type PasswordOptions, type SoapLogin, soapLogin } from './auth/soap-login.ts';
export { fileSessionStore } from './auth/store/file-session-store.ts';
export type { SessionStore } from './auth/store/session-store.ts';
export { type SupportedVersion, supportedVersions } from './auth/supported-versions.ts';
export type { BudgetOptions } from './budget/budget-options.ts';
export { decodeBatchResult } from './bulk/batch/decode-batch-result.ts';
export { type BatchContentType, type EncodeBatchOptions, encodeBatch } from './bulk/batch/encode-batch.ts';
export type { Bulk } from './bulk/bulk.ts';
export type { BulkCallOptions, BulkDownload } from './bulk/call.ts';
export type {
  AttachOptions,
  Bulk1QueryOptions,
  Bulk2QueryOptions,
  BulkQueryOptions,
  BulkRows,
} from './bulk/extract/bulk-rows.ts';
export type { ExtractPart, ExtractParts } from './bulk/extract/parts.ts';
export { JobError, type JobHandle, type LoadHandle, type QueryHandle } from './bulk/job-handle.ts';
export type { AttachLoadOptions } from './bulk/load/attach-load.ts';
export type { Bulk1LoadOptions, Bulk2LoadOptions, BulkLoadOptions } from './bulk/load/load-options.ts';
export type { BulkHead, BulkHeaders, BulkOperation, BulkResponseHeaders, JobHeaders, PkChunking } from './bulk/operation.ts';
export type { BulkCall, BulkCalls, BulkPageLink } from './bulk/resource-calls.ts';
export type { Protocol } from './choosing/choice.ts';
export type { ExtractedRows } from './choosing/chosen-rows.ts';
export type { ExtractChoiceOptions } from './choosing/extract.ts';
export type { LoadChoiceOptions } from './choosing/load.ts';
export type {
  BooleanColumn,
  ColumnarOptions,
  ColumnarPage,
  ColumnVector,
  DictionaryColumn,
  NumberColumn,
  TextColumn,
  TextVector,
  TimeColumn,
} from './columnar/page.ts';
export { valueAt, valuesOf } from './columnar/value-at.ts';
export { type AuthFor, type ConnectOptions, connect } from './connection.ts';
export type { CsvDialect } from './csv/dialect.ts';
export { type CsvSource, fromCsv } from './csv/source.ts';
export type { CsvRow } from './csv/split.ts';
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
export type {
  BatchEvent,
  BudgetEvent,
  ChoiceEvent,
  LanesEvent,
  LoginEvent,
  PageEvent,
  ReconcileEvent,
  RenewalEvent,
  RequestEvent,
  RetryEvent,
  ShapeEvent,
  SplitEvent,
  WarningEvent,
} from './events/channels.ts';
export type { HttpOptions } from './http/options.ts';
export { type FileJournal, type FileJournalOptions, fileJournal } from './journal/file-journal.ts';
export type { Journal, JournalEntry, OpenJournal } from './journal/journal.ts';
export type { OutputFile } from './journal/output-file.ts';
export type { BulkLoad } from './load/bulk-load.ts';
export type {
  DoubtfulRow,
  FieldInput,
  Finding,
  Ids,
  Load,
  LoadOptions,
  NotString,
  Outcome,
  ParentRef,
  Reconcile,
  RowError,
  RowInput,
  RowOf,
  Summary,
} from './load/load.ts';
export { loadVersion } from './load-version.ts';
export type { Calls, ConversionOf, HeadersOf, Org, Usage } from './org.ts';
export type { ApiVersion, Features, PinnedVersion } from './pin-version.ts';
export type { RetryOptions } from './retry/retry-options.ts';
export type {
  Changes,
  ChangesOptions,
  Column,
  DeletedRecord,
  QueryOptions,
  Replicated,
  ReplicationOptions,
  RetrieveOptions,
  Rows,
  SearchOptions,
  TypedOptions,
} from './rows.ts';
export type { BrowseOptions, FieldSummary, ObjectSummary } from './soap/browse.ts';
export type { CallOptions } from './soap/call.ts';
export type { ConvertedLead, ConvertLeadOptions, LeadConversion } from './soap/convert-lead.ts';
export type { Merged, MergeInput, MergeOptions } from './soap/merge.ts';
export type { Fault } from './soap/wire/fault.ts';
export type { Operation, OperationMap, RecordStream, StreamingOperation } from './soap/wire/operation.ts';
export type { SObject, SObjectInput } from './sobject.ts';
export type { SoqlScalar, SoqlValue } from './soql/literal.ts';
export type { Select } from './soql/select.ts';
export { soql } from './soql/template.ts';
export type { Source } from './source.ts';
export { type BrokenConnection, testConnection, type WorkingConnection } from './test-connection.ts';
