/** Days from the first to before the last, counted from 1970-01-01. */
export interface DateRange {
  readonly from: number;
  readonly to: number;
}

/** What a date literal is measured from. */
export interface Today {
  /** Counted from 1970-01-01. */
  readonly day: number;
  /** 0 for weeks that start on Sunday, 1 for Monday. */
  readonly firstWeekday: number;
}

const DAY = 86_400_000;
/** A year's end is as far as a literal may go: 9999 years of 366 days. */
const MAX_COUNT = 3_660_000;

/**
 * The days that a date literal covers, by the table of date literals in the SOQL reference: LAST_N_DAYS includes today and NEXT_N_DAYS does
 * not; the N of weeks, months, quarters and years are whole ones, without the current. Fiscal years are calendar years here.
 */
export function dateRange(name: string, count: number | undefined, today: Today): DateRange | undefined {
  if (name === 'LAST_90_DAYS') return dateRange('LAST_N_DAYS', 90, today);
  if (name === 'NEXT_90_DAYS') return dateRange('NEXT_N_DAYS', 90, today);
  if (count !== undefined && count > MAX_COUNT) return undefined;
  const n = count ?? 1;
  const word = name.replace('FISCAL_', '');
  if (word === 'TODAY') return spanOf('DAY', 0, 1, today);
  if (word === 'YESTERDAY') return spanOf('DAY', -1, 1, today);
  if (word === 'TOMORROW') return spanOf('DAY', 1, 1, today);
  if (word === 'LAST_N_DAYS') return spanOf('DAY', -n, n + 1, today);
  const [, relation, ago, unit, isAgo] = /^(?:(LAST|THIS|NEXT)_(?:N_)?|(N)_)(DAY|WEEK|MONTH|QUARTER|YEAR)S?(_AGO)?$/.exec(word) ?? [];
  if (unit === undefined) return undefined;
  if (ago !== undefined && isAgo !== undefined) return spanOf(unit, -n, 1, today);
  if (relation === 'THIS') return spanOf(unit, 0, 1, today);
  return relation === 'LAST' ? spanOf(unit, -n, n, today) : spanOf(unit, 1, n, today);
}

/** So many units, the first of them so many after the current. */
function spanOf(unit: string, first: number, length: number, today: Today): DateRange {
  return { from: startOf(unit, first, today), to: startOf(unit, first + length, today) };
}

function startOf(unit: string, after: number, { day, firstWeekday }: Today): number {
  if (unit === 'DAY') return day + after;
  // 1970-01-01 was a Thursday.
  if (unit === 'WEEK') return day - ((((day + 4 - firstWeekday) % 7) + 7) % 7) + after * 7;
  const date = new Date(day * DAY);
  const months = unit === 'MONTH' ? 1 : unit === 'QUARTER' ? 3 : 12;
  const month = Math.floor(date.getUTCMonth() / months) * months + after * months;
  return Date.UTC(date.getUTCFullYear(), month, 1) / DAY;
}

/** `2024-06-21` for a day counted from 1970-01-01. */
export function dayText(day: number): string {
  const time = day * DAY;
  if (!(Math.abs(time) <= 8.64e15)) return day < 0 ? '0000-01-01' : '9999-12-31';
  return new Date(time).toISOString().slice(0, 10);
}

const SUNDAY_FIRST: ReadonlySet<string> = new Set('US CA MX BR JP KR TW HK IN IL ZA AU PH TH'.split(' '));

/** Where a locale's weeks start. Default: Sunday, as in en_US. */
export function firstWeekday(locale = 'en_US'): number {
  const region = locale.split('_')[1];
  return region === undefined || SUNDAY_FIRST.has(region) ? 0 : 1;
}
