export type { CsvDialect, CsvLimits } from './dialect.ts';
export { type CsvObject, CsvReader, type CsvReadOptions, type CsvRows, decodeCsv, readCsv } from './read.ts';
export { type CsvEncodeOptions, RowEncoder } from './row-encoder.ts';
export type { EmptyString } from './spell-value.ts';
export { type CsvWriteOptions, encodeCsv, writeCsv } from './write.ts';
