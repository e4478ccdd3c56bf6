import { describe, expect, test } from 'vitest';
import { AllowedHosts, parseLoginUrl } from '../../src/auth/hosts.ts';

const codeOf = (run: () => void): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const check = (login: string, url: string, named: readonly string[] = []): string | undefined =>
  codeOf(() => new AllowedHosts(new URL(login), named).check(new URL(url)));

describe('a session id may go', () => {
  test.each([
    'https://na1.salesforce.com/x',
    'https://acme.my.salesforce.com',
    'https://acme--dev.sandbox.my.salesforce.com',
    'https://acme.force.com',
    'https://acme.my.salesforce.mil',
    'https://acme.cloudforce.com',
    'https://acme.my.sfcrmproducts.cn',
    'https://acme.my.salesforce.com:8443/x',
  ])('to Salesforce: %s', (url) => expect(check('https://login.salesforce.com', url)).toBeUndefined());

  test('to the login host itself, and to hosts that were named, with or without a port', () => {
    expect(check('https://sf.proxy.example', 'https://sf.proxy.example')).toBeUndefined();
    expect(check('https://login.salesforce.com', 'https://proxy.example:8443', ['proxy.example'])).toBeUndefined();
    expect(check('https://login.salesforce.com', 'https://proxy.example:8443', ['Proxy.example:8443'])).toBeUndefined();
  });

  test.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])('to loopback if the login went there: %s', (url) => {
    expect(check('http://127.0.0.1:9999', url)).toBeUndefined();
    expect(check('https://login.salesforce.com', url)).toBe('HOST_NOT_ALLOWED');
  });
});

describe('a session id may not go', () => {
  test.each([
    'https://evil.example',
    'https://salesforce.com.evil.example',
    'https://evilsalesforce.com',
    'https://127.0.0.1.evil.example',
    'https://proxy.example:9',
  ])('to %s', (url) => expect(check('https://login.salesforce.com', url, ['proxy.example:8443'])).toBe('HOST_NOT_ALLOWED'));

  test('without TLS, unless the host was named', () => {
    expect(check('https://login.salesforce.com', 'http://na1.salesforce.com')).toBe('INSECURE_URL');
    expect(check('https://login.salesforce.com', 'http://gateway.internal', ['gateway.internal'])).toBeUndefined();
  });
});

describe('a login URL', () => {
  test.each([
    ['login.salesforce.com', 'https://login.salesforce.com'],
    ['https://acme.my.salesforce.com/', 'https://acme.my.salesforce.com'],
    ['localhost:8080', 'https://localhost:8080'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('may be written as %s', (written, origin) => expect(parseLoginUrl(written).origin).toBe(origin));

  test.each(['', 'https://', 'no spaces allowed'])('is not "%s"', (written) =>
    expect(codeOf(() => parseLoginUrl(written))).toBe('INVALID_LOGIN_URL'),
  );

  test('is not the address of the pages, and the advice says which it is', () => {
    try {
      parseLoginUrl('https://acme.lightning.force.com/one/one.app');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'INVALID_LOGIN_URL', advice: 'Use https://acme.my.salesforce.com.' });
    }
  });
});
