import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Attributes, SpanKind, SpanStatusCode, Tracer } from '@opentelemetry/api';
import type { BatchEvent, LoginEvent, PageEvent, RequestEvent, Tagged } from '../events/channels.ts';

// Numbers of the specification, so that the package is needed for its types alone.
const CLIENT = 2 as SpanKind.CLIENT;
const INTERNAL = 0 as SpanKind.INTERNAL;
const ERROR = 2 as SpanStatusCode.ERROR;

/** What the events of spans have in common. A decision takes no time, and is not an error itself. */
interface Timed extends Tagged {
  readonly code?: string | undefined;
  readonly durationMs?: number | undefined;
}

/** Kinds of events that tell of no call, but of what follows from one. */
const DECISIONS = ['retry', 'renewal', 'split', 'lanes', 'budget'] as const;

/** What the events of decisions have in common, and what each has besides. */
interface Decision extends Tagged {
  readonly operation: string;
  readonly [fact: string]: unknown;
}

/** A span as an event describes it. */
interface Description {
  readonly name: string;
  readonly kind?: SpanKind | undefined;
  readonly attributes: Attributes;
  /** What went wrong, where an error status is not enough of a code. */
  readonly error?: string | undefined;
}

/**
 * Makes a span of each request, login, page and batch of all connections, and one that takes no time of each decision: retry, renewal, split, change
 * of lanes, call kept back by a budget. They are children of the span that is active where the call was made. Give it
 * `trace.getTracer('forcewire')`. Names of attributes are those of the semantic conventions where there is one, `forcewire.…` otherwise; tags are
 * `forcewire.tag.NAME`. Returns what stops it.
 */
export function traceEvents(tracer: Tracer): () => void {
  const stops = [
    onEvent<RequestEvent>('request', (event) => addSpan(tracer, event, describeRequest(event))),
    onEvent<LoginEvent>('login', (event) => addSpan(tracer, event, { name: 'login', attributes: { 'server.address': event.host } })),
    onEvent<PageEvent>('page', (event) => addSpan(tracer, event, describePage(event))),
    onEvent<BatchEvent>('batch', (event) => addSpan(tracer, event, describeBatch(event))),
    ...DECISIONS.map((kind) => onEvent<Decision>(kind, (event) => addDecision(tracer, kind, event))),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function onEvent<Event>(kind: string, listener: (event: Event) => void): () => void {
  const onMessage = (message: unknown): void => listener(message as Event);
  subscribe(`forcewire:${kind}`, onMessage);
  return () => void unsubscribe(`forcewire:${kind}`, onMessage);
}

/** Events are told at the end, so the span begins in the past. */
function addSpan(
  tracer: Tracer,
  { code, durationMs = 0, tags }: Timed,
  { name, kind = INTERNAL, attributes, error = code }: Description,
): void {
  const end = performance.timeOrigin + performance.now();
  const tagged = Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`forcewire.tag.${tag}`, value]));
  const failed = error === undefined ? {} : { 'error.type': error };
  const span = tracer.startSpan(name, { kind, startTime: end - durationMs, attributes: { ...tagged, ...attributes, ...failed } });
  if (error !== undefined) span.setStatus({ code: ERROR });
  span.end(end);
}

/** A moment and not a time. The error that led to a decision is another span's; here it is what was decided, and why. */
function addDecision(tracer: Tracer, kind: string, { operation, message: _, tags, ...facts }: Decision): void {
  const entries = Object.entries({ operation, ...facts }).map(([name, value]) => [`forcewire.${spell(name)}`, value]);
  addSpan(tracer, { tags }, { name: `${kind} ${operation}`, attributes: Object.fromEntries(entries) });
}

/** `waitMs` is `wait_ms`, as names of attributes are written. */
function spell(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function describeRequest({ method, host, path, operation, status, code, bytesSent }: RequestEvent): Description {
  const [, address = host, port] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  const attributes = {
    'http.request.method': method,
    'server.address': address,
    'server.port': port === undefined ? undefined : Number(port),
    'url.path': path,
    'http.request.body.size': bytesSent,
    'http.response.status_code': status,
    'forcewire.operation': operation,
  };
  // As the conventions have it for clients: a status from 400 on is an error, and its number is the type.
  const error = code ?? (status !== undefined && status >= 400 ? String(status) : undefined);
  return { name: operation === undefined ? method : `${method} ${operation}`, kind: CLIENT, attributes, error };
}

function describePage({ operation, records, totalSize, done }: PageEvent): Description {
  const attributes = { 'db.response.returned_rows': records, 'forcewire.total_size': totalSize, 'forcewire.done': done };
  return { name: `page ${operation}`, attributes: { 'forcewire.operation': operation, ...attributes } };
}

function describeBatch({ operation, rows, attempt, ok, failed }: BatchEvent): Description {
  const outcomes = { 'forcewire.rows.ok': ok, 'forcewire.rows.failed': failed, 'forcewire.attempt': attempt };
  return { name: `batch ${operation}`, attributes: { 'forcewire.operation': operation, 'db.operation.batch.size': rows, ...outcomes } };
}
