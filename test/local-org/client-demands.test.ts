import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { readCanonical } from '../wsdl/wsdl-files.ts';
import { expectValidAnswers, keepEveryAnswer } from './schema-check.ts';
import { type Answer, envelope, logIn, loginBody, post } from './soap-call.ts';

// What zeep, PHP's SoapClient, SOAP::Lite, WSC, JAX-WS, Axis and strong-soap send, and what they look for in an answer, as plain text.

let org: LocalOrg;
let endpoint: string;
let call: (body: string, headers?: string) => Promise<Answer>;

keepEveryAnswer();
beforeAll(async () => {
  org = await LocalOrg.start();
  endpoint = `${org.url}/services/Soap/u/62.0`;
  ({ call } = await logIn(org));
});
afterAll(() => org.close());

const query = (soql: string): Promise<Answer> => call(`<p:query><p:queryString>${soql}</p:queryString></p:query>`);
const create = (fields: string): Promise<Answer> => call(`<p:create><p:sObjects>${fields}</p:sObjects></p:create>`);

describe('answers', () => {
  it('to a login name the default namespace, prefix only the envelope, and spell out booleans', async () => {
    const { text } = await post(endpoint, envelope(loginBody(org.credentials)));
    expect(text).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?><soapenv:Envelope [^>]*xmlns="urn:partner\.soap\.sforce\.com"[^>]*><soapenv:Body><loginResponse><result>/,
    );
    expect(text).toMatch(/<serverUrl>http:\/\/[^<]+\/services\/Soap\/u\/62\.0\/00D\w{12}<\/serverUrl><sessionId>[^<]+<\/sessionId>/);
    expect(text).toContain('<sandbox>true</sandbox>');
    expect(text.replaceAll(/<\/?soapenv:/g, '<')).not.toMatch(/<\/?\w+:/);
  });

  it('bind sf to records and xsi to the instance namespace, and tag nested records and results with their types', async () => {
    const [account] = (await create('<s:type>Account</s:type><s:Name>Nested</s:Name>')).all('id');
    await create(`<s:type>Contact</s:type><s:LastName>Child</s:LastName><s:AccountId>${account}</s:AccountId>`);
    const { text } = await query("SELECT Phone, Owner.Alias, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Nested'");
    expect(text).toContain('xmlns:sf="urn:sobject.partner.soap.sforce.com"');
    expect(text).toContain('xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"');
    expect(text).toContain(
      '<records xsi:type="sf:sObject"><sf:type>Account</sf:type><sf:Id xsi:nil="true"/><sf:Phone xsi:nil="true"/><sf:Owner xsi:type="sf:sObject"><sf:type>User</sf:type><sf:Id xsi:nil="true"/><sf:Alias>admin</sf:Alias></sf:Owner><sf:Contacts xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/><records xsi:type="sf:sObject"><sf:type>Contact</sf:type>',
    );
  });

  it.each([
    ['SELECT FROM Account', 'MALFORMED_QUERY', 'MalformedQueryFault'],
    ['SELECT Nope FROM Account', 'INVALID_FIELD', 'InvalidFieldFault'],
    ['SELECT Id FROM Nope', 'INVALID_TYPE', 'InvalidSObjectFault'],
  ])('to %s have code, text and typed detail in that order, nothing between, and a place', async (soql, code, type) => {
    const { text, status } = await query(soql);
    expect(status).toBe(500);
    expect(text).toContain('xmlns:sf="urn:fault.partner.soap.sforce.com"');
    expect(text).toMatch(
      new RegExp(
        `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${code}: [^<]*</faultstring><detail><sf:${type} xsi:type="sf:${type}"><sf:exceptionCode>${code}</sf:exceptionCode><sf:exceptionMessage>[^<]*</sf:exceptionMessage><sf:row>1</sf:row><sf:column>\\d+</sf:column></sf:${type}></detail></soapenv:Fault>`,
      ),
    );
    expect(readCanonical('62.0').includes(`<xsd:enumeration value="fns:${code}"/>`)).toBe(true);
  });
});

