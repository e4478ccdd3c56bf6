import { Buffer } from 'node:buffer';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { ForcewireError } from '../errors.ts';

/** Where requests go on their way to a host: a proxy, or none. */
export type ProxyRules = (target: URL) => URL | undefined;

/** What the options say about proxies. */
export interface ProxyOptions {
  readonly proxy: string | URL | undefined;
  readonly noProxy: string | readonly string[] | undefined;
}

/** Throws ForcewireError (INVALID_OPTION) for a proxy that is no HTTP address. The environment is read once, here, and only when asked for. */
export function proxyRules({ proxy, noProxy }: ProxyOptions, environment: Readonly<Record<string, string | undefined>>): ProxyRules {
  if (proxy === undefined) return () => undefined;
  // Upper and lower case are both in use; a web server may set HTTP_PROXY from a request's header `Proxy`, hence lower case first.
  const variable = (name: string): string | undefined => environment[name.toLowerCase()] || environment[name] || undefined;
  const isEnvironment = proxy === 'environment';
  const secure = isEnvironment ? parse(variable('HTTPS_PROXY')) : parse(proxy);
  const plain = isEnvironment ? parse(variable('HTTP_PROXY')) : secure;
  const isDirect = exceptions(noProxy ?? (isEnvironment ? variable('NO_PROXY') : undefined));
  return (target) => (isDirect(target) ? undefined : target.protocol === 'https:' ? secure : plain);
}

/** The header for the user and password in a proxy's address. */
export function proxyToken({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from(`${unescaped(username)}:${unescaped(password)}`, 'utf8').toString('base64')}`;
}

/** A password with a percent sign is seldom written as an address wants it. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parse(proxy: string | URL | undefined): URL | undefined {
  if (proxy === undefined) return undefined;
  const text = String(proxy);
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  // The address may have a password in it, so it is not quoted.
  throw new ForcewireError('INVALID_OPTION', 'The proxy is not an http: or https: address.');
}

/** curl's rules: `example.com` and `.example.com` mean the host and all below it, a port narrows it down, `10.0.0.0/8` is a network, `*` means all. */
function exceptions(list: string | readonly string[] | undefined): (target: URL) => boolean {
  const names = (typeof list === 'string' ? list.split(/[\s,]+/) : (list ?? [])).map((name) => name.trim().toLowerCase()).filter(Boolean);
  const networks = networksOf(names);
  return (target) => isWithin(networks, target) || names.some((name) => matches(name, target));
}

function matches(name: string, target: URL): boolean {
  if (name === '*') return true;
  // An address of version 6 has colons of its own: with a port it stands in brackets.
  const [, address, addressPort] = /^\[?([\da-f:]*:[\da-f:.]*)(?:\]:(\d+)|\])?$/.exec(name) ?? [];
  const [, named = '', namedPort] = /^\*?\.?(.*?)\.?(?::(\d+))?$/.exec(name) ?? [];
  const [host, port] = address !== undefined && isIPv6(address) ? [`[${address}]`, addressPort] : [named, namedPort];
  const hostname = target.hostname.toLowerCase();
  const ownPort = target.port || (target.protocol === 'https:' ? '443' : '80');
  return (port === undefined || port === ownPort) && (hostname === host || hostname.endsWith(`.${host}`));
}

function networksOf(names: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const name of names) {
    const [address = '', prefix] = name.split('/');
    const bits = Number(prefix);
    const version = isIP(address);
    if (prefix === undefined || version === 0 || !(Number.isInteger(bits) && bits >= 0 && bits <= (version === 4 ? 32 : 128))) continue;
    networks.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6');
  }
  return networks;
}

function isWithin(networks: BlockList, { hostname }: URL): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  const version = isIP(address);
  return version !== 0 && networks.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
