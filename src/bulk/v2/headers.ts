import { readCallOptions, writeCallOptions } from '../call-options.ts';
import { headerOf } from '../message.ts';
import type { BulkHeaders } from '../operation.ts';
import type { BulkCall } from '../schema.ts';

/** The headers of a Bulk 2.0 request. */
export function writeHeaders(call: BulkCall, headers: BulkHeaders): Record<string, string> {
  const out: Record<string, string> = {};
  if (call.result.kind !== 'none') out.Accept = call.result.kind === 'csv' ? 'text/csv' : 'application/json';
  if (headers.sessionId !== undefined) out.Authorization = `Bearer ${headers.sessionId}`;
  const callOptions = writeCallOptions(headers.callOptions);
  if (callOptions !== undefined) out['Sforce-Call-Options'] = callOptions;
  return out;
}

/** What a request's headers say, as options; those that were not sent are absent. */
export function readHeaders(_call: BulkCall, headers: Readonly<Record<string, string>>): BulkHeaders {
  // `OAuth` is the older spelling of the scheme, and still sent.
  const sessionId = /^\s*(?:Bearer|OAuth)\s+(\S+)\s*$/i.exec(headerOf(headers, 'Authorization') ?? '')?.[1];
  const callOptions = readCallOptions(headerOf(headers, 'Sforce-Call-Options'));
  return { ...(sessionId === undefined ? {} : { sessionId }), ...(callOptions === undefined ? {} : { callOptions }) };
}

const LOCATOR = 'Sforce-Locator';
const COUNT = 'Sforce-NumberOfRecords';

/** The position and size of a page of results: the last page's locator is the text `null`, never absent. */
export function writeResultHeaders(call: BulkCall, result: Readonly<Record<string, unknown>>): Record<string, string> {
  if (!call.responseHeaders.includes(LOCATOR)) return {};
  const { locator, numberOfRecords } = result as { locator?: string | null; numberOfRecords?: number };
  const out: Record<string, string> = { [LOCATOR]: locator ?? 'null' };
  if (numberOfRecords !== undefined) out[COUNT] = String(numberOfRecords);
  return out;
}

/** The reverse. Servers have been seen to spell `null` in other cases. */
export function readResultHeaders(
  call: BulkCall,
  headers: Readonly<Record<string, string>>,
): { locator?: string | null; numberOfRecords?: number } {
  if (!call.responseHeaders.includes(LOCATOR)) return {};
  const locator = headerOf(headers, LOCATOR)?.trim() ?? '';
  const count = headerOf(headers, COUNT)?.trim() ?? '';
  return {
    locator: locator === '' || locator.toLowerCase() === 'null' ? null : locator,
    ...(/^\d+$/.test(count) ? { numberOfRecords: Number(count) } : {}),
  };
}
