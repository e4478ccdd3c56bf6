import type { HttpRequest } from '../http/http-service.ts';
import type { Org } from '../org.ts';

/** One request to an OAuth endpoint. */
export interface OAuthCall {
  readonly org: Org;
  readonly request: HttpRequest;
  /** Of the query and of the form; the form goes before. */
  readonly parameters: URLSearchParams;
}

/** Reads the form. Nothing is trimmed or normalised: a password may have any character. */
export function readCall(org: Org, request: HttpRequest): OAuthCall {
  const parameters = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  for (const [name, value] of request.query) parameters.append(name, value);
  return { org, request, parameters };
}

/** The token of the Authorization header. */
export function bearerOf({ headers }: HttpRequest): string | undefined {
  return /^(?:Bearer|OAuth)\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
}

/** The identity URL of a user, which is also its name in OpenID Connect. */
export function identityUrl({ org, request }: OAuthCall, userId: string): string {
  return `${request.origin}/id/${org.organizationId}/${userId}`;
}
