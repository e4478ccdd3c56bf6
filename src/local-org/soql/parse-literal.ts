import type { Literal } from './syntax.ts';
import type { TokenReader } from './token-reader.ts';
import type { Token } from './tokenize.ts';

const RANGES: ReadonlySet<string> = new Set(
  'YESTERDAY TODAY TOMORROW LAST_90_DAYS NEXT_90_DAYS'
    .split(' ')
    .concat(
      ['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'].flatMap((unit) => [
        `LAST_${unit}`,
        `THIS_${unit}`,
        `NEXT_${unit}`,
      ]),
    ),
);
const COUNTED: ReadonlySet<string> = new Set(
  ['DAYS', 'WEEKS', 'MONTHS', 'QUARTERS', 'YEARS', 'FISCAL_QUARTERS', 'FISCAL_YEARS'].flatMap((unit) => [
    `LAST_N_${unit}`,
    `NEXT_N_${unit}`,
    `N_${unit}_AGO`,
  ]),
);

/** Reads a value as it stands behind an operator. */
export function parseLiteral(reader: TokenReader): Literal {
  const { token } = reader;
  switch (token.kind) {
    case 'string':
      reader.advance();
      return { kind: 'string', value: token.text, at: token.at };
    case 'number':
      reader.advance();
      return { kind: 'number', value: Number(token.text), at: token.at };
    case 'date':
      reader.advance();
      if (!isDay(token.text)) throw reader.error(`Invalid date: ${token.text}`, token.at);
      return { kind: 'date', value: token.text, at: token.at };
    case 'dateTime':
      reader.advance();
      return { kind: 'dateTime', value: readDateTime(reader, token), at: token.at };
    case 'time':
      reader.advance();
      return { kind: 'time', value: readTime(reader, token), at: token.at };
    case 'word':
      return readWord(reader);
    default:
      if (reader.is(':')) throw reader.error('Bind variables only allowed in Apex code');
      throw reader.unexpected();
  }
}

function readDateTime(reader: TokenReader, { text, at }: Token): number {
  const [, hour, minute] = /[+-](\d{2}):?(\d{2})$/.exec(text.slice(10)) ?? [];
  const isZone = hour === undefined || (Number(hour) <= 15 && Number(minute) < 60);
  const time = isDay(text.slice(0, 10)) && isZone ? Date.parse(text.toUpperCase().replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : Number.NaN;
  if (Number.isNaN(time)) throw reader.error(`Invalid datetime: ${text}`, at);
  return time;
}

function readTime(reader: TokenReader, { text, at }: Token): string {
  const time = Date.parse(`1970-01-01T${text.replace(/z$/i, '')}Z`);
  if (Number.isNaN(time) || time >= 86_400_000) throw reader.error(`Invalid time: ${text}`, at);
  return new Date(time).toISOString().slice(11);
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readWord(reader: TokenReader): Literal {
  const token = reader.token;
  const { upper, at } = token;
  if (upper === 'NULL') {
    reader.advance();
    return { kind: 'null', value: null, at };
  }
  if (upper === 'TRUE' || upper === 'FALSE') {
    reader.advance();
    return { kind: 'boolean', value: upper === 'TRUE', at };
  }
  if (RANGES.has(upper)) {
    reader.advance();
    return { kind: 'range', name: upper, count: undefined, at };
  }
  if (COUNTED.has(upper)) {
    reader.advance();
    reader.expect(':');
    return { kind: 'range', name: upper, count: reader.count().value, at };
  }
  return readCurrency(reader, token);
}

/** `USD5000`, `EUR-1.5`: a currency's code and the amount, without a blank. To the tokenizer, that is a word and perhaps a number. */
function readCurrency(reader: TokenReader, { text, at, end }: Token): Literal {
  const [, code, digits] = /^([A-Za-z]{3})(\d*)$/.exec(text) ?? [];
  const { kind, text: rest, at: restAt } = reader.next;
  const isJoined = kind === 'number' && restAt === end && (digits === '' || rest.startsWith('.'));
  if (code === undefined || (digits === '' && !isJoined)) throw reader.unexpected();
  reader.advance();
  if (isJoined) reader.advance();
  return { kind: 'currency', code: code.toUpperCase(), value: Number(`${digits}${isJoined ? rest : ''}`), at };
}
