const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Letters of java.text.SimpleDateFormat that hints use, with what they take; a letter of no use to us (the weekday) is passed over. */
const LETTERS: Readonly<Record<string, string>> = {
  y: '\\d{1,4}',
  Y: '\\d{1,4}',
  M: '\\d{1,2}|[A-Za-z]+',
  d: '\\d{1,2}',
  H: '\\d{1,2}',
  h: '\\d{1,2}',
  m: '\\d{1,2}',
  s: '\\d{1,2}',
  S: '\\d{1,3}',
  a: '[AaPp][Mm]',
  E: '[A-Za-z]+',
};

/** Text in quotes, a run of one letter, or what stands between. */
const PART = /'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+/g;

/** A date or time read by a Java pattern (`dd MM yy`), as UTC in ISO form; undefined for text that does not fit the pattern. */
export function parseJavaDate(pattern: string, text: string): string | undefined {
  const letters: string[] = [];
  const source = pattern.replace(PART, (part: string, quoted: string | undefined, letter: string | undefined) => {
    const takes = letter === undefined ? undefined : LETTERS[letter];
    if (takes === undefined) return (quoted ?? part).replace(/[^\w\s]/g, '\\$&');
    letters.push(letter!);
    return `(${takes})`;
  });
  const match = new RegExp(`^${source}$`).exec(text.trim());
  if (match === null) return undefined;
  const parts = Object.fromEntries(letters.map((letter, at) => [letter, match[at + 1]!]));
  const time = Date.UTC(
    yearOf(parts),
    monthOf(parts.M),
    Number(parts.d ?? 1),
    hourOf(parts),
    Number(parts.m ?? 0),
    Number(parts.s ?? 0),
    Number(parts.S ?? 0),
  );
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

type Parts = Readonly<Record<string, string | undefined>>;

/** Two digits mean the century around today, as in Java: up to twenty years ahead. */
function yearOf({ y, Y }: Parts): number {
  const text = y ?? Y ?? '1970';
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

function monthOf(text = '1'): number {
  return /^\d/.test(text) ? Number(text) - 1 : MONTHS.indexOf(text.slice(0, 3).toLowerCase());
}

function hourOf({ H, h, a }: Parts): number {
  if (H !== undefined) return Number(H);
  return (Number(h ?? 0) % 12) + (a?.toLowerCase() === 'pm' ? 12 : 0);
}
