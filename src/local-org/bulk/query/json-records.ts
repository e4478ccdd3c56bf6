import { JsonNumber, writeJson } from '../../services-data/write-json.ts';
import type { RecordStyle, ResultRecord } from '../../soql/result-set.ts';
import { formatFieldValue } from '../../store/field-value.ts';

/** Records as Bulk API 1.0 has them in JSON: with attributes, values of JSON's types, and moments as milliseconds (recorded at 62.0). */
export function jsonStyle(apiVersion: string): RecordStyle {
  return {
    start: (type, id) => ({ attributes: { type, url: `/services/data/v${apiVersion}/sobjects/${type}/${id}` } }),
    value: (field, value) => {
      if (value === null || typeof value === 'boolean') return value;
      if (field.type === 'date') return new JsonNumber(String(Date.parse(String(value))));
      if (typeof value === 'string') return value;
      return new JsonNumber(field.type === 'datetime' ? String(value) : formatFieldValue(field, value)!);
    },
  };
}

/** The children of a record, as REST has them. All are there: nobody could follow a locator. */
export function jsonChildren(records: readonly ResultRecord[]): object {
  return { totalSize: records.length, done: true, records };
}

/** The texts of a JSON document, laid out as the servers do: its start, one for each record, and its end. */
export function* jsonTexts(records: Iterable<ResultRecord>): Generator<string, void, undefined> {
  yield '[ ';
  let isFirst = true;
  for (const record of records) {
    yield (isFirst ? '' : ', ') + writeJson(record, true);
    isFirst = false;
  }
  yield isFirst ? ']' : ' ]';
}
