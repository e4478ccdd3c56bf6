import type { SessionBroker } from './auth/broker.ts';
import type { BulkLink } from './bulk/call.ts';
import type { Poller } from './bulk/poll.ts';
import type { Transport } from './http/transport.ts';
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
  readonly clientName: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  usage: Usage | undefined;
  isClosed: boolean;
}

/** Over which calls of SOAP go at a version. */
export function soapLinkOf(api: ApiVersion, shared: Shared): SoapLink {
  const { transport, sessions, retrier, clientName, tags } = shared;
  return {
    api,
    transport,
    sessions,
    retrier,
    clientName,
    tags,
    onHeaders(headers) {
      shared.usage = usageIn(headers) ?? shared.usage;
    },
  };
}

/** Over which calls of the bulk APIs go at a version. */
export function bulkLinkOf(api: ApiVersion, shared: Shared): BulkLink {
  const { transport, sessions, retrier, poller, clock, clientName, tags } = shared;
  return {
    api,
    transport,
    sessions,
    retrier,
    poller,
    clock,
    describe: (signal) => shapeReader(soapLinkOf(api, shared), signal),
    clientName,
    tags,
    onUsage(usage) {
      shared.usage = { ...usage, type: 'API REQUESTS' };
    },
  };
}

function usageIn(headers: { readonly LimitInfoHeader?: { readonly limitInfo?: readonly Usage[] } }): Usage | undefined {
  const limits = headers.LimitInfoHeader?.limitInfo ?? [];
  return limits.find((limit) => limit.type === 'API REQUESTS') ?? limits[0];
}
