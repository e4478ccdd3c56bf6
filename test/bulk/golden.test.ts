import { describe, expect, test } from 'vitest';
import type { BulkOperation } from '../../src/bulk/operation.ts';
import { bulk1 } from '../../src/bulk/v1/wire.ts';
import { bulk2 } from '../../src/bulk/v2/wire.ts';
import { type GoldenCase, readGolden } from './golden-file.ts';

type AnyOperation = BulkOperation<any, any, any>;

const apis: Record<string, Record<string, AnyOperation>> = { bulk1: bulk1<any>('62.0'), bulk2: bulk2<any>('62.0') };

for (const [api, operations] of Object.entries(apis)) {
  describe(`${api}.md`, () => {
    const cases = readGolden(api);

    for (const golden of cases) {
      const operation = operations[golden.operation]!;
      test(`${golden.operation} ${golden.side}: ${golden.title}`, () => {
        expect(encode(golden, operation)).toEqual({
          start: golden.message.start,
          headers: golden.message.headers,
          body: golden.message.body,
        });
        expect(decode(golden, operation, golden.message.body)).toEqual(golden.value);
      });

      test(`${golden.operation} ${golden.side} from bytes: ${golden.title}`, () => {
        const bytes = golden.message.body === undefined ? undefined : new TextEncoder().encode(golden.message.body);
        expect(asText(decode(golden, operation, bytes))).toEqual(golden.value);
      });
    }

    test.each(cases.filter(({ value }) => typeof value.result === 'string' || value.result?.data !== undefined))(
      '$operation response: the head says all but the rows of $title',
      ({ operation, message: { start, headers }, value }) => {
        const { data: _, ...head } = typeof value.result === 'string' ? ({} as any) : value.result;
        const result = typeof value.result === 'string' ? undefined : head;
        expect(operations[operation]!.decodeHead({ status: Number(start.split(' ')[1]), headers })).toEqual({
          result,
          headers: value.headers,
        });
      },
    );

    test('both directions of every resource are shown', () => {
      const shown = new Set(cases.map(({ operation, side }) => `${operation} ${side}`));
      expect([...shown].sort()).toEqual(
        Object.keys(operations)
          .flatMap((name) => [`${name} request`, `${name} response`])
          .sort(),
      );
    });
  });
}

function encode({ side, value, format }: GoldenCase, operation: AnyOperation): object {
  if (side === 'request') {
    const { method, path, headers, body } = operation.encodeRequest(value.request, value.headers);
    return { start: `${method} ${path}`, headers, body };
  }
  const { status, headers, body } = operation.encodeResponse(value.result, { ...value.headers, format });
  return { start: `HTTP ${status}`, headers, body };
}

function decode({ side, message }: GoldenCase, operation: AnyOperation, body: string | Uint8Array | undefined): unknown {
  const [first, second] = message.start.split(' ') as [string, string];
  if (side === 'request') return operation.decodeRequest({ method: first, path: second, headers: message.headers, body });
  return operation.decodeResponse({ status: Number(second), headers: message.headers, body });
}

/** Rows that came as bytes stay bytes; shown as text to compare them. */
function asText(value: unknown): unknown {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asText(member)]));
}
