import type { Rule } from './rule.ts';

/** What can happen on the way to the server. */
export const NETWORK_RULES: readonly Rule[] = [
  {
    code: 'DNS_FAILURE',
    advice: 'DNS_FAILURE',
    text: 'Check the spelling of the host and the name server of this machine; My Domain names look like acme.my.salesforce.com.',
  },
  {
    code: 'CONNECTION_REFUSED',
    advice: 'CONNECTION_REFUSED',
    text: 'Nothing listens there. Check host and port, and whether a firewall wants an http.proxy.',
  },
  {
    code: 'UNREACHABLE',
    advice: 'UNREACHABLE',
    text: 'There is no way to the network of the host. Check the network, the firewall and http.proxy.',
  },
  {
    code: 'CONNECT_TIMEOUT',
    advice: 'CONNECT_TIMEOUT',
    text: 'Nobody answered: most often a firewall drops the packets. Have it opened, or give http.proxy.',
  },
  {
    code: 'HEADERS_TIMEOUT',
    advice: 'NO_ANSWER',
    text: 'The connection was taken, and no answer came. Either the org is slow just now, so try again in a few minutes, or something in between holds the request up: a proxy, or a firewall that lets only browsers through.',
  },
  {
    code: 'TOTAL_TIMEOUT',
    advice: 'NO_ANSWER',
    text: 'The connection was taken, and no answer came. Either the org is slow just now, so try again in a few minutes, or something in between holds the request up: a proxy, or a firewall that lets only browsers through.',
  },
  {
    code: 'TLS_FAILURE',
    advice: 'TLS_FAILURE',
    text: 'The certificate is not trusted, or somebody stands between: give the CA of an inspecting proxy as http.tls.ca or NODE_EXTRA_CA_CERTS, and check the host name.',
  },
  {
    code: 'PROXY_UNREACHABLE',
    advice: 'PROXY_UNREACHABLE',
    text: 'Check host and port of http.proxy. Hosts that need no proxy go into http.noProxy.',
  },
  {
    code: 'PROXY_REFUSED',
    advice: 'PROXY_REFUSED',
    text: 'The proxy lets nobody through to this host and port. Have it allowed, or name the host in http.noProxy if there is a direct way.',
  },
  {
    code: 'PROXY_AUTHENTICATION',
    advice: 'PROXY_AUTHENTICATION',
    text: 'The proxy wants a user and a password: http.proxy: http://user:password@host:port.',
  },
  {
    code: 'HTTP_407',
    advice: 'PROXY_AUTHENTICATION',
    text: 'The proxy wants a user and a password: http.proxy: http://user:password@host:port.',
  },
  {
    code: 'HTML_RESPONSE',
    advice: 'HTML_RESPONSE',
    text: 'A web page came instead of the API: a proxy, a maintenance page, or a host that serves pages. Use login.salesforce.com, test.salesforce.com or the My Domain URL.',
  },
  {
    code: 'REDIRECTED',
    advice: 'REDIRECTED',
    text: 'Use the host that the message names as the login or instance URL; nothing secret is sent to a host that was not named.',
  },
  { code: 'VERSION_NOT_SERVED', advice: 'VERSION_NOT_SERVED', text: 'Pin a version that the org serves; supportedVersions() lists them.' },
];
