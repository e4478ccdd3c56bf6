const DAY = 86_400_000;

/**
 * Date functions by name, of a day in milliseconds or a moment. Weeks of a month or year are counted in sevens from its first day, whatever
 * weekday that is; the days of a week from 1, Sunday (SOQL reference, Date Functions). Fiscal periods are the calendar's.
 */
export const DATE_FUNCTIONS: Readonly<Record<string, (time: Date) => number>> = {
  CALENDAR_MONTH: (time) => time.getUTCMonth() + 1,
  CALENDAR_QUARTER: quarter,
  CALENDAR_YEAR: (time) => time.getUTCFullYear(),
  DAY_IN_MONTH: (time) => time.getUTCDate(),
  DAY_IN_WEEK: (time) => time.getUTCDay() + 1,
  DAY_IN_YEAR: dayInYear,
  FISCAL_MONTH: (time) => time.getUTCMonth() + 1,
  FISCAL_QUARTER: quarter,
  FISCAL_YEAR: (time) => time.getUTCFullYear(),
  HOUR_IN_DAY: (time) => time.getUTCHours(),
  WEEK_IN_MONTH: (time) => Math.ceil(time.getUTCDate() / 7),
  WEEK_IN_YEAR: (time) => Math.ceil(dayInYear(time) / 7),
};

function quarter(time: Date): number {
  return Math.floor(time.getUTCMonth() / 3) + 1;
}

function dayInYear(time: Date): number {
  return Math.floor((time.getTime() - Date.UTC(time.getUTCFullYear(), 0, 1)) / DAY) + 1;
}
