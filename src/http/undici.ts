/// <reference path="./undici-parts.d.ts" />
import type { Agent, Dispatcher } from 'undici';

/** What requests without a proxy need of undici. */
export interface Undici {
  readonly Agent: typeof Agent;
  /** What dispatchers have as a method once the whole of undici is loaded. */
  readonly request: (this: Dispatcher, options: Dispatcher.RequestOptions) => Promise<Dispatcher.ResponseData>;
}

let loading: Promise<Undici> | undefined;

/** Loads undici for the first request of the process, so that whoever only imports forcewire does not wait for it. */
export function loadUndici(): Promise<Undici> {
  loading ??= loadParts().catch(loadAll);
  return loading;
}

/**
 * The whole of undici is twice as much, for a fetch, WebSockets, caches and mocks that nobody here uses, and puts its dispatcher behind the caller's
 * `fetch`. These files have no promise to stay where they are; if they do not, the whole does.
 */
async function loadParts(): Promise<Undici> {
  const [agent, request] = await Promise.all([import('undici/lib/dispatcher/agent.js'), import('undici/lib/api/api-request.js')]);
  return { Agent: agent.default, request: request.default };
}

async function loadAll(): Promise<Undici> {
  const { Agent, Dispatcher } = await import('undici');
  return { Agent, request: Dispatcher.prototype.request };
}
