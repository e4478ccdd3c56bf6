import { ApiError, type FaultType, unknownObjectText, unknownRelationshipText } from '../api-error.ts';

/** Characters shown on each side of the place, at least; the words that they cut are shown whole. */
const REACH = 30;

/**
 * An error of a query as the servers shape it: the text around the place, a caret under it, row and column, and the reason. How much text is
 * shown is read off ten messages of real orgs: thirty characters before and one more behind, on to the ends of the words there.
 */
export function queryError(exceptionCode: string, faultType: FaultType, text: string, at: number, reason: string): ApiError {
  const before = text.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  const row = before.split('\n').length;
  const column = at - start + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(start, end < 0 ? undefined : end);
  const from = wordStart(line, Math.max(0, column - 1 - REACH));
  const excerpt = line.slice(from, wordEnd(line, column + REACH));
  const caret = ' '.repeat(column - 1 - from) + '^';
  return new ApiError(exceptionCode, `\n${excerpt}\n${caret}\nERROR at Row:${row}:Column:${column}\n${reason}`, faultType, { row, column });
}

function wordStart(line: string, at: number): number {
  let from = at;
  while (from > 0 && !/[\s,]/.test(line[from - 1]!)) from--;
  return from;
}

function wordEnd(line: string, at: number): number {
  let to = at;
  while (to < line.length && !/[\s,]/.test(line[to]!)) to++;
  return to;
}

export function malformedQuery(text: string, at: number, reason: string): ApiError {
  return queryError('MALFORMED_QUERY', 'MalformedQueryFault', text, at, reason);
}

/** A field that is not there or cannot be used like this. */
export function invalidField(text: string, at: number, reason: string): ApiError {
  return queryError('INVALID_FIELD', 'InvalidFieldFault', text, at, reason);
}

/** An object that the org does not have. */
export function unknownObject(text: string, name: { readonly text: string; readonly at: number }): ApiError {
  return queryError('INVALID_TYPE', 'InvalidSObjectFault', text, name.at, unknownObjectText(name.text));
}

/** A child relationship that the parent does not have. */
export function unknownChildren(text: string, name: { readonly text: string; readonly at: number }): ApiError {
  return queryError('INVALID_TYPE', 'InvalidSObjectFault', text, name.at, unknownRelationshipText(name.text, 'FROM part of query call'));
}
