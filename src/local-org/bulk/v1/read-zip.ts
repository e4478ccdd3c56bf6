import { inflateRawSync } from 'node:zlib';
import { ApiError } from '../../api-error.ts';

/** Limits of the guide for batches with binary attachments. */
const MAX_FILES = 1_000;
const MAX_NAME_BYTES = 512;
const MAX_UNPACKED_BYTES = 20_000_000;

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const DIRECTORY_END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;

/** The files of a zip by their paths, stored or deflated. Throws ApiError (InvalidBatch) for one that is malformed or too large. */
export function readZip(data: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const zip = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  try {
    return readEntries(zip);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    // An offset outside of the file, or what is no deflated data.
    throw malformed((error as Error).message);
  }
}

function readEntries(zip: Buffer): Map<string, Uint8Array> {
  const end = findDirectoryEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > MAX_FILES) throw malformed(`it has more than ${MAX_FILES} files`);
  const files = new Map<string, Uint8Array>();
  let left = MAX_UNPACKED_BYTES;
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw malformed('its directory is damaged');
    const nameLength = zip.readUInt16LE(at + 28);
    if (nameLength > MAX_NAME_BYTES) throw malformed(`a file's name has more than ${MAX_NAME_BYTES} bytes`);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (!name.endsWith('/')) {
      const content = unpack(zip, at, left);
      left -= content.byteLength;
      files.set(name, content);
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

// It stands at the end, before a comment of any length.
function findDirectoryEnd(zip: Buffer): number {
  const first = Math.max(0, zip.length - DIRECTORY_END_BYTES - MAX_COMMENT_BYTES);
  for (let at = zip.length - DIRECTORY_END_BYTES; at >= first; at--) if (zip.readUInt32LE(at) === DIRECTORY_END) return at;
  throw malformed('it has no directory');
}

function unpack(zip: Buffer, entry: number, maxBytes: number): Uint8Array {
  const method = zip.readUInt16LE(entry + 10);
  const packed = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (zip.readUInt32LE(local) !== LOCAL_ENTRY) throw malformed('a file is not where its directory says');
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const content = zip.subarray(start, start + packed);
  if (content.length < packed || (method !== 0 && method !== 8))
    throw malformed('a file is cut short, or packed in a way that is not known');
  if (method === 8) return inflateRawSync(content, { maxOutputLength: Math.max(1, maxBytes) });
  if (packed > maxBytes) throw malformed(`its files have more than ${MAX_UNPACKED_BYTES} bytes`);
  return content;
}

function malformed(reason: string): ApiError {
  return new ApiError('InvalidBatch', `Failed to read the zip: ${reason}`);
}
