import { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { ParseError } from '../../errors.ts';

const LOCAL_ENTRY = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
/** The servers take no zip whose files have more than this together (Bulk API guide, binary attachments). */
const MAX_UNPACKED_BYTES = 20_000_000;

/** Whether bytes begin as a zip with files does. */
export function isZip(data: Uint8Array): boolean {
  return data.length > 4 && viewOf(data).readUInt32LE(0) === LOCAL_ENTRY;
}

/** The files of a zip by their paths, in its order, stored or deflated (PKWARE APPNOTE 4.3). Throws ParseError for what is no such zip. */
export function readZip(data: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const zip = viewOf(data);
  const files = new Map<string, Uint8Array>();
  try {
    const end = findDirectoryEnd(zip);
    let at = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
      if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('its directory is damaged');
      const nameLength = zip.readUInt16LE(at + 28);
      files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), unpack(zip, at));
      at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
  } catch (cause) {
    // Also an offset outside of the file, or what is no deflated data.
    throw new ParseError(`is no zip: ${(cause as Error).message}`, { offset: 0, path: '' }, { cause });
  }
  return files;
}

// It stands at the end, before a comment that has seldom anything in it.
function findDirectoryEnd(zip: Buffer): number {
  for (let at = zip.length - DIRECTORY_END_BYTES; at >= 0; at--) if (zip.readUInt32LE(at) === DIRECTORY_END) return at;
  throw new Error('it has no directory');
}

function unpack(zip: Buffer, entry: number): Uint8Array {
  const method = zip.readUInt16LE(entry + 10);
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  if (method === 0) return packed;
  if (method !== 8) throw new Error(`a file is packed by method ${method}`);
  return inflateRawSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES });
}

function viewOf(data: Uint8Array): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
