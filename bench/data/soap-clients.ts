import type { Contender } from '../harness/workload.ts';
import { bare, resultIn } from './value-builder.ts';

interface Input {
  readonly xml: Buffer;
}

/** What jsforce's SOAP does with the response of a call, for which it knows the type. */
export function jsforceSoap<Given extends Input>(typeIn: (schemas: any) => unknown): Contender<Given> {
  return {
    name: 'jsforce SOAP',
    package: 'jsforce',
    async setup({ xml }) {
      const { Connection } = await import('jsforce');
      const { SOAP, castTypeUsingSchema } = await import('jsforce/lib/soap.js');
      const { ApiSchemas } = (await import('jsforce/lib/api/soap/schema.js')) as any;
      const type: any = typeIn(ApiSchemas);
      // The method is protected, and with the conversion by schema is all that a call does with its response.
      const api: any = new SOAP(new Connection(), { endpointUrl: 'http://127.0.0.1/' });
      const headers = { 'content-type': 'text/xml' };
      return async () => {
        const { result } = await api.getResponseBody({ statusCode: 200, headers, body: xml.toString() });
        return castTypeUsingSchema(result, type, ApiSchemas);
      };
    },
    normalise: bare,
  };
}

/** What the soap package does with a response. */
export function soapPackage<Given extends Input>(operation: string, normalise: (result: unknown) => unknown): Contender<Given> {
  return {
    name: 'soap',
    package: 'soap',
    async setup({ xml }) {
      const { createClientAsync } = await import('soap');
      const { wsdl } = await createClientAsync('wsdl/partner-62.0.wsdl');
      return () => wsdl.xmlToObject(xml.toString());
    },
    normalise: ({ Body }) => normalise(resultIn({ 'soapenv:Body': Body }, operation)),
  };
}
