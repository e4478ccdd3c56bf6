import { ForcewireError } from '../errors.ts';
import { invalidValue, type SoqlValue, soqlLiteral } from './literal.ts';
import { isInQuotes, type SoqlToken, soqlTokens } from './tokens.ts';
import { type ValuePlace, valuePlace } from './value-place.ts';

/**
 * A query with values in it, each written as SOQL writes its type: `` soql`SELECT Id FROM Account WHERE Name = ${name} AND Id IN ${ids}` ``. A value
 * is never read as SOQL; behind LIKE its `%` and `_` are wildcards as ever. Throws ForcewireError: INVALID_SOQL_VALUE for what SOQL cannot write,
 * and INVALID_SOQL_TEMPLATE for a value where none can stand.
 */
export function soql(text: TemplateStringsArray, ...values: readonly SoqlValue[]): string {
  if (!Array.isArray(text?.raw)) throw new ForcewireError('INVALID_SOQL_TEMPLATE', 'soql is a tag: write soql`SELECT …`, not soql(…).');
  const seen: SoqlToken[] = [];
  let query = '';
  // As written, since SOQL has escapes of its own.
  for (const [at, part] of text.raw.entries()) {
    query += part;
    seen.push(...soqlTokens(part));
    if (at === values.length) break;
    query += valueAt(seen, values[at]!, `value ${at + 1} of the query`);
    seen.push({ kind: 'placeholder', text: '', upper: '', at: query.length });
  }
  return query;
}

function valueAt(before: readonly SoqlToken[], value: SoqlValue, name: string): string {
  if (isInQuotes(before)) throw misplaced(name, 'within quotes; leave the quotes out, they come with the value');
  const place = valuePlace(before);
  const behind = before.at(-1)?.text ?? '';
  if (place === undefined) {
    throw misplaced(name, `behind "${behind}", where a name or a piece of SOQL stands, and a value is never read as either`);
  }
  const literal = soqlLiteral(value, name);
  checkFit(place, value, name, behind);
  if (place === 'item' && isSubquery(before, value)) {
    throw misplaced(name, 'a query itself, which would be quoted as a text; write the subquery into the outer query');
  }
  return literal;
}

function checkFit(place: ValuePlace, value: SoqlValue, name: string, behind: string): void {
  if (place === 'list' && !Array.isArray(value)) throw invalidValue(name, `one value behind ${behind}, which takes a list`);
  if (place !== 'list' && Array.isArray(value)) {
    throw invalidValue(
      name,
      place === 'item' ? 'a list in parentheses, which it brings itself' : `a list behind ${behind}; IN takes lists`,
    );
  }
  if (place === 'count' && !(Number.isInteger(value) && (value as number) >= 0)) {
    throw invalidValue(name, `no whole number, which must stand behind ${behind}`);
  }
}

// The result of a nested soql`` is a text like any other; behind `IN (` a text that is a whole query is hardly meant as a value.
function isSubquery(before: readonly SoqlToken[], value: SoqlValue): boolean {
  return (
    before.at(-1)?.text === '(' && before.at(-2)?.upper === 'IN' && typeof value === 'string' && /^\s*SELECT\s.+\sFROM\s/is.test(value)
  );
}

function misplaced(name: string, where: string): ForcewireError {
  return new ForcewireError('INVALID_SOQL_TEMPLATE', `${name[0]!.toUpperCase()}${name.slice(1)} stands ${where}.`);
}
