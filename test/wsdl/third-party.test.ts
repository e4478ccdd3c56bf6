import { createClientAsync } from 'soap';
import { describe, expect, it } from 'vitest';
import { readIndependently } from '../../codegen/fingerprint/read-independently.ts';
import { runXmllint, validate } from './validate-against-xsd.ts';
import { readCanonical, versions, wsdlPath } from './wsdl-files.ts';

const QUERY = envelope('<query><queryString>SELECT Id FROM Account</queryString></query>');
const CREATE = envelope(`<create>
  <sObjects><ens:type>Account</ens:type><ens:Id xsi:nil="true"/><ens:Name>Acme</ens:Name>
    <ens:BillingAddress xsi:type="address"><latitude>1.5</latitude><longitude xsi:nil="true"/><city>Ulm</city><country xsi:nil="true"/>
      <countryCode>DE</countryCode><geocodeAccuracy xsi:nil="true"/><postalCode>89073</postalCode><state xsi:nil="true"/>
      <stateCode xsi:nil="true"/><street>Weg 1</street></ens:BillingAddress>
  </sObjects>
</create>`);
const WITHOUT_STRING = envelope('<query><queryText>SELECT Id FROM Account</queryText></query>');
const NO_SUCH_OPERATION = envelope('<obliterate/>');
const NO_SUCH_HEADER = QUERY.replace('<soap:Header>', '<soap:Header><Session/>');
const FAULT = envelope(`<soap:Fault><faultcode xmlns="">fns:INVALID_QUERY_LOCATOR</faultcode><faultstring xmlns="">no cursor</faultstring>
  <detail xmlns=""><fns:InvalidQueryLocatorFault xsi:type="fns:InvalidQueryLocatorFault"><fns:exceptionCode>INVALID_QUERY_LOCATOR</fns:exceptionCode>
  <fns:exceptionMessage>no cursor</fns:exceptionMessage></fns:InvalidQueryLocatorFault></detail></soap:Fault>`);

describe('libxml2', () => {
  it('finds every file well-formed', async () => {
    const xml = versions.map((version) => ({ fileName: `partner-${version}.xml`, contents: readCanonical(version) }));
    expect(await runXmllint({ xml, schema: [] })).toBe('');
  });

  it.each(versions)('compiles the schemas of %s, takes messages of that version and refuses others', async (version) => {
    // geocodeAccuracy came with 35.0.
    const address = Number(version) < 35 ? CREATE.replace('<geocodeAccuracy xsi:nil="true"/>', '') : CREATE;
    const refused = await validate(readCanonical(version), [
      { name: 'query', xml: QUERY },
      { name: 'create', xml: address },
      { name: 'fault', xml: FAULT },
      { name: 'query without its string', xml: WITHOUT_STRING },
      { name: 'no such operation', xml: NO_SUCH_OPERATION },
      { name: 'no such header', xml: NO_SUCH_HEADER },
      { name: 'cut off', xml: QUERY.slice(0, -20) },
    ]);
    expect(refused.map(({ name }) => name)).toEqual(['query without its string', 'no such operation', 'no such header', 'cut off']);
    expect(refused[0]!.messages[0]).toContain('queryText');
  });
});

describe('the soap package', () => {
  it.each(versions)('makes a client from %s', async (version) => {
    const client = await createClientAsync(wsdlPath(version));
    const description = client.describe();
    const operations = readIndependently(readCanonical(version)).operations;
    const described = description.SforceService.Soap;
    expect(Object.keys(described).sort()).toEqual([...operations.keys()].sort());
    for (const [name, { request }] of operations) {
      const fields = Object.keys(described[name].input).filter((key) => key !== 'targetNSAlias' && key !== 'targetNamespace');
      expect(fields.map((field) => field.replace('[]', ''))).toEqual(request.map((field) => field.name));
    }
  });
});

function envelope(body: string): string {
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"
    xmlns:ens="urn:sobject.partner.soap.sforce.com" xmlns:fns="urn:fault.partner.soap.sforce.com"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <soap:Header><SessionHeader><sessionId>00D</sessionId></SessionHeader></soap:Header>
  <soap:Body>${body}</soap:Body>
</soap:Envelope>`;
}
