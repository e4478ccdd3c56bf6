import type { ApiError } from '../api-error.ts';
import type { Session } from '../auth/sessions.ts';
import type { Org } from '../org.ts';
import type { JsonNode } from '../services-data/json-node.ts';
import type { BodyPart } from '../services-data/multipart.ts';
import { statusOf } from '../services-data/status-of.ts';
import type { SaveContext } from '../store/save.ts';

/** A request of a resource, whether it came over HTTP or inside a composite request. */
export interface RestCall {
  readonly org: Org;
  readonly session: Session;
  /** As a number: 62. */
  readonly version: number;
  readonly method: string;
  /** Behind `/services/data/v62.0`, decoded, without a slash at its end. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Throws ApiError (JSON_PARSER_ERROR, UNSUPPORTED_MEDIA_TYPE). */
  readonly body: () => JsonNode;
  /** Parts of a multipart request, undefined for any other. */
  readonly parts: () => readonly BodyPart[] | undefined;
  /** The server's own address. */
  readonly origin: string;
  /** What the names in the route's pattern stand for. */
  readonly params: Readonly<Record<string, string>>;
  /** On whose behalf data is changed: one context for a whole composite request, whose parts share its locks. */
  readonly saving: () => SaveContext;
  /** Answers another request of the same caller: what composite requests are made of. */
  readonly send: (request: SubRequest) => RestAnswer;
}

/** A request inside a composite one. */
export interface SubRequest {
  readonly method: string;
  /** With the query, from `/services/data` or from the version on. */
  readonly url: string;
  readonly body: JsonNode | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer before it is written: JSON, or bytes, or nothing. */
export interface RestAnswer {
  readonly status: number;
  readonly value?: unknown;
  readonly bytes?: { readonly type: string; readonly content: Uint8Array } | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What answers a resource. Throws ApiError. */
export type Handler = (call: RestCall) => RestAnswer;

export function ok(value: unknown): RestAnswer {
  return { status: 200, value };
}

export const NO_CONTENT: RestAnswer = { status: 204 };

/** A refused request as an answer. */
export function refused({ exceptionCode, message }: ApiError): RestAnswer {
  return { status: statusOf(exceptionCode), value: [{ message, errorCode: exceptionCode }] };
}

/** The path of a resource in the version of the call. */
export function pathOf({ version }: Pick<RestCall, 'version'>, resource: string): string {
  return `/services/data/v${version}.0${resource}`;
}
