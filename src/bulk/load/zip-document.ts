import { ROWS_IN_ZIP } from '../batch/encode-batch.ts';
import { writeZip } from '../batch/write-zip.ts';
import type { BatchDocument } from './encoded-rows.ts';
import type { Added } from './row-document.ts';

/** With the rows, as many as the servers take in a zip. */
const MAX_FILES = 999;
/** At most this much of a zip tells of one file: two headers, its name twice. */
const FILE_OVERHEAD = 200;

type Files = readonly (readonly [name: string, content: Uint8Array])[];

/** CSV rows and, beside them in one zip, a file for each of their binary values, which stand in the rows as `#file-1`. */
export class ZipDocument implements BatchDocument {
  readonly #rows: BatchDocument;
  /** Of each row in the document; how many they are, and their bytes. */
  #files: Files[] = [];
  #count = 0;
  #bytes = 0;
  /** Over the whole load, so that the same rows make the same zips. */
  #named = 0;

  constructor(rows: BatchDocument) {
    this.#rows = rows;
  }

  get rowCount(): number {
    return this.#rows.rowCount;
  }

  /** Before it is packed. One file too many is as good as one byte too many. */
  get byteLength(): number {
    return this.#count > MAX_FILES ? Number.POSITIVE_INFINITY : this.#rows.byteLength + this.#bytes;
  }

  add(row: unknown): Added | Promise<Added> {
    const files: (readonly [string, Uint8Array])[] = [];
    const place = (added: Added): Added => {
      if (!('errors' in added)) this.#keep(files);
      return added;
    };
    const added = this.#rows.add(this.#nameFiles(row, files));
    return added instanceof Promise ? added.then(place) : place(added);
  }

  take(): Uint8Array | undefined {
    const rows = this.#rows.take();
    return rows === undefined ? undefined : pack(rows, this.#takeFiles());
  }

  takeAllButLast(): Uint8Array {
    const files = this.#takeFiles();
    this.#keep(files.pop()!);
    return pack(this.#rows.takeAllButLast(), files);
  }

  #keep(files: Files): void {
    this.#files.push(files);
    this.#count += files.length;
    for (const [, { byteLength }] of files) this.#bytes += byteLength + FILE_OVERHEAD;
  }

  #takeFiles(): Files[] {
    this.#count = 0;
    this.#bytes = 0;
    return this.#files.splice(0);
  }

  #nameFiles(row: unknown, files: (readonly [string, Uint8Array])[]): unknown {
    if (typeof row !== 'object' || row === null) return row;
    const entries = Object.entries(row);
    if (!entries.some(([, value]) => value instanceof Uint8Array)) return row;
    return Object.fromEntries(
      entries.map(([field, value]) => {
        if (!(value instanceof Uint8Array)) return [field, value];
        const name = `file-${++this.#named}`;
        files.push([name, value]);
        return [field, `#${name}`];
      }),
    );
  }
}

function pack(rows: Uint8Array, files: readonly Files[]): Uint8Array {
  return writeZip(new Map([[ROWS_IN_ZIP, rows], ...files.flat()]));
}
