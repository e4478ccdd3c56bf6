import { Readable } from 'node:stream';
import { ForcewireError } from '../errors.ts';
import type { Source } from '../source.ts';
import type { CsvDialect } from './dialect.ts';

declare const csv: unique symbol;

/** CSV bytes on their way through; made by `fromCsv` only, so that bytes are never guessed. */
export interface CsvSource {
  readonly [csv]: true;
}

/**
 * A CSV file as the rows of a load: its bytes are cut into batches between rows and sent as they are. The first row names the fields. Throws
 * ForcewireError (INVALID_OPTION) for anything but bytes or chunks of bytes.
 */
export function fromCsv(bytes: Source<Uint8Array> | Uint8Array, dialect: CsvDialect = {}): CsvSource {
  const isSource = typeof bytes === 'object' && bytes !== null && (Symbol.iterator in bytes || Symbol.asyncIterator in bytes);
  if (!isSource) {
    throw new ForcewireError('INVALID_OPTION', 'fromCsv takes bytes: a Uint8Array, or chunks such as createReadStream() gives.');
  }
  // A file that is not there is told to whoever reads the stream, which may be much later; by then Node would have ended the process.
  if (bytes instanceof Readable) bytes.on('error', () => {});
  return new CsvBytes(bytes instanceof Uint8Array ? [bytes] : bytes, dialect) as unknown as CsvSource;
}

/** What `fromCsv` was given; undefined for any other value. */
export function openCsvSource(value: unknown): CsvBytes | undefined {
  return value instanceof CsvBytes ? value : undefined;
}

/** What stands behind a `CsvSource`. */
export class CsvBytes {
  readonly chunks: Source<Uint8Array>;
  readonly dialect: CsvDialect;

  constructor(chunks: Source<Uint8Array>, dialect: CsvDialect) {
    this.chunks = chunks;
    this.dialect = dialect;
  }
}
