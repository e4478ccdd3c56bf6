import { describe, expect, it } from 'vitest';
import { schema } from '../../../generated/partner/schema.ts';
import { SoapFaultError } from '../../../src/errors.ts';
import { encodeFault } from '../../../src/soap/wire/fault.ts';
import { makeOperations } from '../../../src/soap/wire/make-operations.ts';
import { TypeTable } from '../../../src/soap/wire/type-table.ts';
import { type Golden, readGolden } from './golden.ts';

const golden = readGolden();

const tableOf = (version: string): TypeTable => new TypeTable(schema, Number(version));
const operationOf = ({ version, operation }: Golden): any => (makeOperations(tableOf(version)) as any)[operation];
// Dates become text, undefined goes: what a reader of the file can write down.
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(golden.filter((section) => section.direction !== 'fault'))('$file: $title', (section) => {
  const operation = operationOf(section);
  const isRequest = section.direction === 'request';

  if (!section.decodeOnly) {
    it('encodes to the document', () => {
      const encode = isRequest ? operation.encodeRequest : operation.encodeResponse;
      expect(encode(section.json.value, section.json.headers)).toBe(section.xml);
    });
  }

  it('decodes from text and from bytes', () => {
    const decode = (input: string | Uint8Array): unknown => {
      const message = isRequest ? operation.decodeRequest(input) : operation.decodeResponse(input);
      return plain({ value: message.request ?? message.result, headers: message.headers });
    };
    expect(decode(section.xml)).toEqual(section.decoded);
    expect(decode(Buffer.from(section.xml))).toEqual(section.decoded);
  });

  if ('decodeStream' in operation && !isRequest) {
    it('decodes alike when it is cut at any byte', async () => {
      const bytes = Buffer.from(section.xml);
      const { records, size, done, queryLocator } = section.decoded.value;
      const expected = { records, size, head: { done, queryLocator, headers: section.decoded.headers } };
      for (let cut = 0; cut <= bytes.length; cut++) {
        const stream = operation.decodeStream([bytes.subarray(0, cut), bytes.subarray(cut)]);
        const found: unknown[] = [];
        for await (const record of stream) found.push(record);
        expect(plain({ records: found, size: await stream.size, head: await stream.head })).toEqual(expected);
      }
    });
  }

  it('refuses the document when it ends early, wherever that is', () => {
    const bytes = Buffer.from(section.xml);
    const end = bytes.lastIndexOf('>');
    for (let cut = 0; cut <= end; cut += 7) {
      const decode = isRequest ? operation.decodeRequest : operation.decodeResponse;
      expect(() => decode(bytes.subarray(0, cut))).toThrow(/offset \d+/);
    }
  });
});

describe.each(golden.filter((section) => section.direction === 'fault'))('$file: $title', (section) => {
  if (!section.decodeOnly) {
    it('encodes to the document', () => {
      expect(encodeFault(tableOf(section.version), section.json)).toBe(section.xml);
    });
  }

  it('is thrown, whatever the operation', () => {
    for (const name of ['query', 'create', 'logout', 'describeCompactLayouts']) {
      const operation = operationOf({ ...section, operation: name });
      const thrown = catchError(() => operation.decodeResponse(Buffer.from(section.xml)));
      expect(thrown).toBeInstanceOf(SoapFaultError);
      const { exceptionCode, message, faultType, row, column } = thrown as SoapFaultError;
      expect(plain({ exceptionCode, message, faultType, row, column })).toEqual(section.json);
    }
  });

  it('is thrown by a stream, cut at any byte', async () => {
    const bytes = Buffer.from(section.xml);
    for (let cut = 0; cut <= bytes.length; cut += 3) {
      const stream = operationOf(section).decodeStream([bytes.subarray(0, cut), bytes.subarray(cut)]);
      await expect(stream.batches().next()).rejects.toMatchObject({ exceptionCode: section.json.exceptionCode });
      await expect(stream.head).rejects.toBeInstanceOf(SoapFaultError);
    }
  });
});

function catchError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
