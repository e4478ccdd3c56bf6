import { boundSize, prepareRow } from '../../src/soap/row.ts';
import { spellNumber } from '../../src/spell-number.ts';
import { makeAccountInputs } from '../data/account-inputs.ts';

const [row] = makeAccountInputs(1);
const rules = { object: 'Account', emptyString: 'clear', dayOf: undefined } as const;
const never = (message: string): never => {
  throw new Error(message);
};

/** What a row of a load goes through before it is written. */
export const cases: Readonly<Record<string, () => unknown>> = {
  'prepare a row of 20 fields': () => prepareRow(row, rules),
  'bound the size of a row': () => boundSize(row),
  'spell a number': () => spellNumber(12_345_678.9, never),
};
