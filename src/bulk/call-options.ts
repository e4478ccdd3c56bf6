import type { BulkHeaders } from './operation.ts';

type CallOptions = NonNullable<BulkHeaders['callOptions']>;

/** Sforce-Call-Options: `client=Name, defaultNamespace=ns`; undefined when there is nothing to say. */
export function writeCallOptions(options: CallOptions | undefined): string | undefined {
  const parts = [];
  if (options?.client !== undefined) parts.push(`client=${options.client}`);
  if (options?.defaultNamespace !== undefined) parts.push(`defaultNamespace=${options.defaultNamespace}`);
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** The reverse; options that are not known are left out. */
export function readCallOptions(text: string | undefined): CallOptions | undefined {
  if (text === undefined) return undefined;
  const options = readPairs(text, ',');
  const client = options.get('client');
  const defaultNamespace = options.get('defaultnamespace');
  return { ...(client === undefined ? {} : { client }), ...(defaultNamespace === undefined ? {} : { defaultNamespace }) };
}

/** `a=1; B=2` → names in lower case with their values. */
export function readPairs(text: string, separator: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const pair of text.split(separator)) {
    const equals = pair.indexOf('=');
    if (equals > 0) pairs.set(pair.slice(0, equals).trim().toLowerCase(), pair.slice(equals + 1).trim());
  }
  return pairs;
}
