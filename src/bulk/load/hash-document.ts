import { createHash, type Hash } from 'node:crypto';
import { isZip, readZip } from '../batch/read-zip.ts';

/**
 * The SHA-256 of what a batch's document says, to go on with: of its bytes, or, of a zip, of the files in it. Another release of Node, or another
 * processor, may pack the same files into other bytes.
 */
export function hashDocument(document: Uint8Array): Hash {
  const hash = createHash('sha256');
  const files = filesIn(document);
  if (files === undefined) return hash.update(document);
  for (const [name, content] of files) hash.update(`${name}\n${content.byteLength}\n`).update(content);
  return hash;
}

function filesIn(document: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  if (!isZip(document)) return undefined;
  try {
    return readZip(document);
  } catch {
    // A text that begins as a zip does.
    return undefined;
  }
}
