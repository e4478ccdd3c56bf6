import { ApiError, type FaultType } from '../api-error.ts';

const WIDTH = 40;

/** An error of a query as the servers shape it: the text around the place, a caret under it, row and column, and the reason. */
export function queryError(exceptionCode: string, faultType: FaultType, text: string, at: number, reason: string): ApiError {
  const before = text.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  const row = before.split('\n').length;
  const column = at - start + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(start, end < 0 ? undefined : end);
  // Long lines are shown in part, as many characters before the place as after it.
  const from = Math.max(0, column - 1 - WIDTH);
  const excerpt = line.slice(from, column - 1 + WIDTH);
  const caret = ' '.repeat(column - 1 - from) + '^';
  return new ApiError(exceptionCode, `\n${excerpt}\n${caret}\nERROR at Row:${row}:Column:${column}\n${reason}`, faultType, { row, column });
}

export function malformedQuery(text: string, at: number, reason: string): ApiError {
  return queryError('MALFORMED_QUERY', 'MalformedQueryFault', text, at, reason);
}
