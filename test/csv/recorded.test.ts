import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { decodeCsv, encodeCsv, joinCsv } from '../../src/csv/index.ts';

// Files recorded from real servers, which lie beside the project where it is developed.
const wire = new URL('../../../shared/wire/', import.meta.url);
const files = existsSync(wire)
  ? ['bulk1', 'bulk2'].flatMap((folder) =>
      readdirSync(new URL(folder, wire))
        .filter((file) => file.endsWith('.csv'))
        .map((file) => `${folder}/${file}`),
    )
  : [];
const read = (file: string): Buffer => readFileSync(new URL(file, wire));

describe.skipIf(files.length === 0)('recorded files (beside the project where it is developed)', () => {
  test.each(files)('%s is read as csv-parse reads it', (file) => {
    expect(decodeCsv(read(file), { header: false })).toEqual(parse(read(file)));
  });

  test.each(files.filter((file) => /bulk1\/(batch-result|query-result)|bulk2\/query/.test(file)))(
    '%s is written as the server writes it',
    (file) => {
      const [columns, ...rows] = decodeCsv(read(file), { header: false });
      const text = read(file).toString();
      expect(Buffer.from(encodeCsv(rows, { columns: columns!, quote: 'all' })).toString()).toBe(text.endsWith('\n') ? text : `${text}\n`);
    },
  );

  test('two parts of a result, which end without a line end, are joined', async () => {
    const parts = ['bulk1/query-result-csv-part1-embedded-quotes.csv', 'bulk1/query-result-csv-part2-embedded-newline.csv'];
    const chunks: Uint8Array[] = [];
    for await (const chunk of joinCsv(parts.map((part) => [read(part)]))) chunks.push(chunk);
    expect(decodeCsv(Buffer.concat(chunks))).toEqual(parts.flatMap((part) => decodeCsv(read(part))));
  });
});
