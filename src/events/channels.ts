import { type EventChannel, eventChannel } from './event-channel.ts';

/** The connection's `tags`, on every event. */
export interface Tagged {
  readonly tags: Readonly<Record<string, string>>;
}

/** `forcewire:request`: a request's answer has begun, or it failed. Never has a header or a body, nor a query string. */
export interface RequestEvent extends Tagged {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** What the request was for, where the caller said: `create`, `queryMore`. */
  readonly operation: string | undefined;
  /** HTTP status; undefined where no answer came. */
  readonly status: number | undefined;
  /** Code of the failure where no answer came. */
  readonly code: string | undefined;
  /** Of the body as it was sent, compressed or not. */
  readonly bytesSent: number;
  /** To the first byte of the answer. */
  readonly durationMs: number;
}

/** `forcewire:retry`: a call failed and will be made again after a wait. */
export interface RetryEvent extends Tagged {
  readonly operation: string;
  /** The try that failed, from 1. */
  readonly attempt: number;
  readonly waitMs: number;
  readonly code: string;
  readonly message: string;
}

/** `forcewire:renewal`: the server refused the session, or its host is gone, and a new one was asked for. */
export interface RenewalEvent extends Tagged {
  readonly operation: string;
  readonly code: string;
}

/** `forcewire:login`: a login was answered, or failed. */
export interface LoginEvent extends Tagged {
  /** That was asked for the login. */
  readonly host: string;
  /** Code of the failure; undefined where there is a session. */
  readonly code: string | undefined;
  readonly durationMs: number;
}

/** `forcewire:page`: a page of a query has come, with whatever retries that took, or it will not. With bulk APIs, a part of a result. */
export interface PageEvent extends Tagged {
  /** `query`, `queryAll`, `queryMore`; `getBatchResultData` (Bulk 1.0), `getQueryJobResults` (2.0). */
  readonly operation: string;
  /** undefined where the server does not say how many are in it: files of Bulk 1.0. */
  readonly records: number | undefined;
  /** Of the whole query, as the server counts it. */
  readonly totalSize: number | undefined;
  /** Whether there is no further page. */
  readonly done: boolean | undefined;
  /** Code of the failure where no page came; `ABORTED` where its reader left it. */
  readonly code: string | undefined;
  /** With bulk APIs including the time that whoever reads took: parts are read as they come. */
  readonly durationMs: number;
}

/** `forcewire:batch`: a call that carried rows is over, or a bulk batch has its result. */
export interface BatchEvent extends Tagged {
  readonly operation: string;
  readonly rows: number;
  /** The try, from 1. */
  readonly attempt: number;
  readonly ok: number;
  readonly failed: number;
  /** Code of the error where the call as a whole failed. */
  readonly code: string | undefined;
  readonly durationMs: number;
}

/** `forcewire:split`: rows are sent again in smaller calls, to find the one that the server cannot read, or since records were locked. */
export interface SplitEvent extends Tagged {
  readonly operation: string;
  readonly reason: 'value' | 'lock';
  /** Rows that are sent again. */
  readonly rows: number;
  /** Rows in each call. */
  readonly size: number;
  readonly code: string;
}

/** `forcewire:reconcile`: the caller's `reconcile` was asked for rows of which nobody knows whether they were applied. */
export interface ReconcileEvent extends Tagged {
  readonly operation: string;
  readonly applied: number;
  readonly notApplied: number;
  readonly unknown: number;
  /** Code of its failure. */
  readonly code: string | undefined;
}

/** `forcewire:choice`: `org.load` or `org.extract` has decided by which protocol it goes. */
export interface ChoiceEvent extends Tagged {
  /** `insert`, `update`, `upsert`, `delete`, `hardDelete`, `extract`. */
  readonly operation: string;
  /** undefined where the text of a query does not tell it. */
  readonly object: string | undefined;
  readonly protocol: 'soap' | '1.0' | '2.0';
  /** Why, in a few words: `500 rows are a few calls`. */
  readonly reason: string;
  /** Rows that were known of: all of them, or as many as were looked at. undefined where the choice did not depend on it. */
  readonly rows: number | undefined;
}

/** `forcewire:lanes`: a load has fewer calls on their way at a time, or more again. */
export interface LanesEvent extends Tagged {
  readonly operation: string;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** `forcewire:budget`: a call was kept back by the connection's budget. */
export interface BudgetEvent extends Tagged {
  readonly operation: string;
  /** Which of the bounds was reached. */
  readonly reason: 'calls' | 'percentOfDailyLimit';
  /** To the next look at the budget; undefined where the call failed instead of waiting. */
  readonly waitMs: number | undefined;
}

/** `forcewire:warning`: a `Warning: 299` header, by which Salesforce announces that a version will be retired. */
export interface WarningEvent extends Tagged {
  readonly host: string;
  readonly path: string;
  readonly text: string;
}

/** `forcewire:shape`: `org.fields()` found an object changed since this connection last asked for it. Names of fields. */
export interface ShapeEvent extends Tagged {
  readonly object: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Of another type, or with other rights, targets or values. */
  readonly changed: readonly string[];
}

export const requestEvents: EventChannel<RequestEvent> = eventChannel('request');
export const retryEvents: EventChannel<RetryEvent> = eventChannel('retry');
export const renewalEvents: EventChannel<RenewalEvent> = eventChannel('renewal');
export const loginEvents: EventChannel<LoginEvent> = eventChannel('login');
export const pageEvents: EventChannel<PageEvent> = eventChannel('page');
export const batchEvents: EventChannel<BatchEvent> = eventChannel('batch');
export const splitEvents: EventChannel<SplitEvent> = eventChannel('split');
export const reconcileEvents: EventChannel<ReconcileEvent> = eventChannel('reconcile');
export const choiceEvents: EventChannel<ChoiceEvent> = eventChannel('choice');
export const lanesEvents: EventChannel<LanesEvent> = eventChannel('lanes');
export const budgetEvents: EventChannel<BudgetEvent> = eventChannel('budget');
export const warningEvents: EventChannel<WarningEvent> = eventChannel('warning');
export const shapeEvents: EventChannel<ShapeEvent> = eventChannel('shape');
