import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readOperationName } from '../../../src/soap/wire/envelope.ts';
import { v62 } from '../../../src/versions/v62.ts';

// Recordings lie beside the project where they are at hand; what they show stands restated in golden/recorded.md.
const folder = fileURLToPath(new URL('../../../../shared/wire/soap/', import.meta.url));
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.xml')) : [];
const operations = v62.operations as unknown as Readonly<
  Record<string, { decodeRequest(body: Uint8Array): unknown; decodeResponse(body: Uint8Array): { result: unknown } }>
>;

if (files.length > 0) {
  describe('recorded messages', () => {
    it.each(files)('%s is read, or is a fault', (file) => {
      const bytes = readFileSync(join(folder, file));
      const name = readOperationName(bytes);
      const operation = operations[name.replace(/Response$/, '')];
      if (name === 'Fault')
        expect(() => operations.query!.decodeResponse(bytes)).toThrow(expect.objectContaining({ name: 'SoapFaultError' }));
      // The Metadata API's own operations are in none of our WSDLs.
      else if (operation === undefined) expect(name).toMatch(/Metadata|executeAnonymous/);
      else if (name.endsWith('Response')) expect(operation.decodeResponse(bytes)).toHaveProperty('result');
      else expect(operation.decodeRequest(bytes)).toHaveProperty('request');
    });
  });
}

it('golden/recorded.md restates the recordings, so that no test needs them', () => {
  expect(readFileSync(new URL('./golden/recorded.md', import.meta.url), 'utf8').match(/^## /gm)?.length).toBeGreaterThan(4);
});
