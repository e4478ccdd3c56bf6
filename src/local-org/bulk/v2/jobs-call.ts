import type { Session } from '../../auth/sessions.ts';
import type { HttpAnswer, HttpRequest } from '../../http/http-service.ts';
import type { Org } from '../../org.ts';

/** A request for a resource of jobs, by somebody who is logged in. */
export interface JobsCall {
  readonly org: Org;
  readonly session: Session;
  /** `62.0`. */
  readonly version: string;
  /** Of the path; empty where the resource has none. */
  readonly jobId: string;
  readonly request: HttpRequest;
}

/** An answer before it is written: a document, or CSV, or nothing. */
export type JobsAnswer =
  | { readonly status: 200; readonly value: object }
  | { readonly status: 200; readonly csv: Iterable<Uint8Array>; readonly headers?: HttpAnswer['headers'] }
  | { readonly status: 201 | 204 };

/** What answers one resource. Throws ApiError. */
export type Handler = (call: JobsCall) => JobsAnswer;

export function ok(value: object): JobsAnswer {
  return { status: 200, value };
}
