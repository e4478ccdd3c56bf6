import type { Identity } from './auth/ask-user-info.ts';
import type { SessionBroker } from './auth/broker.ts';
import { Budget, type BudgetContext } from './budget/budget.ts';
import type { BudgetOptions } from './budget/budget-options.ts';
import type { CallBudget } from './budget/call-budget.ts';
import { askUsage } from './bulk/ask-usage.ts';
import type { BulkLink } from './bulk/call.ts';
import type { Poller } from './bulk/poll.ts';
import type { Transport } from './http/transport.ts';
import type { Lanes } from './load/lanes.ts';
import type { Usage } from './org.ts';
import type { ApiVersion } from './pin-version.ts';
import type { RetryClock } from './retry/clock.ts';
import type { Retrier } from './retry/retrier.ts';
import type { SoapLink } from './soap/call.ts';
import { shapeReader } from './soap/describe-shape.ts';

/** What all versions of one connection share. */
export interface Shared {
  readonly transport: Transport;
  readonly sessions: SessionBroker;
  readonly retrier: Retrier;
  readonly poller: Poller;
  readonly clock: RetryClock;
  /** Of the loads that have calls on their way. */
  readonly lanes: Set<Lanes>;
  readonly clientName: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** `unlimited` until it is known whose org it is. */
  budget: CallBudget;
  usage: Usage | undefined;
  /** Fires when the connection is closed. */
  readonly closing: AbortController;
}

/** Over which calls of SOAP go at a version. */
export function soapLinkOf(api: ApiVersion, shared: Shared): SoapLink {
  const { transport, sessions, retrier, budget, clock, lanes, clientName, tags } = shared;
  return {
    api,
    transport,
    sessions,
    retrier,
    budget,
    clock,
    lanes,
    clientName,
    tags,
    onHeaders(headers) {
      noteUsage(shared, usageIn(headers));
    },
  };
}

/** Over which calls of the bulk APIs go at a version. */
export function bulkLinkOf(api: ApiVersion, shared: Shared, { organizationId, userId }: Identity): BulkLink {
  const { transport, sessions, retrier, budget, poller, clock, clientName, tags } = shared;
  return {
    api,
    transport,
    sessions,
    retrier,
    budget,
    poller,
    clock,
    describe: (signal) => shapeReader(soapLinkOf(api, shared), signal),
    clientName,
    organizationId,
    userId,
    tags,
    onUsage(usage) {
      noteUsage(shared, { ...usage, type: 'API REQUESTS' });
    },
  };
}

/** The budget of a connection that has none yet. */
export function makeBudget(
  options: BudgetOptions,
  api: ApiVersion,
  shared: Shared,
  { place, signal }: Pick<BudgetContext, 'place' | 'signal'>,
): CallBudget {
  const { clock, tags } = shared;
  // What it asks itself goes by the connection as it was before, which holds nothing back and is nobody's yet.
  const link = bulkLinkOf(api, shared, { organizationId: '', userId: '' });
  const budget = new Budget(options, { clock, tags, signal, place, ask: (until) => askUsage(link, until) });
  if (shared.usage !== undefined) budget.report(shared.usage);
  return budget;
}

function noteUsage(shared: Shared, usage: Usage | undefined): void {
  if (usage === undefined) return;
  shared.usage = usage;
  shared.budget.report(usage);
}

function usageIn(headers: { readonly LimitInfoHeader?: { readonly limitInfo?: readonly Usage[] } }): Usage | undefined {
  const limits = headers.LimitInfoHeader?.limitInfo ?? [];
  return limits.find((limit) => limit.type === 'API REQUESTS') ?? limits[0];
}
