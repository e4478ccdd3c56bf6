import type { Org } from 'forcewire';
import type { v62 } from 'forcewire/v62';
import type { Connection } from 'jsforce';
import type { Client as SoapClient } from 'soap';
import { USER } from './canned-org.ts';

/** A client of a server. */
export interface Client<Connection> {
  /** On npm. */
  readonly package: string;
  /** Loads the package, before anything is timed and only in the process that asks for it, and gives what logs in. */
  load(origin: string): Promise<() => Promise<LoggedIn<Connection>>>;
}

/** Let go of when it is no longer needed. */
export interface LoggedIn<Connection> extends AsyncDisposable {
  readonly client: Connection;
}

export const forcewire: Client<Org<typeof v62>> = {
  package: 'forcewire',
  async load(origin) {
    const { connect, soapLogin } = await import('forcewire');
    const { v62: api } = await import('forcewire/v62');
    const auth = soapLogin({ ...USER, loginUrl: origin });
    return async () => {
      const client = await connect({ api, auth });
      return { client, [Symbol.asyncDispose]: () => client.close() };
    };
  },
};

export const jsforce: Client<Connection> = {
  package: 'jsforce',
  async load(origin) {
    const { Connection } = await import('jsforce');
    return async () => {
      const client = new Connection({ loginUrl: origin, version: '62.0' });
      await client.login(USER.username, USER.password);
      // As often as forcewire looks at a young job.
      for (const api of [client.bulk, client.bulk2]) Object.assign(api, { pollInterval: 500, pollTimeout: 600_000 });
      return { client, ...nothingToClose };
    };
  },
};

/** What jsforce has for SOAP, which it uses for logins and metadata only. */
export interface JsforceSoap {
  invoke(method: string, args: object): Promise<any>;
}

export const jsforceSoap: Client<JsforceSoap> = {
  package: 'jsforce',
  async load(origin) {
    const { SOAP } = await import('jsforce/lib/soap.js');
    const logIn = await jsforce.load(origin);
    return async () => {
      const { client: connection } = await logIn();
      return { client: new SOAP(connection, { endpointUrl: `${connection.instanceUrl}/services/Soap/u/62.0` }), ...nothingToClose };
    };
  },
};

export const soap: Client<SoapClient> = {
  package: 'soap',
  async load(origin) {
    const { createClientAsync } = await import('soap');
    // Made of the WSDL once.
    const client = await createClientAsync('wsdl/partner-62.0.wsdl');
    return async () => {
      client.setEndpoint(`${origin}/services/Soap/u/62.0`);
      client.clearSoapHeaders();
      const [{ result }] = await client.loginAsync(USER);
      client.setEndpoint(result.serverUrl);
      client.addSoapHeader({ SessionHeader: { sessionId: result.sessionId } }, '', 'tns', 'urn:partner.soap.sforce.com');
      return { client, ...nothingToClose };
    };
  },
};

const nothingToClose: AsyncDisposable = { [Symbol.asyncDispose]: async () => {} };
