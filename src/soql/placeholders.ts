import { ForcewireError } from '../errors.ts';
import { invalidValue, type SoqlScalar, type SoqlValue, soqlLiteral } from './literal.ts';
import { type Describe, findField } from './shape.ts';
import { isInQuotes, type SoqlToken, soqlTokens } from './tokens.ts';
import { typedLiteral } from './typed-literal.ts';
import { openParenthesis, type ValuePlace, valuePlace } from './value-place.ts';

/** Puts values in the place of `$name`, each quoted by the type of the field that it is compared with. */
export async function fillPlaceholders(
  describe: Describe,
  object: string,
  where: string,
  values: Readonly<Record<string, SoqlValue>>,
): Promise<string> {
  const tokens = soqlTokens(where);
  if (isInQuotes(tokens)) throw invalidSelect('where has a quote that never ends');
  let text = '';
  let copied = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'placeholder') continue;
    const name = token.text.slice(1);
    if (!Object.hasOwn(values, name)) throw invalidSelect(`where has ${token.text}, and values has no ${name}`);
    const before = tokens.slice(0, at);
    const literal = await literalAt(describe, object, before, values[name]!, token.text);
    text += where.slice(copied, token.at) + literal;
    copied = token.at + token.text.length;
  }
  return text + where.slice(copied);
}

async function literalAt(
  describe: Describe,
  object: string,
  before: readonly SoqlToken[],
  value: SoqlValue,
  name: string,
): Promise<string> {
  const place = valuePlace(before);
  if (place === undefined) throw invalidSelect(`${name} stands behind "${before.at(-1)?.text ?? ''}", where SOQL takes no value`);
  checkPlace(place, value, name);
  const field = comparedField(before, place);
  if (field === undefined) return soqlLiteral(value, name);
  const { type } = (await findField(describe, subqueryObject(before) ?? object, field)).field;
  if (!Array.isArray(value)) return typedLiteral(type, value as SoqlScalar, name);
  if (value.length === 0) return soqlLiteral(value, name);
  return `(${value.map((item, at) => typedLiteral(type, item as SoqlScalar, `${name}[${at}]`)).join(', ')})`;
}

function checkPlace(place: ValuePlace, value: SoqlValue, name: string): void {
  if (place === 'list' && !Array.isArray(value)) throw invalidValue(name, 'one value, where IN takes a list');
  if (place !== 'list' && Array.isArray(value)) throw invalidValue(name, 'a list where one value stands');
}

/** The field before the operator; undefined where a function stands there, whose values are written by their own type. */
function comparedField(before: readonly SoqlToken[], place: ValuePlace): string | undefined {
  let operator = place === 'item' ? openParenthesis(before) - 1 : before.length - 1;
  if (place === 'item' && !['IN', 'INCLUDES', 'EXCLUDES'].includes(before[operator]!.upper)) return undefined;
  if (before[operator - 1]?.upper === 'NOT') operator--;
  const operand = before[operator - 1];
  return place !== 'count' && operand?.kind === 'word' ? operand.text : undefined;
}

/** The object of the subquery in which these tokens end. */
function subqueryObject(before: readonly SoqlToken[]): string | undefined {
  for (let tokens = before, at = openParenthesis(tokens); at >= 0; tokens = tokens.slice(0, at), at = openParenthesis(tokens)) {
    const inside = before.slice(at + 1);
    if (inside[0]?.upper === 'SELECT') return inside[inside.findIndex(({ upper }) => upper === 'FROM') + 1]?.text;
  }
  return undefined;
}

/** A refusal of a part of a Select. */
export function invalidSelect(reason: string): ForcewireError {
  return new ForcewireError('INVALID_SELECT', `${reason}.`);
}
