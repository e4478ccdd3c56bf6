import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { ForcewireError } from '../errors.ts';
import type { JournalEntry } from './journal.ts';

const LF = 0x0a;
/** Eight digits and a space. */
const CHECKSUM_LENGTH = 9;
/** How a line can begin that was not written to its end. Machines that lose their power may leave zeros. */
const TORN = /^(?:[0-9a-f]{8} \{.*|[0-9a-f]{8} ?|[0-9a-f]{0,7}|)\0*$/s;

/** `1c291ca3 {"type":"taken",…}` and a line feed. */
export function writeLine(entry: JournalEntry): Buffer {
  const json = JSON.stringify(entry);
  return Buffer.from(`${checksum(Buffer.from(json))} ${json}\n`);
}

/** The entries of a journal's bytes, and how many bytes they take. */
export interface ReadLines {
  readonly entries: readonly JournalEntry[];
  readonly length: number;
}

/**
 * Reads the lines that are whole. What stands behind the last line feed was being written when its process died; nobody has acted on it, and it
 * does not count. Throws ForcewireError (JOURNAL_SPOILT) for a whole line that is not what was written.
 */
export function readLines(bytes: Buffer, name: string): ReadLines {
  const entries: JournalEntry[] = [];
  let start = 0;
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
    const entry = readLine(bytes.subarray(start, end));
    if (entry === undefined) throw spoilt(name, entries.length + 1, start);
    entries.push(entry);
    start = end + 1;
  }
  // Another file than a journal shall not be cut.
  if (!TORN.test(bytes.toString('latin1', start))) throw spoilt(name, entries.length + 1, start);
  return { entries, length: start };
}

function readLine(line: Buffer): JournalEntry | undefined {
  const json = line.subarray(CHECKSUM_LENGTH);
  if (line.toString('latin1', 0, CHECKSUM_LENGTH) !== `${checksum(json)} `) return undefined;
  try {
    return JSON.parse(json.toString('utf8')) as JournalEntry;
  } catch {
    return undefined;
  }
}

function checksum(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

function spoilt(name: string, line: number, offset: number): ForcewireError {
  const message = `${name}: line ${line} (byte ${offset}) is not as it was written. Nothing was sent; what the line said is lost, so that going on could send rows twice.`;
  return new ForcewireError('JOURNAL_SPOILT', message);
}
