import type { RowReader } from '../../csv/row-reader.ts';
import type { SObject } from '../../sobject.ts';
import { type PageMaker, readRow } from './read-pages.ts';

// As few live at a time: what lives when V8 clears its young generation makes it grow, up to 128 MB of memory on Node 24.
const MAX_RECORDS = 32;

/** Pages of records: what a chunk completes, some at a time. */
export class RecordPages implements PageMaker<SObject[]> {
  readonly #make: (cells: readonly string[]) => SObject;
  #records: SObject[] = [];

  constructor(make: (cells: readonly string[]) => SObject) {
    this.#make = make;
  }

  read(reader: RowReader, width: number): boolean {
    const records = this.#records;
    while (records.length < MAX_RECORDS) {
      const cells = readRow(reader, width);
      if (cells === undefined) break;
      records.push(this.#make(cells));
    }
    return records.length > 0;
  }

  take(): SObject[] | undefined {
    const records = this.#records;
    this.#records = [];
    return records.length > 0 ? records : undefined;
  }
}
