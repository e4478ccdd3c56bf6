import type { Field } from '../store/field-definition.ts';
import type { Value } from '../store/field-value.ts';
import type { Row } from '../store/table.ts';
import { type Operand, resolveColumn } from './column.ts';
import { DATE_FUNCTIONS } from './date-function.ts';
import { compileDistance } from './distance.ts';
import { virtualField } from './field-use.ts';
import { invalidField, malformedQuery } from './query-error.ts';
import type { Scope } from './scope.ts';
import type { Call, Expression, Path } from './syntax.ts';

/** Finds the field, or compiles the function of one, that stands in WHERE, GROUP BY or ORDER BY. */
export function resolveOperand(scope: Scope, expression: Expression): Operand<Row> {
  if (expression.kind === 'path') return resolveColumn(scope, expression);
  if (isDateFunction(expression)) return compileDateFunction(scope, expression);
  if (expression.name === 'DISTANCE') return compileDistance(scope, expression);
  if (expression.name === 'TOLABEL') return labelled(resolveColumn(scope, onlyPath(scope, expression)));
  if (expression.name === 'CONVERTCURRENCY') throw noCurrencies(scope, expression);
  throw unknownFunction(scope, expression);
}

/** Whether a call is CALENDAR_YEAR or one of its kind. */
export function isDateFunction({ name }: Call): boolean {
  return name === 'DAY_ONLY' || Object.hasOwn(DATE_FUNCTIONS, name);
}

/** Throws for a function that is not known at all, or not here. */
export function unknownFunction(scope: Scope, call: Call): Error {
  const after = scope.text.indexOf('(', call.at);
  return malformedQuery(scope.text, after, "unexpected token: '('");
}

/** A column as toLabel() shows it: the labels of a picklist's values, in which conditions are then written too. */
function labelled({ name, field, read }: Operand<Row>): Operand<Row> {
  const toLabel = labelReader(field);
  return { name, field, read: (row) => toLabel(read(row)) };
}

/** What users see for a field's value. */
export function labelReader({ picklistLabels, type }: Field): (value: Value) => string | null {
  const labelOf = (value: string): string => picklistLabels?.[value] ?? value;
  return (value) => {
    if (typeof value !== 'string') return value === null ? null : String(value);
    return type === 'multipicklist' ? value.split(';').map(labelOf).join(';') : labelOf(value);
  };
}

/** The org has one currency, as orgs are made. */
export function noCurrencies(scope: Scope, call: Call): Error {
  return invalidField(scope.text, call.at, 'convertCurrency function is only supported for orgs with multiple currencies enabled');
}

/** The field that a function is given. */
export function onlyPath(scope: Scope, call: Call): Path {
  const [argument] = call.args;
  if (call.args.length !== 1 || argument?.kind !== 'path') throw malformedQuery(scope.text, call.at, `${call.name} takes one field`);
  return argument;
}

function compileDateFunction(scope: Scope, call: Call): Operand<Row> {
  const [inner] = call.args;
  const isConverted = inner?.kind === 'call' && inner.name === 'CONVERTTIMEZONE';
  const column = resolveColumn(scope, onlyPath(scope, isConverted ? inner : call));
  const { type } = column.field;
  const needsTime = call.name === 'HOUR_IN_DAY' || call.name === 'DAY_ONLY' || isConverted;
  if (type !== 'datetime' && (type !== 'date' || needsTime)) {
    throw invalidField(scope.text, call.at, `field '${column.name}' does not support the function ${call.name}`);
  }
  const toTime = timeReader(scope, column, isConverted);
  const id = scope.object.field('Id')!;
  if (call.name === 'DAY_ONLY') {
    return {
      name: functionName(call),
      field: virtualField(id, column.field.name, 'date'),
      read: (row) => toTime(row)?.toISOString().slice(0, 10) ?? null,
    };
  }
  const read = DATE_FUNCTIONS[call.name]!;
  return {
    name: functionName(call),
    field: virtualField(id, column.field.name, 'int'),
    read: (row): Value => {
      const time = toTime(row);
      return time === null ? null : read(time);
    },
  };
}

/** The moment as a date function sees it: in UTC, or moved so that UTC shows the user's clock. */
function timeReader({ offset }: Scope, { field, read }: Operand<Row>, isConverted: boolean): (row: Row) => Date | null {
  if (field.type === 'date') {
    // A date without a time is midnight in UTC, to JavaScript too.
    return (row) => {
      const value = read(row);
      return value === null ? null : new Date(value as string);
    };
  }
  return (row) => {
    const value = read(row) as number | null;
    if (value === null) return null;
    return new Date(isConverted ? value + offset(value) : value);
  };
}

/** As errors name it, and as GROUP BY and SELECT are compared: by what was written, without regard to case. */
export function functionName(call: Call): string {
  const args = call.args.map((each) =>
    each.kind === 'path'
      ? each.names.join('.')
      : each.kind === 'call'
        ? functionName(each)
        : String('value' in each ? each.value : each.name),
  );
  return `${call.name}(${args.join(', ')})`;
}
