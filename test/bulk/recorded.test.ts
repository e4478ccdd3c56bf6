import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { BulkOperation } from '../../src/bulk/operation.ts';
import { bulk1 } from '../../src/bulk/v1/wire.ts';
import { bulk2 } from '../../src/bulk/v2/wire.ts';

// Messages recorded from real servers, which lie beside the project where it is developed: what we decode and encode again must be the same text.
const wire = new URL('../../../shared/wire/', import.meta.url);
const v1 = bulk1('62.0');
const v2 = bulk2('62.0');

const operations: readonly (readonly [RegExp, BulkOperation<any, any, any>])[] = [
  [/^bulk1\/job-(create|close|abort|info)-response|^bulk1\/cassette-json-query-01/, v1.getJob],
  [
    /^bulk1\/batch-(create|info)-response.*xml|^bulk1\/cassette-upsert-02-batch-create-response|^bulk1\/cassette-json-query-03/,
    v1.getBatch,
  ],
  [/^bulk1\/batch-info-list-response|^bulk1\/cassette-(upsert-04-)?batch-list/, v1.listBatches],
  [/^bulk1\/query-result-list-single|^bulk1\/cassette-json-query-04/, v1.getBatchResultList],
  [/^bulk1\/cassette-json-query-05/, v1.getBatchResultData],
  [/^bulk2\/ingest-create/, v2.createIngestJob],
  [/^bulk2\/ingest-get/, v2.getIngestJob],
  [/^bulk2\/ingest-upload-complete/, v2.updateIngestJob],
  [/^bulk2\/ingest-list/, v2.listIngestJobs],
  [/^bulk2\/query-create/, v2.createQueryJob],
  [/^bulk2\/query-get/, v2.getQueryJob],
];
// Laid out anew by whoever published them: the values count, not the layout.
const EDITED = /completed-failed-rows|job-create-response-upsert-v24/;

describe.skipIf(!existsSync(wire))('messages recorded from real servers', () => {
  const files = existsSync(wire)
    ? ['bulk1', 'bulk2'].flatMap((folder) => readdirSync(new URL(folder, wire)).map((name) => `${folder}/${name}`))
    : [];
  const recorded = files.flatMap((file) =>
    operations.filter(([pattern]) => pattern.test(file)).map(([, operation]) => ({ file, operation })),
  );

  test.each(recorded)('$file comes out as it came in', ({ file, operation }) => {
    const text = readFileSync(new URL(file, wire), 'utf8');
    const { result } = operation.decodeResponse({ status: 200, headers: {}, body: new TextEncoder().encode(text) });
    const again = operation.encodeResponse(result, { format: text.startsWith('<') ? 'xml' : 'json' }).body as string;
    if (EDITED.test(file)) expect(operation.decodeResponse({ status: 200, headers: {}, body: again }).result).toEqual(result);
    else expect(again).toBe(asSent(text, file));
  });
});

/** Without the line break that an editor put at the end or behind the declaration; JSON of 2.0, which was pretty-printed on request, minified. */
function asSent(text: string, file: string): string {
  const trimmed = text.trimEnd().replace('?>\n<', '?><');
  return file.startsWith('bulk2/') ? trimmed.replace(/^\s+/gm, '').replaceAll('" : ', '":').replaceAll('\n', '') : trimmed;
}
