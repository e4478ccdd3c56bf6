import { ApiError } from '../../api-error.ts';
import type { Field } from '../../store/field-definition.ts';
import type { ObjectType } from '../../store/object-definition.ts';
import { fieldNamed } from '../field-names.ts';
import { readCsvSteps } from '../read-csv.ts';
import { parseJavaDate } from './java-date.ts';

/** Of the document, by the guide. */
const MAX_CHARACTERS = 8_192;
const HEADER = ['Salesforce Field', 'Csv Header', 'Value', 'Hint'];

interface Mapping {
  readonly field: string;
  readonly column: string;
  readonly value: string;
  readonly hint: string;
}

/** How the columns of a foreign CSV become fields. */
export class TransformationSpec {
  readonly #mappings: readonly Mapping[];

  /** Throws ApiError (ClientInputError) for a document that is none. */
  constructor(document: Uint8Array) {
    const [header, ...rows] = readAll(document);
    if (document.length >= MAX_CHARACTERS || header?.join() !== HEADER.join()) {
      throw new ApiError(
        'ClientInputError',
        `The transformation spec must have less than ${MAX_CHARACTERS} characters and the columns ${HEADER.join()}`,
      );
    }
    this.#mappings = rows.map(([field = '', column = '', value = '', hint = '']) => ({ field, column, value, hint }));
  }

  /** The rows, header first, as if they had been sent with the org's own field names. Throws ApiError (InvalidBatch) for a field that is not there. */
  apply(object: ObjectType, [header = [], ...rows]: readonly string[][]): string[][] {
    const targets = this.#mappings.map((mapping) => target(object, mapping, header.indexOf(mapping.column)));
    return [targets.flatMap(({ names }) => names), ...rows.map((row) => targets.flatMap(({ read }) => read(row)))];
  }
}

function readAll(document: Uint8Array): string[][] {
  const steps = readCsvSteps(document);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value as string[][];
  }
}

interface Target {
  readonly names: readonly string[];
  readonly read: (row: readonly string[]) => readonly string[];
}

/** The value stands in for a cell that is empty, and for a column that is not there. */
function target(object: ObjectType, { field: name, value, hint }: Mapping, column: number): Target {
  const cellOf = (row: readonly string[]): string => row[column] || value;
  if (isWholeName(object, name)) return { names: ['FirstName', 'LastName'], read: (row) => splitName(cellOf(row)) };
  if (name.includes('.')) return { names: [name], read: (row) => [cellOf(row)] };
  const field = fieldNamed(object, name);
  return { names: [field.name], read: (row) => [convert(field, cellOf(row), hint)] };
}

/** People have their name in two fields; the whole one cannot be written. */
function isWholeName(object: ObjectType, name: string): boolean {
  return name.toLowerCase() === 'name' && object.field('FirstName') !== undefined && object.field('LastName') !== undefined;
}

function splitName(name: string): readonly [string, string] {
  const words = name.trim().split(/\s+/);
  return [words.slice(0, -1).join(' '), words.at(-1) ?? ''];
}

/** By the hint: a pattern of Java for dates, an expression for what is true. Text that it does not fit stays, and fails with its row. */
function convert(field: Field, cell: string, hint: string): string {
  if (hint === '' || cell === '' || cell === '#N/A') return cell;
  if (field.type === 'boolean') return String(new RegExp(`^(?:${hint})$`).test(cell));
  if (field.type === 'date') return parseJavaDate(hint, cell)?.slice(0, 10) ?? cell;
  return field.type === 'datetime' ? (parseJavaDate(hint, cell) ?? cell) : cell;
}
