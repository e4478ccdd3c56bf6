import { versions } from '../generated/versions.ts';
import { VersionError } from './errors.ts';
import { type ApiVersion, pinVersion } from './pin-version.ts';

/**
 * A pin kept in configuration: `'62.0'`, `'62'` or `'v62.0'` → what `forcewire/v62` exports. Throws VersionError, with the nearest version
 * that works, for one that is unknown (UNKNOWN_VERSION) or that Salesforce no longer serves (RETIRED_VERSION).
 */
export async function loadVersion(version: string): Promise<ApiVersion> {
  const number = /^\s*v?(\d{1,4})(\.0)?\s*$/i.exec(version)?.[1];
  if (number === undefined) throw notAVersion(version);
  const name = `${Number(number)}.0`;
  const known = versions.find((each) => each.version === name);
  if (known === undefined) throw unknownVersion(name);
  if (known.retired) throw retiredVersion(name);
  return pinVersion(name);
}

const newest = versions.at(-1)!.version;
const oldest = versions.find((each) => !each.retired)!.version;

function notAVersion(version: string): VersionError {
  return new VersionError('UNKNOWN_VERSION', `"${version}" is not an API version; versions look like ${newest}.`, { nearest: newest });
}

function unknownVersion(name: string): VersionError {
  if (Number(name) < Number(oldest)) return retiredVersion(name);
  const module = `v${Number.parseInt(newest, 10)}`;
  const message = `API version ${name} is newer than ${newest}, the newest known here. Import its WSDL, or use ${module}.at('${name}') to speak it with the types of ${newest}.`;
  return new VersionError('UNKNOWN_VERSION', message, { nearest: newest });
}

function retiredVersion(name: string): VersionError {
  return new VersionError('RETIRED_VERSION', `Salesforce no longer serves API version ${name}; the oldest that works is ${oldest}.`, {
    nearest: oldest,
  });
}
