import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ParseError, SoapFaultError } from '../../../src/errors.ts';
import { v62 } from '../../../src/versions/v62.ts';
import { readGolden } from './golden.ts';

const responses = readGolden().filter(({ direction }) => direction !== 'request');
const operations = v62.operations as unknown as Readonly<
  Record<string, { decodeResponse(body: Uint8Array): unknown; decodeStream?(chunks: Uint8Array[]): AsyncIterable<unknown> }>
>;

const damage = fc.record({
  section: fc.constantFrom(...responses),
  at: fc.nat(),
  length: fc.nat({ max: 40 }),
  insert: fc.oneof(
    fc.constantFrom('', '<', '>', '</', '/>', '&', '"', ' xsi:nil="true"', '<records>', '\u0000', '<!--', '<![CDATA['),
    fc.string({ maxLength: 6 }),
  ),
});

it('a damaged answer is read or refused by place, never anything else, whole or in pieces', async () => {
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(), async ({ section, at, length, insert }, cut) => {
      const bytes = Buffer.from(section.xml);
      const place = at % bytes.length;
      const damaged = Buffer.concat([bytes.subarray(0, place), Buffer.from(insert), bytes.subarray(place + length)]);
      const { decodeResponse, decodeStream } = operations[section.operation]!;
      const whole = outcome(() => decodeResponse(damaged));
      expect(whole).toMatch(/^(read|ParseError|SoapFaultError)$/);
      if (decodeStream === undefined) return;
      const half = cut % damaged.length;
      const pieces = await outcomeOf(decodeStream([damaged.subarray(0, half), damaged.subarray(half)]));
      expect(pieces).toBe(whole);
    }),
    { numRuns: 3000 },
  );
});

function outcome(run: () => unknown): string {
  try {
    run();
    return 'read';
  } catch (error) {
    return name(error);
  }
}

async function outcomeOf(records: AsyncIterable<unknown>): Promise<string> {
  try {
    for await (const _record of records);
    return 'read';
  } catch (error) {
    return name(error);
  }
}

function name(error: unknown): string {
  return error instanceof ParseError || error instanceof SoapFaultError ? error.name : String((error as Error).stack);
}
