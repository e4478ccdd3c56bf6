import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

const LOCAL_ENTRY = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
/** ZIP 2.0: deflated files and folders. */
const VERSION = 20;
/** Names are UTF-8 (general purpose flag, bit 11). */
const UTF8_NAMES = 0x0800;
/** 1980-01-01, the earliest that the format knows: the same files make the same bytes. */
const NO_DATE = 0x0021;

/**
 * A zip of files by their paths, each deflated unless that makes it longer (PKWARE APPNOTE 4.3). Two bytes hold the number of files and four a
 * length, which is far more than a batch may have.
 *
 *   local header, name, content │ … │ directory entry, name │ … │ end of directory
 */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path, 'utf8');
    const deflated = deflateRawSync(content);
    const isStored = deflated.byteLength >= content.byteLength;
    const packed = isStored ? content : deflated;
    const facts = factsOf(content, packed.byteLength, name.byteLength, isStored);
    parts.push(localHeader(facts), name, packed);
    directory.push(directoryEntry(facts, offset), name);
    offset += 30 + name.byteLength + packed.byteLength;
  }
  const length = directory.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return Buffer.concat([...parts, ...directory, directoryEnd(files.size, length, offset)]);
}

/** What a local header and a directory entry have in common: from the flags to the length of the extra field. */
function factsOf(content: Uint8Array, packedLength: number, nameLength: number, isStored: boolean): Uint8Array {
  const facts = Buffer.alloc(24);
  facts.writeUInt16LE(UTF8_NAMES, 0);
  facts.writeUInt16LE(isStored ? 0 : 8, 2);
  facts.writeUInt16LE(NO_DATE, 6);
  facts.writeUInt32LE(crc32(content), 8);
  facts.writeUInt32LE(packedLength, 12);
  facts.writeUInt32LE(content.byteLength, 16);
  facts.writeUInt16LE(nameLength, 20);
  return facts;
}

function localHeader(facts: Uint8Array): Uint8Array {
  const header = Buffer.alloc(6);
  header.writeUInt32LE(LOCAL_ENTRY, 0);
  header.writeUInt16LE(VERSION, 4);
  return Buffer.concat([header, facts]);
}

function directoryEntry(facts: Uint8Array, offset: number): Uint8Array {
  const entry = Buffer.alloc(8);
  entry.writeUInt32LE(DIRECTORY_ENTRY, 0);
  entry.writeUInt16LE(VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  // No comment, the first disk, no attributes.
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([entry, facts, rest]);
}

function directoryEnd(count: number, length: number, offset: number): Uint8Array {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(DIRECTORY_END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
