/** A call that wants to leave. */
export interface LeavingCall {
  readonly operation: string;
  /** End a wait for the budget; their reasons are thrown as they are. */
  readonly signals: readonly (AbortSignal | undefined)[];
  /** Once one of these has fired, nobody waits for the budget any more: what it keeps back fails. */
  readonly patience?: readonly AbortSignal[] | undefined;
}

/** The org's use of its calls, as an answer reports it. */
export interface ReportedUse {
  readonly current: number;
  readonly limit: number;
}

/** Asked before each call over the session. Logins, and the requests that belong to them, are none. */
export interface CallBudget {
  /** Runs a call once there is one left. Throws ForcewireError (BUDGET_EXCEEDED) where there is none and nobody shall wait. */
  call<T>(call: LeavingCall, run: () => Promise<T>): Promise<T>;
  /** An answer has reported the org's use. To be told while its call is running. */
  report(use: ReportedUse): void;
  /** The same budget for calls that shall not wait once a signal has fired. */
  until(signal: AbortSignal): CallBudget;
  /** Ends all waits and gives back what was not used. */
  close(): Promise<void>;
}

/** Of a connection without a budget. */
export const unlimited: CallBudget = {
  call: (_call, run) => run(),
  report() {},
  until: () => unlimited,
  close: async () => {},
};
