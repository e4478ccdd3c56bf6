import { ApiError } from '../api-error.ts';
import type { HttpAnswer } from '../http/http-service.ts';
import { toLongId, toShortId } from '../store/record-id.ts';
import { answer, escapeText, writeXml } from './oauth-answer.ts';
import { bearerOf, identityUrl, type OAuthCall } from './oauth-call.ts';

/** `/id/ORG/USER` */
export const IDENTITY_PATH: RegExp = /^\/id\/(00D\w{12}(?:\w{3})?)\/(005\w{12}(?:\w{3})?)\/?$/;

/** GET /services/oauth2/userinfo, the claims of OpenID Connect. */
export function userInfo(call: OAuthCall): HttpAnswer {
  const asked = findUser(call);
  return typeof asked !== 'string' ? asked : answer(call, 200, claimsOf(call, asked));
}

/** GET /id/ORG/USER, Salesforce's own description of a user. Throws nothing: who may not see it gets a word of plain text. */
export function identity(call: OAuthCall): HttpAnswer {
  const { org, request, parameters } = call;
  const asked = findUser(call);
  if (typeof asked !== 'string') return asked;
  const [, organizationId = '', userId = ''] = IDENTITY_PATH.exec(request.path)!;
  if (toShortId(organizationId) !== toShortId(org.organizationId)) return refused(403, 'Wrong_Org');
  if (toLongId(userId) !== asked) return refused(404, 'Bad_Id');
  const values = identityOf(call, asked);
  if (parameters.get('format') !== 'xml') return answer(call, 200, values, 'json');
  const body = `<?xml version="1.0" encoding="UTF-8"?><user xmlns="urn:rest.identity">${writeXml(values)}</user>`;
  return { status: 200, headers: { 'content-type': 'application/xml;charset=UTF-8' }, body };
}

/** Who asks, by the header or by the parameter `oauth_token`. */
function findUser({ org, request, parameters }: OAuthCall): string | HttpAnswer {
  const token = bearerOf(request) ?? parameters.get('oauth_token') ?? parameters.get('access_token') ?? undefined;
  if (token === undefined) return refused(403, 'Missing_OAuth_Token');
  try {
    return org.sessions.use(token, org.clock.now(), { api: 'identity' }).userId;
  } catch (error) {
    if (error instanceof ApiError) return refused(403, 'Bad_OAuth_Token');
    throw error;
  }
}

function refused(status: number, text: string): HttpAnswer {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8' }, body: escapeText(text) };
}

interface Person {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly alias: string | null;
  readonly timeZone: string;
  readonly language: string;
  readonly locale: string;
  readonly isActive: boolean;
  readonly userType: string;
  readonly modified: string;
}

function personOf({ org }: OAuthCall, userId: string): Person {
  const text = (field: string): string => String(org.users.read(userId, field) ?? '');
  const maybe = (field: string): string | null => (org.users.read(userId, field) as string | null | undefined) ?? null;
  return {
    username: text('Username'),
    name: text('Name'),
    email: text('Email'),
    firstName: maybe('FirstName'),
    lastName: maybe('LastName'),
    alias: maybe('CommunityNickname') ?? maybe('Alias'),
    timeZone: text('TimeZoneSidKey'),
    language: text('LanguageLocaleKey'),
    locale: text('LocaleSidKey'),
    isActive: org.users.isActive(userId),
    userType: text('UserType').toUpperCase(),
    modified: new Date(Number(org.users.read(userId, 'LastModifiedDate'))).toISOString(),
  };
}

function claimsOf(call: OAuthCall, userId: string): Record<string, unknown> {
  const person = personOf(call, userId);
  return {
    sub: identityUrl(call, userId),
    user_id: userId,
    organization_id: call.org.organizationId,
    preferred_username: person.username,
    nickname: person.alias,
    name: person.name,
    email: person.email,
    email_verified: true,
    given_name: person.firstName,
    family_name: person.lastName,
    zoneinfo: person.timeZone,
    profile: `${call.request.origin}/${userId}`,
    address: {},
    urls: urlsOf(call, userId),
    active: person.isActive,
    user_type: person.userType,
    language: person.language,
    locale: person.locale,
    utcOffset: 0,
    updated_at: person.modified,
  };
}

function identityOf(call: OAuthCall, userId: string): Record<string, unknown> {
  const person = personOf(call, userId);
  return {
    id: identityUrl(call, userId),
    asserted_user: true,
    user_id: userId,
    organization_id: call.org.organizationId,
    username: person.username,
    nick_name: person.alias,
    display_name: person.name,
    email: person.email,
    email_verified: true,
    first_name: person.firstName,
    last_name: person.lastName,
    timezone: person.timeZone,
    status: { created_date: null, body: null },
    urls: urlsOf(call, userId),
    active: person.isActive,
    user_type: person.userType,
    language: person.language,
    locale: person.locale,
    utcOffset: 0,
    last_modified_date: person.modified,
    is_app_installed: true,
  };
}

/** The addresses of the APIs; `{version}` stands in them as it is. */
function urlsOf({ org, request }: OAuthCall, userId: string): Record<string, string> {
  const { origin } = request;
  const soap = (flavour: string): string => `${origin}/services/Soap/${flavour}/{version}/${toShortId(org.organizationId)}`;
  const rest = `${origin}/services/data/v{version}/`;
  return {
    enterprise: soap('c'),
    metadata: soap('m'),
    partner: soap('u'),
    rest,
    sobjects: `${rest}sobjects/`,
    search: `${rest}search/`,
    query: `${rest}query/`,
    recent: `${rest}recent/`,
    tooling_soap: soap('T'),
    tooling_rest: `${rest}tooling/`,
    profile: `${origin}/${userId}`,
    custom_domain: origin,
  };
}
