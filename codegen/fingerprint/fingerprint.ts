import { createHash } from 'node:crypto';
import type { FieldReading, IndependentReading } from './read-independently.ts';

/** A version of the Partner API in a few numbers and one hash: equal when the facts are equal, however the file is written. */
export interface Fingerprint {
  readonly operations: number;
  readonly complexTypes: number;
  readonly simpleTypes: number;
  readonly elements: number;
  /** Distinct header blocks that operations bind. */
  readonly requestHeaders: number;
  readonly responseHeaders: number;
  readonly StatusCode: number;
  readonly ExtendedErrorCode: number;
  readonly ExceptionCode: number;
  readonly fieldType: number;
  /** SHA-256 over `factLines`, one per line, in UTF-8. */
  readonly sha256: string;
}

/** The fingerprint of what the second reader found. */
export function fingerprint(reading: IndependentReading): Fingerprint {
  const operations = [...reading.operations.values()];
  const valuesOf = (name: string): number => [...reading.simpleTypes].find(([key]) => key.endsWith(`|${name}`))?.[1].values.length ?? 0;
  return {
    operations: reading.operations.size,
    complexTypes: reading.types.size,
    simpleTypes: reading.simpleTypes.size,
    elements: reading.elements.size,
    requestHeaders: new Set(operations.flatMap((operation) => operation.requestHeaders)).size,
    responseHeaders: new Set(operations.flatMap((operation) => operation.responseHeaders)).size,
    StatusCode: valuesOf('StatusCode'),
    ExtendedErrorCode: valuesOf('ExtendedErrorCode'),
    ExceptionCode: valuesOf('ExceptionCode'),
    fieldType: valuesOf('fieldType'),
    sha256: createHash('sha256').update(factLines(reading).join('\n')).digest('hex'),
  };
}

/**
 * Every fact as a line of text, sorted. Fields carry their position, headers and faults stand in their order, so a change of order is a
 * change; the order of declarations in the file is not. Compare two of these lists to see what a different hash means.
 */
export function factLines(reading: IndependentReading): string[] {
  const lines = [`namespace ${reading.targetNamespace}`, `address ${new URL(reading.address).pathname}`];
  for (const [name, type] of reading.types) {
    lines.push(`type ${name} extends ${type.base ?? '-'} any ${type.any ?? '-'}`, ...type.fields.map(fieldLine(`type ${name}`)));
  }
  for (const [name, element] of reading.elements) {
    lines.push(`element ${name}:${element.type ?? '-'}`, ...element.fields.map(fieldLine(`element ${name}`)));
  }
  for (const [name, { base, facets, values }] of reading.simpleTypes) {
    lines.push(`simple ${name}:${base}:${facets.join(' ')}:${values.join(' ')}`);
  }
  for (const [name, operation] of reading.operations) {
    lines.push(
      `operation ${name}:${operation.requestHeaders.join(' ')}:${operation.responseHeaders.join(' ')}:${operation.faults.join(' ')}`,
      ...operation.request.map(fieldLine(`request ${name}`)),
      ...operation.response.map(fieldLine(`response ${name}`)),
    );
  }
  return lines.sort();
}

function fieldLine(owner: string): (field: FieldReading, index: number) => string {
  return ({ name, type, min, max, nillable }, index) => `${owner}#${index} ${name}:${type}:${min}..${max}:${nillable}`;
}
