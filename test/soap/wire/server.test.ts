import { SoapFaultError } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { expect, it } from 'vitest';

it('a server can tell which operation a request calls, and answer with a fault that a client understands', () => {
  const { query } = v62.operations;
  expect(v62.readOperationName(query.encodeRequest({ queryString: 'SELECT Id' }))).toBe('query');
  const fault = { exceptionCode: 'MALFORMED_QUERY', message: 'unexpected token', faultType: 'MalformedQueryFault', row: 1, column: 8 };
  const refuse = (): unknown => query.decodeResponse(v62.encodeFault(fault));
  expect(refuse).toThrow(SoapFaultError);
  expect(refuse).toThrow(expect.objectContaining({ exceptionCode: 'MALFORMED_QUERY', row: 1, column: 8 }));
});
