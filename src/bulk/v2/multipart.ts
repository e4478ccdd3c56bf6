import { ParseError } from '../../errors.ts';
import type { Body } from '../resource.ts';

/** A job and its rows in one body: the part `job` (JSON), then the part `content` (CSV). Bytes stay bytes, text stays text. */
export function writeMultipart(job: string, data: string | Uint8Array): Body {
  const boundary = chooseBoundary(job, data);
  const before = [
    `--${boundary}`,
    'Content-Type: application/json',
    'Content-Disposition: form-data; name="job"',
    '',
    job,
    `--${boundary}`,
    'Content-Type: text/csv',
    'Content-Disposition: form-data; name="content"; filename="content"',
    '',
    '',
  ].join('\r\n');
  const after = `\r\n--${boundary}--\r\n`;
  const body = typeof data === 'string' ? before + data + after : concatenate([encode(before), data, encode(after)]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

/** The two parts; rows come back as they were given, text or bytes. */
export function readMultipart(contentType: string, body: string | Uint8Array): { job: string; data: string | Uint8Array } {
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  if (boundary === null) fail('multipart/form-data without a boundary', 0);
  const text = latin1(body);
  const mark = `--${boundary[1] ?? boundary[2]}`;
  const parts = new Map<string, [number, number]>();
  let at = text.indexOf(mark);
  while (at >= 0 && !text.startsWith(`${mark}--`, at)) {
    const next = text.indexOf(`\n${mark}`, at);
    if (next < 0) fail('the last part does not end', text.length);
    const [name, from] = readHead(text, at + mark.length, next);
    parts.set(name, [from, Math.max(from, text[next - 1] === '\r' ? next - 1 : next)]);
    at = next + 1;
  }
  const [job, content] = [parts.get('job'), parts.get('content')];
  if (job === undefined || content === undefined) fail('the parts "job" and "content" are not both there', 0);
  const jobBody = body.slice(...job);
  return { job: typeof jobBody === 'string' ? jobBody : new TextDecoder().decode(jobBody), data: body.slice(...content) };
}

/** A part's name and where its content starts. Lines end in CRLF, or in LF alone. */
function readHead(text: string, from: number, to: number): [string, number] {
  const blank = /\r?\n\r?\n/g;
  blank.lastIndex = from;
  const end = blank.exec(text);
  if (end === null || end.index > to) fail('a part without a blank line after its headers', from);
  const name = /[;\s]name\s*=\s*"?([^";\r\n]+)/i.exec(text.slice(from, end.index))?.[1];
  return [name ?? '', end.index + end[0].length];
}

// Fixed, so that the same request always has the same bytes; longer only where the data happens to contain it.
function chooseBoundary(job: string, data: string | Uint8Array): string {
  const text = latin1(data);
  let boundary = 'forcewire-part';
  while (text.includes(boundary) || job.includes(boundary)) boundary += '-x';
  return boundary;
}

/** One character for each byte (or UTF-16 unit), so that indexes fit both. */
function latin1(data: string | Uint8Array): string {
  return typeof data === 'string' ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1');
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

function fail(message: string, offset: number): never {
  throw new ParseError(message, { offset, path: '' });
}
