/** A session of one user at one org. It serves every API version. */
export interface Session {
  /** A secret: goes into request headers and nowhere else. */
  readonly sessionId: string;
  /** The Partner endpoint of the org's own instance, at whatever version the login spoke. */
  readonly serverUrl: URL;
  /** 18 characters. Empty where a ready-made token did not say. */
  readonly userId: string;
  readonly organizationId: string;
}

/** Where the protocols get their session from, and where they say how it went. */
export interface SessionSource {
  /** The session that calls use now; undefined before the first login. */
  readonly latest: Session | undefined;
  /** The session to use now; logs in if there is none yet. */
  current(signal: AbortSignal | undefined): Promise<Session>;
  /** The server refused this session, or is gone, so the call was not executed. Gives the session to repeat it with; throws AuthError if there is none. */
  renew(refused: Session, signal: AbortSignal | undefined): Promise<Session>;
  /** The server took this session. */
  accept(session: Session): void;
}

/** Whether its id is a JSON Web Token: REST and Bulk API 2.0 take those, SOAP does not. */
export function isJwt({ sessionId }: Pick<Session, 'sessionId'>): boolean {
  return /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(sessionId);
}

/** The Partner endpoint of `session`'s org at another version. */
export function soapUrl(session: Session, version: string): URL {
  const url = new URL(session.serverUrl);
  url.pathname = url.pathname.replace(/\/Soap\/u\/[^/]+/, `/Soap/u/${version}`);
  return url;
}
