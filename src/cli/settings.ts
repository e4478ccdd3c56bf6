import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ForcewireError } from '../errors.ts';

/** How each setting is called as a flag, in the environment and in a profile. */
const SETTINGS = [
  ['loginUrl', 'SF_LOGIN_URL', 'where to log in: a My Domain host, or https://test.salesforce.com for sandboxes'],
  ['username', 'SF_USERNAME', 'for SOAP login()'],
  ['password', 'SF_PASSWORD', 'for SOAP login(); other users of the machine may see flags, so rather use the environment'],
  ['securityToken', 'SF_SECURITY_TOKEN', 'for SOAP login() from an address that the org does not trust'],
  ['instanceUrl', 'SF_INSTANCE_URL', 'the host of the org, with an access token'],
  ['clientId', 'SF_CLIENT_ID', 'consumer key of an app, for the client credentials flow'],
  ['clientSecret', 'SF_CLIENT_SECRET', 'consumer secret of that app'],
  ['accessToken', 'SF_ACCESS_TOKEN', 'a token or session id that somebody else got'],
  ['apiVersion', 'SF_API_VERSION', 'the API version to speak, such as 62.0'],
] as const;

type Name = (typeof SETTINGS)[number][0];

/** Who connects, and to what. */
export type Settings = { readonly [Each in Name]?: string | undefined };

/** Settings as flags, and the profile that others come from. */
export type ConnectionFlags = Settings & { readonly profile?: string | undefined };

/** The flags of every command that connects. */
export function addConnectionFlags(command: Command): Command {
  for (const [name, variable, description] of SETTINGS) command.option(`--${kebab(name)} <value>`, `${description} [${variable}]`);
  return command.option('--profile <name>', 'take the settings of that name from profiles.json [SF_PROFILE]');
}

/** Flags go before the profile that is named, or else before the environment. Throws ForcewireError for a profile that cannot be had. */
export async function readSettings(flags: ConnectionFlags): Promise<Settings> {
  const profile = flags.profile ?? process.env.SF_PROFILE;
  const rest = profile === undefined ? readEnvironment() : await readProfile(profile);
  const given = Object.entries(flags).filter(([name, value]) => isName(name) && value !== undefined);
  return { ...rest, ...Object.fromEntries(given) };
}

/** Flags as they would be typed. */
export function typeFlags(flags: ConnectionFlags): string[] {
  return Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [`--${kebab(name)}=${value}`]));
}

function readEnvironment(): Settings {
  // An empty variable is one that is not set: shells and CI systems make no difference.
  return Object.fromEntries(SETTINGS.map(([name, variable]) => [name, process.env[variable] || undefined]));
}

async function readProfile(name: string): Promise<Settings> {
  const file = profilesFile();
  const profiles = parseProfiles(file, await readPrivately(file));
  const profile = profiles[name];
  if (profile === undefined) {
    const known = Object.keys(profiles).join(', ') || 'none';
    throw new ForcewireError('UNKNOWN_PROFILE', `${file} has no profile "${name}"; it has: ${known}.`);
  }
  const other = Object.keys(profile).find((key) => !isName(key));
  if (other !== undefined) {
    throw new ForcewireError('INVALID_PROFILE', `The profile "${name}" has "${other}"; profiles may have ${names().join(', ')}.`);
  }
  return profile;
}

/** A file with passwords is nobody else's to read. */
async function readPrivately(file: string): Promise<string> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new ForcewireError('INVALID_PROFILE', `${file} has secrets and can be read by others: run chmod 600 on it.`);
    }
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new ForcewireError('UNKNOWN_PROFILE', `There is no ${file} to take a profile from.`);
  }
}

function parseProfiles(file: string, text: string): Readonly<Record<string, Settings>> {
  try {
    return JSON.parse(text);
  } catch {
    // What JSON.parse says quotes the text, which has secrets.
    throw new ForcewireError('INVALID_PROFILE', `${file} is no JSON.`);
  }
}

function profilesFile(): string {
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'forcewire', 'profiles.json');
}

function isName(key: string): key is Name {
  return SETTINGS.some(([name]) => name === key);
}

function names(): readonly string[] {
  return SETTINGS.map(([name]) => name);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
