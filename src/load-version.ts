import { versions } from '../generated/versions.ts';
import { VersionError } from './errors.ts';
import type { ApiVersion } from './pin-version.ts';

// Written out, because bundlers follow only imports that they can read.
const MODULES: Readonly<Record<string, () => Promise<object>>> = {
  '30.0': () => import('./versions/v30.ts'),
  '31.0': () => import('./versions/v31.ts'),
  '32.0': () => import('./versions/v32.ts'),
  '33.0': () => import('./versions/v33.ts'),
  '34.0': () => import('./versions/v34.ts'),
  '35.0': () => import('./versions/v35.ts'),
  '36.0': () => import('./versions/v36.ts'),
  '37.0': () => import('./versions/v37.ts'),
  '38.0': () => import('./versions/v38.ts'),
  '39.0': () => import('./versions/v39.ts'),
  '40.0': () => import('./versions/v40.ts'),
  '41.0': () => import('./versions/v41.ts'),
  '42.0': () => import('./versions/v42.ts'),
  '43.0': () => import('./versions/v43.ts'),
  '44.0': () => import('./versions/v44.ts'),
  '45.0': () => import('./versions/v45.ts'),
  '46.0': () => import('./versions/v46.ts'),
  '47.0': () => import('./versions/v47.ts'),
  '48.0': () => import('./versions/v48.ts'),
  '49.0': () => import('./versions/v49.ts'),
  '50.0': () => import('./versions/v50.ts'),
  '51.0': () => import('./versions/v51.ts'),
  '52.0': () => import('./versions/v52.ts'),
  '53.0': () => import('./versions/v53.ts'),
  '54.0': () => import('./versions/v54.ts'),
  '55.0': () => import('./versions/v55.ts'),
  '56.0': () => import('./versions/v56.ts'),
  '57.0': () => import('./versions/v57.ts'),
  '58.0': () => import('./versions/v58.ts'),
  '59.0': () => import('./versions/v59.ts'),
  '60.0': () => import('./versions/v60.ts'),
  '61.0': () => import('./versions/v61.ts'),
  '62.0': () => import('./versions/v62.ts'),
  '63.0': () => import('./versions/v63.ts'),
  '64.0': () => import('./versions/v64.ts'),
  '65.0': () => import('./versions/v65.ts'),
  '66.0': () => import('./versions/v66.ts'),
  '67.0': () => import('./versions/v67.ts'),
  '68.0': () => import('./versions/v68.ts'),
};

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
  const module = (await MODULES[name]!()) as Readonly<Record<string, ApiVersion>>;
  return module[`v${Number(number)}`]!;
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
