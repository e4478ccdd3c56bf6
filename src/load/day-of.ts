import { ForcewireError } from '../errors.ts';

/** The day on which a moment falls, `2024-05-31`; undefined for an invalid Date, and for years before 1000 and after 9999. */
export type DayOf = (moment: Date) => string | undefined;

/** Days as they are counted in a time zone: `UTC`, `Europe/Dublin`. Throws ForcewireError (INVALID_OPTION) for one that there is not. */
export function daysIn(timeZone: string): DayOf {
  const format = formatOf(timeZone);
  return (moment) => {
    if (!(moment.getUTCFullYear() >= 1000 && moment.getUTCFullYear() <= 9999)) return undefined;
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' });
  } catch (cause) {
    throw new ForcewireError('INVALID_OPTION', `dateZone is ${timeZone}, which is no time zone.`, { cause });
  }
}
