import { ServerError } from '../errors.ts';
import { htmlAnswer, isHtml } from '../http/html.ts';
import type { HttpOptions } from '../http/options.ts';
import { redirected } from '../http/redirect.ts';
import { openTransport, type Transport } from '../http/transport.ts';
import { parseLoginUrl } from './hosts.ts';

/** A version that a server offers. */
export interface SupportedVersion {
  /** As in `forcewire/v62`: '62.0'. */
  readonly version: string;
  /** Salesforce's name: "Winter '25". */
  readonly label: string;
}

const PATIENCE_MS = 30_000;

/**
 * What a server offers (GET /services/data/), oldest first; nobody has to be logged in. Instances of one week differ: ask the org's own host.
 * Throws TransportError where there is no answer, ServerError for one that is no list of versions.
 */
export async function supportedVersions(
  url: string | URL,
  options: { http?: HttpOptions | undefined; signal?: AbortSignal | undefined } = {},
): Promise<readonly SupportedVersion[]> {
  const transport = openTransport(options.http, { signal: options.signal });
  try {
    return await readVersions(transport, parseLoginUrl(url), options.signal);
  } finally {
    await transport.close();
  }
}

/** `supportedVersions` over a connection's own transport. */
export async function readVersions(transport: Transport, url: URL, signal: AbortSignal | undefined): Promise<readonly SupportedVersion[]> {
  const headers = { accept: 'application/json' };
  const address = new URL('/services/data/', url);
  const response = await transport.send({
    method: 'GET',
    url: address,
    headers,
    signal,
    totalTimeoutMs: PATIENCE_MS,
    operation: 'rest.versions',
  });
  const body = await response.bytes();
  if (isHtml(response.headers['content-type'], body)) throw htmlAnswer(url.host, response);
  const { status } = response;
  if (status >= 300 && status < 400) throw redirected(url.host, response);
  const versions = parse(body);
  if (status === 200 && versions !== undefined) return versions;
  const message = `${url.host} answered with status ${status} and no list of API versions.`;
  throw new ServerError({ exceptionCode: `HTTP_${status}`, message, status }, { retryable: status >= 500 });
}

function parse(body: Uint8Array): readonly SupportedVersion[] | undefined {
  try {
    const list = JSON.parse(new TextDecoder().decode(body)) as readonly { version?: unknown; label?: unknown }[];
    if (list.length === 0 || !list.every(({ version }) => typeof version === 'string')) return undefined;
    return list.map(({ version, label }) => ({ version: String(version), label: String(label ?? '') }));
  } catch {
    return undefined;
  }
}