describe('requests', () => {
  it('may be as SOAP::Lite writes them: an encoding style, types on headers, nil on a wrapper without parameters', async () => {
    const { sessionId } = await logIn(org);
    const answer = await post(
      endpoint,
      `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope soap:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Header><p:SessionHeader xmlns:p="urn:partner.soap.sforce.com"><p:sessionId xsi:type="xsd:string">${sessionId}</p:sessionId></p:SessionHeader><p:QueryOptions xmlns:p="urn:partner.soap.sforce.com"><p:batchSize xsi:type="xsd:int">200</p:batchSize></p:QueryOptions></soap:Header><soap:Body><p:getUserInfo xmlns:p="urn:partner.soap.sforce.com" xsi:nil="true" /></soap:Body></soap:Envelope>`,
    );
    expect([answer.status, answer.all('userName')]).toEqual([200, [org.credentials.username]]);
  });

  it('may name a whole URL where others name a path, as those of Beatbox', async () => {
    const body = envelope(loginBody(org.credentials));
    const { hostname, port } = new URL(org.url);
    const options = { method: 'POST', hostname, port, path: endpoint, headers: { 'Content-Type': 'text/xml; charset=utf-8' } };
    const status = await new Promise((resolve, reject) => {
      const sent = request(options, (answer) => resolve(answer.resume().statusCode));
      sent.on('error', reject).end(body);
    });
    expect([status, org.requests.at(-1)!.path]).toEqual([200, '/services/Soap/u/62.0']);
  });

  it('may name ids in the singular, as those of Beatbox do', async () => {
    const account = '<p:sObjects><s:type>Account</s:type><s:Name>Short</s:Name></p:sObjects>';
    const made = (await call(`<p:create>${account.repeat(3)}</p:create>`)).all('id');
    const list = made.map((id) => `<p:id>${id}</p:id>`);
    for (const [name, some] of Object.entries({ delete: list, undelete: list.slice(0, 1) })) {
      const answer = await call(`<p:${name}>${some.join('')}</p:${name}>`);
      expect(answer.all('id')).toEqual(made.slice(0, some.length));
      expect(new Set(answer.all('success'))).toEqual(new Set(['true']));
    }
    expect((await query("SELECT COUNT() FROM Account WHERE Name = 'Short'")).all('size')).toEqual(['1']);
  });

  it('may say that they are compressed and have no body, as those of WSC', async () => {
    const answer = await fetch(`${org.url}/services/data`, { headers: { 'Content-Encoding': 'gzip' } });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['login', 'INVALID_LOGIN', '<p:username NIL/><p:password NIL/>'],
    ['query', 'MALFORMED_QUERY', '<p:queryString NIL/>'],
    ['queryAll', 'MALFORMED_QUERY', '<p:queryString NIL/>'],
    ['queryMore', 'INVALID_QUERY_LOCATOR', '<p:queryLocator NIL/>'],
    ['describeSObject', 'INVALID_TYPE', '<p:sObjectType NIL/>'],
    ['retrieve', 'INVALID_TYPE', '<p:fieldList NIL/><p:sObjectType NIL/><p:ids NIL/>'],
    ['create', 'INVALID_TYPE', '<p:sObjects><s:type NIL/><s:Name>x</s:Name></p:sObjects>'],
    [
      'upsert',
      'INVALID_FIELD',
      '<p:externalIDFieldName NIL/><p:sObjects><s:type>Account</s:type><s:External_Id__c>x</s:External_Id__c></p:sObjects>',
    ],
  ])('%s gets %s where a variable of the caller was never set', async (name, code, parameters) => {
    const unset = parameters.replaceAll('NIL', 'xsi:nil="true"');
    const left = parameters.replaceAll(/<[ps]:\w+ NIL\/>/g, '');
    for (const given of [unset, left]) {
      const answer = await call(`<p:${name}>${given}</p:${name}>`);
      expect([answer.status, answer.all('faultcode')]).toEqual([500, [`sf:${code}`]]);
    }
  });

  it('get INVALID_TYPE for a type that is given twice or has children', async () => {
    for (const type of ['<s:type>Account</s:type><s:type>Contact</s:type>', '<s:type><s:type>Account</s:type></s:type>']) {
      expect((await create(`${type}<s:Name>x</s:Name>`)).all('faultcode')).toEqual(['sf:INVALID_TYPE']);
    }
  });
});

expectValidAnswers();
