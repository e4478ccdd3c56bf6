import { ForcewireError } from '../errors.ts';
import type { SoqlValue } from './literal.ts';
import { nearestName } from './nearest-name.ts';
import { fillPlaceholders, invalidSelect } from './placeholders.ts';
import { type Describe, findField } from './shape.ts';

/** A query of one object in parts, for programs that put queries together: every name in `fields` is checked by describe before it is sent. */
export interface Select {
  readonly object: string;
  /** Fields, of parents too: `Name`, `Account.Owner.Name`. Functions, child queries and `FIELDS()` need a text. */
  readonly fields: readonly string[];
  /** The condition without the keyword: `Name LIKE $name AND AccountId != null`. */
  readonly where?: string | undefined;
  /** For each `$name` in `where`, the value; it is quoted as the field that it stands beside needs it. */
  readonly values?: Readonly<Record<string, SoqlValue>> | undefined;
  /** Without the keyword: `Name DESC NULLS LAST`. */
  readonly orderBy?: string | undefined;
  readonly limit?: number | undefined;
}

/**
 * The query's text, names spelled as the org does. Throws ForcewireError: UNKNOWN_FIELD and UNKNOWN_OBJECT name what is wrong and the nearest right
 * name, INVALID_SELECT what cannot be put together, INVALID_SOQL_VALUE a value that does not fit its field.
 */
export async function writeSelect(describe: Describe, select: Select): Promise<string> {
  const { fields, values = {}, limit } = select;
  const where = checkClause('where', 'WHERE', select.where);
  const orderBy = checkClause('orderBy', 'ORDER BY', select.orderBy);
  if (fields.length === 0) throw invalidSelect('fields is empty; a query names at least one field');
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit >= 0))
    throw invalidSelect(`limit is ${limit}; it must be a whole number`);
  const { name } = await describe(select.object);
  const paths: string[] = [];
  for (const field of fields) paths.push(await checkField(describe, name, field));
  const twice = paths.find((path, at) => paths.indexOf(path) !== at);
  if (twice !== undefined) throw invalidSelect(`fields has ${twice} twice`);
  const clauses = [`SELECT ${paths.join(', ')} FROM ${name}`];
  if (where !== undefined) clauses.push(`WHERE ${await fillPlaceholders(describe, name, where, values)}`);
  if (orderBy !== undefined) clauses.push(`ORDER BY ${orderBy}`);
  if (limit !== undefined) clauses.push(`LIMIT ${limit}`);
  return clauses.join(' ');
}

/** A refusal of an object that the org does not have, with the nearest name that it has. */
export function unknownObject(object: string, names: readonly string[], cause: unknown): ForcewireError {
  const nearest = nearestName(object, names);
  const advice = nearest === undefined ? '' : `; ${nearest} is the nearest`;
  return new ForcewireError('UNKNOWN_OBJECT', `The org has no object ${object}, or its user cannot see it${advice}.`, { cause });
}

/** A condition of somebody else's, which stands beside others. Throws ForcewireError (INVALID_SELECT) where it brings the keyword. */
export function checkClause(property: string, keyword: string, text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (trimmed === undefined || trimmed === '') return undefined;
  const [found] = new RegExp(`^${keyword.replace(' ', '\\s+')}\\b\\s*`, 'i').exec(trimmed) ?? [];
  if (found === undefined) return trimmed;
  throw invalidSelect(
    `${property} brings the keyword ${keyword} itself; write ${property}: ${JSON.stringify(trimmed.slice(found.length))}`,
  );
}

async function checkField(describe: Describe, object: string, field: string): Promise<string> {
  if (/^\w+(\.\w+)*$/.test(field)) return (await findField(describe, object, field)).path;
  throw invalidSelect(`${JSON.stringify(field)} in fields is not the name of a field; functions and child queries need a query as text`);
}
