import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, SoapFaultError, soapLogin } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { listen } from 'soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The npm package `soap` as the server, made from our WSDL: it parses our requests and writes the answers with no help from our codecs.
const wsdl = readFileSync(new URL('../../wsdl/partner-62.0.wsdl', import.meta.url), 'utf8');
const received: { operation: string; args: any; headers: any }[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answer =
    (operation: string, result: (args: any) => unknown) =>
    (args: any, _callback: unknown, headers: any): unknown => {
      received.push({ operation, args, headers });
      return { result: result(args) };
    };
  const port = {
    login: answer('login', () => ({
      passwordExpired: false,
      sandbox: false,
      serverUrl: `${url}/services/Soap/u/62.0/00D000000000001`,
      sessionId: '00D000000000001!SESSION',
      userId: '005000000000001AAA',
      userInfo: { organizationId: '00D000000000001EAA', userId: '005000000000001AAA', organizationName: 'Zoë & Co' },
    })),
    query: answer('query', () => ({
      done: true,
      queryLocator: null,
      records: [
        { attributes: { 'xsi:type': 'ens:sObject' }, 'ens:type': 'Account', 'ens:Id': '001000000000001AAA', 'ens:Name': 'Zoë <&> Co' },
        { attributes: { 'xsi:type': 'ens:sObject' }, 'ens:type': 'Account', 'ens:Id': '001000000000002AAA', 'ens:Name': 'Two' },
      ],
      size: 2,
    })),
    create: answer('create', (args) =>
      [args.sObjects].flat().map((_row: unknown, at: number) => ({ id: `00100000000000${at + 1}AAA`, success: true })),
    ),
    update() {
      const detail = {
        'fns:InvalidFieldFault': {
          'fns:exceptionCode': 'INVALID_FIELD',
          'fns:exceptionMessage': 'No such column',
          'fns:row': 1,
          'fns:column': 8,
        },
      };
      throw { Fault: { faultcode: 'fns:INVALID_FIELD', faultstring: 'INVALID_FIELD: No such column', detail, statusCode: 500 } };
    },
  };
  listen(server, {
    path: /^\/services\/Soap\/u\/62\.0/ as never,
    services: { SforceService: { Soap: port } } as never,
    xml: wsdl,
    suspendResponse: false,
  } as never);
});

afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

const open = () =>
  connect({ api: v62, auth: soapLogin({ username: 'ada@example.com', password: 'p&<>"\'£', securityToken: 'T', loginUrl: url }) });

describe('the soap package as a server with our WSDL', () => {
  it('understands login, and we understand its answer', async () => {
    await using org = await open();
    expect([org.userId, org.organizationId]).toEqual(['005000000000001AAA', '00D000000000001EAA']);
    expect(received.find(({ operation }) => operation === 'login')?.args).toEqual({ username: 'ada@example.com', password: 'p&<>"\'£T' });
  });

  it('understands a query with its headers, and we read its records', async () => {
    await using org = await open();
    const rows = await org.query("SELECT Id, Name FROM Account WHERE Name > 'é'", { batchSize: 200 }).toArray();
    expect(rows.map(({ type, Id, Name }) => [type, Id, Name])).toEqual([
      ['Account', '001000000000001AAA', 'Zoë <&> Co'],
      ['Account', '001000000000002AAA', 'Two'],
    ]);
    const { args, headers } = received.findLast(({ operation }) => operation === 'query')!;
    expect(args).toEqual({ queryString: "SELECT Id, Name FROM Account WHERE Name > 'é'" });
    expect(headers).toMatchObject({ SessionHeader: { sessionId: '00D000000000001!SESSION' }, QueryOptions: { batchSize: '200' } });
  });

  it('understands created records in the order and with the values given', async () => {
    await using org = await open();
    const rows = [
      { Name: 'Zoë & <Co>', AnnualRevenue: 12.5, Fax: null },
      { Name: 'Two', NumberOfEmployees: 7 },
    ];
    const outcomes: unknown[] = [];
    for await (const outcome of org.insert('Account', rows)) outcomes.push([outcome.status, outcome.row]);
    expect(outcomes).toEqual(rows.map((row) => ['ok', row]));
    const { sObjects } = received.findLast(({ operation }) => operation === 'create')!.args;
    expect(sObjects).toMatchObject([
      { type: 'Account', fieldsToNull: ['Fax'], Name: 'Zoë & <Co>', AnnualRevenue: '12.5' },
      { type: 'Account', Name: 'Two', NumberOfEmployees: '7' },
    ]);
  });

  it('throws a fault that we read with its code and position', async () => {
    await using org = await open();
    const fault = await org.soap.update({ sObjects: [{ type: 'Account', Id: '001000000000001AAA' }] }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(SoapFaultError);
    expect(fault).toMatchObject({ exceptionCode: 'INVALID_FIELD', faultType: 'InvalidFieldFault', row: 1, column: 8 });
  });
});
