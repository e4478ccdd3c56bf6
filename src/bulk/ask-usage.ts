import { type BulkLink, readBulk } from './call.ts';
import type { HttpRequest, HttpResponse } from './message.ts';
import type { BulkHeaders } from './operation.ts';
import { readError } from './read-error.ts';

/**
 * Makes the server report its API use: by GET /services/data/vNN.0, which every user may ask for, with every kind of token. Throws as `readBulk`
 * does.
 */
export async function askUsage(link: BulkLink, signal: AbortSignal): Promise<void> {
  const path = `/services/data/v${link.api.version}`;
  const listResources = {
    name: 'rest.resources',
    encodeRequest: (_: object, { sessionId }: BulkHeaders = {}): HttpRequest => ({
      method: 'GET',
      path,
      headers: { Authorization: `Bearer ${sessionId}`, Accept: 'application/json' },
    }),
    decodeResponse(response: HttpResponse): { result: undefined; headers: object } {
      if (response.status !== 200) throw readError(response);
      return { result: undefined, headers: {} };
    },
  };
  await readBulk(link, listResources, {}, { signal });
}
