import type { DayOf } from '../../load/day-of.ts';
import type { RowError } from '../../load/load.ts';
import type { ObjectShape } from '../../soql/shape.ts';
import { refuse } from './row-cells.ts';

/**
 * What a Date becomes in a cell: itself in a column that holds moments, its day in one that holds days. Which is which, the org is asked once, and only
 * if there is a Date.
 */
export class DateCells {
  readonly #describe: () => Promise<ObjectShape>;
  readonly #dayOf: DayOf | undefined;
  /** In lower case. */
  #days: ReadonlySet<string> | undefined;

  /** Without `dayOf` nobody said in which zone days are counted, and a Date in such a column is refused. */
  constructor(describe: () => Promise<ObjectShape>, dayOf: DayOf | undefined) {
    this.#describe = describe;
    this.#dayOf = dayOf;
  }

  get isReady(): boolean {
    return this.#days !== undefined;
  }

  async prepare(): Promise<void> {
    const { fields } = await this.#describe();
    this.#days = new Set(fields.filter(({ type }) => type === 'date').map(({ name }) => name.toLowerCase()));
  }

  /** Once it is ready. An invalid Date is left to whoever spells the cell. */
  cellOf(column: string, moment: Date): { readonly cell: Date | string } | { readonly errors: readonly RowError[] } {
    if (this.#days?.has(column.toLowerCase()) !== true) return { cell: moment };
    if (this.#dayOf !== undefined) return { cell: this.#dayOf(moment) ?? moment };
    return { errors: refuse('DATE_WITHOUT_ZONE', `${column} is a day, and a Date another one elsewhere: say dateZone.`, column) };
  }
}
