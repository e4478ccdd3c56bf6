import { ApiError } from '../api-error.ts';
import type { Row } from '../store/table.ts';
import { type Column, resolveColumn } from './column.ts';
import { compileDistance } from './distance.ts';
import { valueFormatter } from './format-value.ts';
import { labelReader, noCurrencies, onlyPath, unknownFunction } from './operand.ts';
import { cellReader, compileParts, type Part, type Projection, placeField, type ValuePart } from './projection.ts';
import { malformedQuery } from './query-error.ts';
import type { ResultColumn, ResultSet } from './result-set.ts';
import type { Scope } from './scope.ts';
import type { Call, Count, Expression, Name, SelectItem, TypeOf } from './syntax.ts';
import { compileTypeOf } from './type-of.ts';

/** A SELECT list, compiled. */
export interface SelectList {
  readonly columns: readonly ResultColumn[];
  readonly project: Projection;
  readonly cells: readonly ((row: Row) => string | null)[];
}

/** The children of one record. */
export type ChildQuery = (row: Row) => ResultSet;

const MAX_UNBOUNDED = 200;
const FIELDS_SINCE = 51;

/** Puts a SELECT list together: own fields, parents and children, each in its place. */
export class SelectListBuilder {
  readonly #scope: Scope;
  readonly #parts: Part[] = [];
  readonly #columns: ResultColumn[] = [];
  readonly #cells: ((row: Row) => string | null)[] = [];
  readonly #named = new Set<string>();
  #unnamed = 0;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  addItem(item: Exclude<SelectItem, { kind: 'children' }>, limit: Count | undefined): void {
    if (item.kind === 'typeof') this.#addTypeOf(item);
    else if (item.value.kind === 'call') this.#addCall(item.value, item.alias, limit);
    else {
      if (item.alias !== undefined) throw malformedQuery(this.#scope.text, item.value.at, 'only aggregate expressions use field aliasing');
      this.addField(item.value);
    }
  }

  addField(expression: Expression): void {
    if (expression.kind === 'call') throw unknownFunction(this.#scope, expression);
    this.#addColumn(resolveColumn(this.#scope, expression));
  }

  addChildren(name: string, columns: readonly ResultColumn[], query: ChildQuery): void {
    this.#name(name);
    this.#parts.push({
      name,
      read: (row, { openChildren }) => {
        const children = query(row);
        return children.size === 0 ? null : openChildren(children);
      },
    });
    this.#addCell({ name, children: columns }, () => null);
  }

  build(): SelectList {
    const { object } = this.#scope;
    return { columns: this.#columns, cells: this.#cells, project: compileParts(this.#scope, object, this.#parts) };
  }

  #addColumn({ name, field, references, read }: Column): void {
    this.#name(name);
    placeField(this.#parts, references, { fieldName: field.name });
    this.#addCell({ name, field }, field.parts === undefined ? cellReader(field, read) : () => null);
  }

  #addCall(call: Call, alias: Name | undefined, limit: Count | undefined): void {
    switch (call.name) {
      case 'FIELDS':
        return this.#addFields(call, limit);
      case 'TOLABEL':
      case 'FORMAT':
        return this.#addText(call, alias);
      case 'CONVERTCURRENCY':
        throw noCurrencies(this.#scope, call);
      case 'DISTANCE': {
        const { field, read } = compileDistance(this.#scope, call);
        const name = alias?.text ?? `expr${this.#unnamed++}`;
        this.#addValue({ name, field }, { name, read: (row, { style }) => style.value(field, read(row), true) }, cellReader(field, read));
        return;
      }
      default:
        throw unknownFunction(this.#scope, call);
    }
  }

  #addText(call: Call, alias: Name | undefined): void {
    const column = resolveColumn(this.#scope, onlyPath(this.#scope, call));
    const { field, references } = column;
    const { locale, timeZone } = this.#scope.context;
    const show = call.name === 'FORMAT' ? valueFormatter(field, locale, timeZone) : labelReader(field);
    const name = alias?.text ?? column.name;
    this.#name(name);
    const read = (row: Row): string | null => show(column.read(row));
    if (alias !== undefined) this.#parts.push({ name, read });
    // In a parent's record the row is the parent's own.
    else placeField(this.#parts, references, { name: field.name, read: (row) => show(row[field.slot] ?? null) });
    this.#addCell({ name, field }, read);
  }

  #addValue(column: ResultColumn, part: ValuePart, cell: (row: Row) => string | null): void {
    this.#name(column.name);
    this.#parts.push(part);
    this.#addCell(column, cell);
  }

  #addCell(column: ResultColumn, cell: (row: Row) => string | null): void {
    this.#columns.push(column);
    this.#cells.push(cell);
  }

  #addFields(call: Call, limit: Count | undefined): void {
    const { object, context, text } = this.#scope;
    const which = onlyPath(this.#scope, call).names.join('.').toUpperCase();
    if ((context.apiVersion ?? FIELDS_SINCE) < FIELDS_SINCE) throw unknownFunction(this.#scope, call);
    if (which !== 'ALL' && which !== 'STANDARD' && which !== 'CUSTOM')
      throw malformedQuery(text, call.args[0]!.at, `unexpected token: '${which}'`);
    if (which !== 'STANDARD' && (limit?.value ?? Number.POSITIVE_INFINITY) > MAX_UNBOUNDED) {
      const reason = `The SOQL FIELDS function must have a LIMIT of at most ${MAX_UNBOUNDED}`;
      throw new ApiError('MALFORMED_QUERY', reason, 'MalformedQueryFault');
    }
    for (const { name, custom } of object.fields) {
      if (which === 'ALL' || custom === (which === 'CUSTOM')) this.addField({ kind: 'path', names: [name], at: call.at });
    }
  }

  #addTypeOf(item: TypeOf): void {
    const part = compileTypeOf(this.#scope, item);
    this.#addValue({ name: part.name }, part, () => null);
  }

  // Without a place, as the reference shows this one's answer.
  #name(name: string): void {
    const key = name.toLowerCase();
    if (this.#named.has(key)) throw new ApiError('INVALID_FIELD', `duplicate field selected: ${name}`, 'InvalidFieldFault');
    this.#named.add(key);
  }
}
