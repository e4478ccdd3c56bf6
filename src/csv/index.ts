export type { CsvDialect, CsvLimits } from './dialect.ts';
export { type JoinedCsv, joinCsv } from './join.ts';
export type { CsvObject } from './object-maker.ts';
export { CsvReader, type CsvReadOptions, type CsvRows, decodeCsv, readCsv } from './read.ts';
export { type CsvEncodeOptions, RowEncoder } from './row-encoder.ts';
export { type CsvBytes, type CsvSource, fromCsv, openCsvSource } from './source.ts';
export type { EmptyString } from './spell-value.ts';
export { CsvBatch, type CsvRow, type CsvSplitOptions, splitCsv } from './split.ts';
export { type CsvWriteOptions, encodeCsv, writeCsv } from './write.ts';
