import type { Field } from './field-definition.ts';
import type { Value } from './field-value.ts';
import type { Row } from './table.ts';

/** The numbers of the rows, deleted ones too, that have a value in one column. A number stands alone where one row has the value. */
export class KeyIndex {
  readonly field: Field;
  readonly #slot: number;
  readonly #isFolded: boolean;
  readonly #numbers = new Map<Value, number | number[]>();

  constructor(field: Field) {
    this.field = field;
    this.#slot = field.slot;
    this.#isFolded = isText(field) && !field.caseSensitive;
  }

  /** In order of creation. */
  find(value: Value): readonly number[] {
    const found = this.#numbers.get(this.#fold(value));
    if (found === undefined) return NONE;
    return typeof found === 'number' ? [found] : found;
  }

  add(row: Row, number: number): void {
    const key = this.#fold(row[this.#slot]!);
    if (key === null) return;
    const found = this.#numbers.get(key);
    if (found === undefined) this.#numbers.set(key, number);
    else if (typeof found === 'number') this.#numbers.set(key, found < number ? [found, number] : [number, found]);
    else insertSorted(found, number);
  }

  remove(row: Row, number: number): void {
    const key = this.#fold(row[this.#slot]!);
    const found = this.#numbers.get(key);
    if (found === number) this.#numbers.delete(key);
    else if (typeof found === 'object') {
      found.splice(found.lastIndexOf(number), 1);
      if (found.length === 1) this.#numbers.set(key, found[0]!);
    }
  }

  replace(before: Row, after: Row, number: number): void {
    if (before[this.#slot] === after[this.#slot]) return;
    this.remove(before, number);
    this.add(after, number);
  }

  #fold(value: Value): Value {
    return this.#isFolded && typeof value === 'string' ? value.toLowerCase() : value;
  }
}

const NONE: readonly number[] = [];

// New rows have the highest number, so this is nearly always a push.
function insertSorted(numbers: number[], number: number): void {
  if (numbers.at(-1)! < number) {
    numbers.push(number);
    return;
  }
  numbers.splice(
    numbers.findIndex((each) => each > number),
    0,
    number,
  );
}

/** Ids are told apart by their case, other text is not unless its field says so. */
function isText(field: Field): boolean {
  return field.type !== 'reference' && field.type !== 'id';
}
