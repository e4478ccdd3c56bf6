import type { RowReader } from '../../csv/row-reader.ts';
import type { SObject } from '../../sobject.ts';
import { type PageMaker, readRow } from './read-pages.ts';

/** Pages of records: what a chunk completes. */
export class RecordPages implements PageMaker<SObject[]> {
  readonly #make: (cells: readonly string[]) => SObject;
  #records: SObject[] = [];

  constructor(make: (cells: readonly string[]) => SObject) {
    this.#make = make;
  }

  read(reader: RowReader, width: number): boolean {
    const records = this.#records;
    for (let cells = readRow(reader, width); cells !== undefined; cells = readRow(reader, width)) records.push(this.#make(cells));
    return records.length > 0;
  }

  take(): SObject[] | undefined {
    const records = this.#records;
    this.#records = [];
    return records.length > 0 ? records : undefined;
  }
}
