import type { SObject } from '../../sobject.ts';
import type { Convert } from '../../soql/field-conversion.ts';

type Fields = Record<string, unknown>;

/** The fields of a record, or of one of its parents, and where their cells are. */
interface Shape {
  /** Of all fields, to be copied: a copy has its hidden class from the start. */
  readonly blank: Fields;
  readonly leaves: readonly { readonly name: string; readonly cell: number; readonly convert: Convert | undefined }[];
  readonly parents: readonly { readonly name: string; readonly shape: Shape }[];
}

/**
 * Makes records of rows as a SOAP query has them: `Owner.Name` is a field of a record in `Owner`, and what is empty is null, for Salesforce has
 * no empty text. A parent of whom nothing was filled is null as well: CSV does not tell it from one that is not there, nor of which object it is.
 */
export function recordMaker(
  columns: readonly string[],
  object: string,
  conversionOf: (column: string) => Convert | undefined,
): (cells: readonly string[]) => SObject {
  const places = columns.map((name, cell) => ({ path: name.split('.'), cell, convert: conversionOf(name) }));
  const { blank, leaves, parents } = shapeOf(places);
  const root: Shape = { blank: { type: object, Id: null, ...blank }, leaves, parents };
  return (cells) => {
    const record = { ...root.blank };
    fill(record, root, cells);
    return record as unknown as SObject;
  };
}

interface Place {
  readonly path: readonly string[];
  readonly cell: number;
  readonly convert: Convert | undefined;
}

function shapeOf(places: readonly Place[]): Shape {
  const names = [...new Set(places.map(({ path }) => path[0]!))];
  const leaves = places.filter(({ path }) => path.length === 1).map(({ path, ...rest }) => ({ name: path[0]!, ...rest }));
  const parents = names
    .map((name) => ({ name, below: places.filter(({ path }) => path.length > 1 && path[0] === name) }))
    .filter(({ below }) => below.length > 0)
    .map(({ name, below }) => ({ name, shape: shapeOf(below.map(({ path, ...rest }) => ({ path: path.slice(1), ...rest }))) }));
  return { blank: Object.fromEntries(names.map((name) => [name, null])), leaves, parents };
}

/** Whether anything was filled. */
function fill(record: Fields, { leaves, parents }: Shape, cells: readonly string[]): boolean {
  let isFilled = false;
  for (const { name, cell, convert } of leaves) {
    const text = cells[cell]!;
    if (text === '') continue;
    record[name] = convert === undefined ? text : convert(text);
    isFilled = true;
  }
  for (const { name, shape } of parents) {
    const parent = { ...shape.blank };
    if (!fill(parent, shape, cells)) continue;
    record[name] = parent;
    isFilled = true;
  }
  return isFilled;
}
