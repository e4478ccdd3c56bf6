// The second statement of what customers have, without a list: a thing in an internal file belongs to customers when a customer's file of a
// neighbouring version has it. It knows nothing of codegen/import/customer-surface.ts, so a mistake there changes a fingerprint.

import type { FieldReading, IndependentReading, OperationReading, SimpleTypeReading } from './read-independently.ts';

type WithFields = { readonly fields: readonly FieldReading[] };

/** Whether the all-features org wrote the file: it runs on a developer's machine and says so in its address. */
export function isInternalFile(reading: IndependentReading): boolean {
  return new URL(reading.address).hostname === 'localhost';
}

/**
 * Keeps of an internal file what the nearest customer file below or above it declares, too. Since operations, types and fields are only ever
 * added between those neighbours, nothing of the customer's is lost, and what stands in neither is not the customer's.
 */
export function customerPart(internal: IndependentReading, neighbours: readonly IndependentReading[]): IndependentReading {
  return {
    ...internal,
    operations: sharedPart(
      internal.operations,
      neighbours.map((neighbour) => neighbour.operations),
      sharedOperation,
    ),
    types: sharedPart(
      internal.types,
      neighbours.map((neighbour) => neighbour.types),
      sharedFields,
    ),
    elements: sharedPart(
      internal.elements,
      neighbours.map((neighbour) => neighbour.elements),
      sharedFields,
    ),
    simpleTypes: sharedPart(
      internal.simpleTypes,
      neighbours.map((neighbour) => neighbour.simpleTypes),
      sharedValues,
    ),
  };
}

/** The declarations that a neighbour has, too, each narrowed to what the neighbours' declarations of that name hold. */
function sharedPart<T>(
  internal: ReadonlyMap<string, T>,
  neighbours: readonly ReadonlyMap<string, T>[],
  narrow: (declaration: T, others: readonly T[], name: string) => T,
): ReadonlyMap<string, T> {
  const shared = new Map<string, T>();
  for (const [name, declaration] of internal) {
    const others = neighbours.flatMap((neighbour) => neighbour.get(name) ?? []);
    if (others.length > 0) shared.set(name, narrow(declaration, others, name));
  }
  return shared;
}

function sharedFields<T extends WithFields>(owner: T, others: readonly WithFields[]): T {
  const names = new Set(others.flatMap((other) => other.fields.map((field) => field.name)));
  return { ...owner, fields: owner.fields.filter((field) => names.has(field.name)) };
}

function sharedValues(type: SimpleTypeReading, others: readonly SimpleTypeReading[], name: string): SimpleTypeReading {
  // Error codes differ between builds of the server, so no neighbour can tell whose they are.
  if (name.endsWith('Code')) return type;
  const values = new Set(others.flatMap((other) => other.values));
  return { ...type, values: type.values.filter((value) => values.has(value)) };
}

function sharedOperation(operation: OperationReading, others: readonly OperationReading[]): OperationReading {
  const requestHeaders = new Set(others.flatMap((other) => other.requestHeaders));
  const responseHeaders = new Set(others.flatMap((other) => other.responseHeaders));
  return {
    ...operation,
    requestHeaders: operation.requestHeaders.filter((header) => requestHeaders.has(header)),
    responseHeaders: operation.responseHeaders.filter((header) => responseHeaders.has(header)),
  };
}
