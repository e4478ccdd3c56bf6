import type { ApiVersion } from '../../pin-version.ts';
import type { TypeTable } from '../../soap/wire/type-table.ts';
import { ApiError } from '../api-error.ts';
import type { Org } from '../org.ts';
import type { RequestHeaders } from './call.ts';
import { completeResult } from './complete-result.ts';
import type { SoapAddress } from './soap-address.ts';
import { userInfo } from './user-info.ts';

/** What login() takes. */
export interface LoginRequest {
  readonly username: string;
  readonly password: string;
}

/** Where the login happens: it has no session that could say so. */
export interface LoginPlace {
  readonly org: Org;
  readonly address: SoapAddress;
  readonly api: ApiVersion;
  readonly table: TypeTable;
}

/** The limits sheet: a login has at most 10 KB. */
const MAX_LOGIN_BYTES = 10_240;

/** Throws ApiError for a login that is too large to be one. */
export function checkLoginSize({ byteLength }: Uint8Array): void {
  if (byteLength <= MAX_LOGIN_BYTES) return;
  throw new ApiError('EXCEEDED_MAX_SIZE_REQUEST', `a login request is larger than ${MAX_LOGIN_BYTES} bytes`);
}

/** LoginResult. Throws ApiError: a LoginFault, or at versions whose login() has ended. */
export function login({ org, address, api, table }: LoginPlace, request: LoginRequest, { LoginScopeHeader }: RequestHeaders): unknown {
  const { origin, remoteAddress } = address;
  if (!api.has.login) throw loginRetired(api.version);
  const { id, userId } = org.login(request.username, request.password, { ...LoginScopeHeader, address: remoteAddress });
  const path = `${api.version}/${org.organizationId.slice(0, 15)}`;
  return completeResult(table, 'LoginResult', {
    metadataServerUrl: `${origin}/services/Soap/m/${path}`,
    passwordExpired: org.users.account(userId).access.passwordExpired,
    sandbox: org.isSandbox,
    serverUrl: `${origin}/services/Soap/${address.flavour}/${path}`,
    sessionId: id,
    userId,
    userInfo: userInfo(org, userId),
  });
}

function loginRetired(version: string): ApiError {
  const text = `The SOAP Login operation is not available in the API version specified (${version}). Refer to the documentation for supported versions.`;
  return new ApiError('INVALID_OPERATION', text);
}
