import { USER } from './canned-org.ts';

/** One request of the bare client. */
export interface BareRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly type?: string;
  readonly body?: string | Uint8Array;
}

/**
 * The client that everybody's memory is compared with: it asks for what the others ask for, and reads the bytes without keeping or looking at them.
 * Returns how many came.
 */
export async function makeDrain(origin: string): Promise<(requests: readonly BareRequest[]) => Promise<number>> {
  const { request } = await import('undici');
  return async (requests) => {
    let bytes = 0;
    for (const { method = 'GET', path, type = 'text/xml', body } of [loginRequest(), ...requests]) {
      const response = await request(origin + path, {
        method,
        headers: { 'content-type': type, 'accept-encoding': 'gzip' },
        body: body ?? null,
      });
      for await (const chunk of response.body) bytes += chunk.length;
    }
    return bytes;
  };
}

function loginRequest(): BareRequest {
  return { method: 'POST', path: '/services/Soap/u/62.0', body: `<login><username>${USER.username}</username></login>` };
}
