import { type Bulk1V30, bulk1Schema } from '../../../generated/bulk/v1.ts';
import { ParseError } from '../../errors.ts';
import { looksLikeHtml } from '../../looks-like-html.ts';
import { type HttpResponse, peek, textOf } from '../message.ts';
import type { BulkError, BulkHeaders, BulkResponseHeaders } from '../operation.ts';
import { readJson } from '../read-json.ts';
import { type Body, type BulkProtocol, makeOperations } from '../resource.ts';
import { type BulkBody, BulkTypes } from '../schema.ts';
import { writeJson } from '../write-json.ts';
import { readCharset, readContentType, sniff, writeContent } from './content.ts';
import { readHeaders, writeHeaders } from './headers.ts';
import { readXml } from './read-xml.ts';
import { writeXml } from './write-xml.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * The Bulk 1.0 resources of one API version (`62.0`) as pure functions. Documents are XML or JSON: `format` says which is written (default
 * `xml`), and either is read.
 */
export function bulk1<View extends object = Bulk1V30>(version: string): View {
  return makeOperations<View>(protocolOf(version), bulk1Schema.resources);
}

function protocolOf(version: string): BulkProtocol {
  const types = new BulkTypes(bulk1Schema, Number.parseFloat(version));
  return {
    types,
    version,
    writeHeaders,
    readHeaders,
    writeBody: (body, values, side, headers) => writeBody(body, values, side, headers, types),
    readBody: (body, message) => readBody(body, message, types),
    readHead: (headers) => readContentHead(headers, undefined),
    writeResultHeaders: () => ({}),
    readResultHeaders: () => ({}),
    writeError: (error, headers) => writeError(error, headers, types),
  };
}

function writeBody(
  body: BulkBody,
  values: Values,
  side: 'request' | 'response',
  headers: BulkHeaders | BulkResponseHeaders,
  types: BulkTypes,
): Body {
  switch (body.kind) {
    case 'none':
      return { contentType: undefined, body: undefined };
    case 'csv':
      return writeContent({ contentType: 'CSV', ...values }, side);
    case 'content': {
      const { contentType, ...document } = values;
      if ('data' in values || body.type === undefined) return writeContent(values, side);
      return writeDocument(document, body.type, contentType === 'JSON' ? 'json' : 'xml', side, types);
    }
    default:
      return writeDocument(values, body.type, headers.format ?? 'xml', side, types);
  }
}

function writeDocument(values: Values, typeName: string, format: 'xml' | 'json', side: 'request' | 'response', types: BulkTypes): Body {
  const type = types.get(typeName);
  const charset = side === 'request' ? '; charset=UTF-8' : '';
  if (format === 'json') return { contentType: `application/json${charset}`, body: writeJson(values, type, types, 'alphabet') };
  return { contentType: `application/xml${charset}`, body: writeXml(values, type, types, side === 'request' ? 'flat' : 'lines') };
}

function readBody(
  body: BulkBody,
  { headers, body: data = '' }: Pick<HttpResponse, 'headers' | 'body'>,
  types: BulkTypes,
): Values | undefined {
  if (body.kind === 'none') return undefined;
  if (body.kind === 'csv') return { data };
  if (body.kind !== 'content') return readDocument(data, body.type, types);
  const head = readContentHead(headers, data);
  if (body.type !== undefined && (head.contentType === 'XML' || head.contentType === 'JSON'))
    return { contentType: head.contentType, ...readDocument(data, body.type, types) };
  return { ...head, data };
}

function readContentHead(
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array | undefined,
): { readonly contentType: string; readonly charset?: string } {
  const charset = readCharset(headers);
  return { contentType: readContentType(headers, body), ...(charset === undefined ? {} : { charset }) };
}

// By the first character, not by Content-Type: a job may be closed with text/csv around its XML.
function readDocument(data: string | Uint8Array, typeName: string, types: BulkTypes): Values {
  const type = types.get(typeName);
  if (sniff(data) !== 'XML') return readJson(textOf(data), type, types) as Values;
  if (looksLikeHtml(peek(data, 200))) {
    throw new ParseError('an HTML page where a document of Bulk 1.0 was expected', { offset: 0, path: '' }, { code: 'HTML_RESPONSE' });
  }
  return readXml(data, type, types) as Values;
}

function writeError(error: BulkError, headers: BulkResponseHeaders, types: BulkTypes): Body {
  const values = { exceptionCode: error.exceptionCode, exceptionMessage: error.message };
  return writeDocument(values, 'AsyncApiError', headers.format ?? 'xml', 'response', types);
}
