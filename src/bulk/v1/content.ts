import { EncodeError } from '../../errors.ts';
import { headerOf, mediaType, peek } from '../message.ts';
import type { Body } from '../resource.ts';

/** Media types of a batch by the job's content type. */
const MEDIA: Readonly<Record<string, string>> = {
  XML: 'application/xml',
  CSV: 'text/csv',
  JSON: 'application/json',
  ZIP_XML: 'zip/xml',
  ZIP_CSV: 'zip/csv',
  ZIP_JSON: 'zip/json',
};

/** Rows, SOQL or a zip with the media type of its job. Requests say the charset, answers do not. */
export function writeContent(values: Readonly<Record<string, unknown>>, side: 'request' | 'response'): Body {
  const { contentType, charset, data } = values as { contentType?: string; charset?: string; data?: string | Uint8Array };
  const media = contentType === undefined ? undefined : (MEDIA[contentType] ?? contentType);
  if (media === undefined || !media.includes('/')) throw new EncodeError(`${contentType ?? 'nothing'} is no content type`, 'contentType');
  if (data === undefined) throw new EncodeError('is missing', 'data');
  if (typeof data === 'string' && charset !== undefined && charset.toUpperCase() !== 'UTF-8') {
    throw new EncodeError(`text is sent as UTF-8; give the bytes for ${charset}`, 'data');
  }
  const withCharset = charset !== undefined || (side === 'request' && !media.startsWith('zip/'));
  return { contentType: withCharset ? `${media}; charset=${charset ?? 'UTF-8'}` : media, body: data };
}

/** The content type of a message, by its header or, without one, by its first character. */
export function readContentType(headers: Readonly<Record<string, string>>, body: string | Uint8Array | undefined): string {
  const media = mediaType(headerOf(headers, 'Content-Type'));
  if (media === '') return sniff(body);
  return Object.keys(MEDIA).find((name) => MEDIA[name] === media) ?? media;
}

/** The charset parameter; UTF-8 goes without saying. */
export function readCharset(headers: Readonly<Record<string, string>>): string | undefined {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headerOf(headers, 'Content-Type') ?? '')?.[1];
  return charset === undefined || charset.toUpperCase() === 'UTF-8' ? undefined : charset;
}

/** Markup, JSON, or rows. */
export function sniff(body: string | Uint8Array | undefined): 'XML' | 'JSON' | 'CSV' {
  const first = peek(body, 64).trimStart()[0];
  if (first === '<') return 'XML';
  return first === '{' || first === '[' ? 'JSON' : 'CSV';
}
