import type { Org } from 'forcewire';
import type { v62 } from 'forcewire/v62';
import type { Connection } from 'jsforce';
import type { Client } from 'soap';
import { USER } from './canned-org.ts';

/** Each returns what logs in, and gives the client. A package is loaded by the process that asks for it, before anything is timed. */
export async function forcewireAt(origin: string): Promise<() => Promise<Org<typeof v62>>> {
  const { connect, soapLogin } = await import('forcewire');
  const { v62: api } = await import('forcewire/v62');
  const auth = soapLogin({ ...USER, loginUrl: origin });
  return () => connect({ api, auth });
}

export async function jsforceAt(origin: string): Promise<() => Promise<Connection>> {
  const { Connection } = await import('jsforce');
  return async () => {
    const connection = new Connection({ loginUrl: origin, version: '62.0' });
    await connection.login(USER.username, USER.password);
    // As often as forcewire looks at a young job.
    for (const api of [connection.bulk, connection.bulk2]) Object.assign(api, { pollInterval: 500, pollTimeout: 600_000 });
    return connection;
  };
}

/** The client is made of the WSDL once. */
export async function soapAt(origin: string): Promise<() => Promise<Client>> {
  const { createClientAsync } = await import('soap');
  const client = await createClientAsync('wsdl/partner-62.0.wsdl');
  return async () => {
    client.setEndpoint(`${origin}/services/Soap/u/62.0`);
    client.clearSoapHeaders();
    const [{ result }] = await client.loginAsync(USER);
    client.setEndpoint(result.serverUrl);
    client.addSoapHeader({ SessionHeader: { sessionId: result.sessionId } }, '', 'tns', 'urn:partner.soap.sforce.com');
    return client;
  };
}
