import { ForcewireError, VersionError } from '../errors.ts';
import type { Transport } from '../http/transport.ts';
import { readVersions, type SupportedVersion } from './supported-versions.ts';

/** A server to be asked for its versions, and the pin that shall be among them. */
export interface VersionCheck {
  readonly transport: Transport;
  readonly url: URL;
  /** '62.0' */
  readonly pin: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Throws VersionError (VERSION_NOT_SERVED) for a pin that the server does not serve. A server that keeps no list, or none that can be had now, is
 * believed to serve it.
 */
export async function checkVersion(check: VersionCheck): Promise<void> {
  const missing = await findMissing(check);
  check.signal?.throwIfAborted();
  if (missing !== undefined) throw notServed(check, missing);
}

/** What a login or a first call failed with: where it is the version, the error that names the nearest. Others stay as they are. */
export async function explainVersion(error: unknown, check: VersionCheck): Promise<unknown> {
  if (!(error instanceof ForcewireError) || error.code !== 'UNSUPPORTED_API_VERSION') return error;
  const missing = await findMissing(check);
  return missing === undefined ? error : notServed(check, missing, error);
}

/** What the server serves, if the pin is not among it. */
async function findMissing({ transport, url, pin, signal }: VersionCheck): Promise<readonly SupportedVersion[] | undefined> {
  const served = await readVersions(transport, url, signal).catch(() => []);
  return served.length === 0 || served.some(({ version }) => version === pin) ? undefined : served;
}

function notServed({ pin, url }: VersionCheck, served: readonly SupportedVersion[], cause?: unknown): VersionError {
  const distance = ({ version }: SupportedVersion): number => Math.abs(Number(version) - Number(pin));
  const nearest = served.reduce((best, each) => (distance(each) < distance(best) ? each : best)).version;
  const message = `${url.host} does not serve API version ${pin}; the nearest that it serves is ${nearest}.`;
  return new VersionError('VERSION_NOT_SERVED', message, { nearest, cause });
}
