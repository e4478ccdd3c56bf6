/** Milliseconds that a zone's clocks are ahead of UTC at a moment. */
export type ZoneOffset = (time: number) => number;

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** The offsets of an IANA zone; a name that this machine does not know is taken for Greenwich, so that its user can ask queries at all. */
export function zoneOffset(timeZone = 'GMT'): ZoneOffset {
  if (timeZone === 'GMT' || timeZone === 'UTC' || !isZone(timeZone)) return () => 0;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  // Asked for each row of a table, so it is looked up once for each quarter of an hour, in which no zone changes.
  const known = new Map<number, number>();
  return (time) => {
    const quarter = Math.floor(time / (HOUR / 4));
    let offset = known.get(quarter);
    if (offset === undefined) known.set(quarter, (offset = measure(format, quarter * (HOUR / 4))));
    return offset;
  };
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return true;
  } catch {
    return false;
  }
}

function measure(format: Intl.DateTimeFormat, time: number): number {
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1_000) * 1_000;
}

/** The moment at which a day starts in the zone; days are counted from 1970-01-01. */
export function startOfDay(offset: ZoneOffset, day: number): number {
  const midnight = day * DAY;
  const guess = midnight - offset(midnight);
  // Where clocks change between the two, the offset of the guess is the right one.
  return midnight - offset(guess);
}

/** The day, counted from 1970-01-01, that it is in the zone. */
export function dayOf(offset: ZoneOffset, time: number): number {
  return Math.floor((time + offset(time)) / DAY);
}
