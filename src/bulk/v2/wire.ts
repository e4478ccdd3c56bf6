import { type Bulk2V58, bulk2Schema } from '../../../generated/bulk/v2.ts';
import { EncodeError } from '../../errors.ts';
import { type HttpResponse, headerOf, mediaType, textOf } from '../message.ts';
import type { BulkError } from '../operation.ts';
import { readJson } from '../read-json.ts';
import { type Body, type BulkProtocol, makeOperations } from '../resource.ts';
import { type BulkBody, BulkTypes } from '../schema.ts';
import { writeJson } from '../write-json.ts';
import { readHeaders, readResultHeaders, writeHeaders, writeResultHeaders } from './headers.ts';
import { readMultipart, writeMultipart } from './multipart.ts';

type Values = Readonly<Record<string, unknown>>;

/** The Bulk 2.0 resources of one API version (`62.0`) as pure functions; what the version does not have yet is not there. */
export function bulk2<View extends object = Bulk2V58>(version: string): View {
  return makeOperations<View>(protocolOf(version), bulk2Schema.resources);
}

function protocolOf(version: string): BulkProtocol {
  const types = new BulkTypes(bulk2Schema, Number.parseFloat(version));
  return {
    types,
    version,
    writeHeaders,
    readHeaders,
    writeBody: (body, values, side) => writeBody(body, values, side, types),
    readBody: (body, message) => readBody(body, message, types),
    readHead: () => ({}),
    writeResultHeaders,
    readResultHeaders,
    writeError: (error) => ({ contentType: JSON_ANSWER, body: writeError(error) }),
  };
}

const JSON_ANSWER = 'application/json;charset=UTF-8';

function writeBody(body: BulkBody, values: Values, side: 'request' | 'response', types: BulkTypes): Body {
  switch (body.kind) {
    case 'none':
      return { contentType: undefined, body: undefined };
    case 'csv':
      return { contentType: side === 'request' ? 'text/csv; charset=UTF-8' : 'text/csv', body: dataOf(values) };
    case 'multipart': {
      const { data, ...job } = values;
      const document = writeJson(job, types.get(body.type), types, 'schema');
      return data === undefined
        ? { contentType: 'application/json; charset=UTF-8', body: document }
        : writeMultipart(document, dataOf(values));
    }
    case 'document': {
      const contentType = side === 'request' ? 'application/json; charset=UTF-8' : JSON_ANSWER;
      return { contentType, body: writeJson(values, types.get(body.type), types, 'schema') };
    }
    case 'content':
      throw new RangeError('Bulk 2.0 has no content types.');
  }
}

function dataOf({ data }: Values): string | Uint8Array {
  if (typeof data === 'string' || data instanceof Uint8Array) return data;
  throw new EncodeError('is neither text nor bytes', 'data');
}

function readBody(
  body: BulkBody,
  { headers, body: data = '' }: Pick<HttpResponse, 'headers' | 'body'>,
  types: BulkTypes,
): Values | undefined {
  if (body.kind === 'none') return undefined;
  if (body.kind === 'csv') return { data };
  if (body.kind === 'content') throw new RangeError('Bulk 2.0 has no content types.');
  const contentType = headerOf(headers, 'Content-Type') ?? '';
  if (body.kind === 'multipart' && mediaType(contentType) === 'multipart/form-data') {
    const parts = readMultipart(contentType, data);
    return { ...(readJson(parts.job, types.get(body.type), types) as Values), data: parts.data };
  }
  return readJson(textOf(data), types.get(body.type), types) as Values;
}

function writeError({ exceptionCode, message, fields }: BulkError): string {
  return JSON.stringify([{ errorCode: exceptionCode, message, ...(fields === undefined ? {} : { fields }) }]);
}
