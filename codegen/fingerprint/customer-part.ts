// The second statement of what customers have, without a list: a thing in an internal file belongs to customers when a customer's file of a
// neighbouring version has it. It knows nothing of codegen/import/customer-surface.ts, so a mistake there changes a fingerprint.

import type { IndependentReading, OperationReading, TypeReading } from './read-independently.ts';

type Named = { readonly name: string };

/** Whether the file was written for a host of Salesforce's own network, as the all-features org does. */
export function isInternalFile(reading: IndependentReading): boolean {
  return !/\.salesforce\.com$/.test(new URL(reading.address).hostname);
}

/**
 * Keeps of an internal file what the nearest customer file below or above it declares, too. Since operations, types and fields are only ever
 * added between those neighbours, nothing of the customer's is lost, and what stands in neither is not the customer's.
 */
export function customerPart(internal: IndependentReading, neighbours: readonly IndependentReading[]): IndependentReading {
  const isIn = <T>(select: (reading: IndependentReading) => T | undefined, test: (value: T) => boolean): boolean =>
    neighbours.some((neighbour) => {
      const value = select(neighbour);
      return value !== undefined && test(value);
    });
  const hasField =
    (select: (reading: IndependentReading) => { readonly fields: readonly Named[] } | undefined) =>
    (field: Named): boolean =>
      isIn(select, (owner) => owner.fields.some((candidate) => candidate.name === field.name));
  const isDeclared =
    (part: 'operations' | 'types' | 'elements' | 'simpleTypes') =>
    ([name]: readonly [string, unknown]): boolean =>
      isIn(
        (neighbour) => neighbour[part].get(name),
        () => true,
      );
  const types = [...internal.types].filter(isDeclared('types')).map(([name, type]): [string, TypeReading] => {
    return [name, { ...type, fields: type.fields.filter(hasField((neighbour) => neighbour.types.get(name))) }];
  });
  const elements = [...internal.elements].filter(isDeclared('elements')).map(([name, element]): [string, typeof element] => {
    return [name, { ...element, fields: element.fields.filter(hasField((neighbour) => neighbour.elements.get(name))) }];
  });
  const operations = [...internal.operations].filter(isDeclared('operations')).map(([name, operation]): [string, OperationReading] => {
    const isBound =
      (direction: 'requestHeaders' | 'responseHeaders') =>
      (header: string): boolean =>
        isIn(
          (neighbour) => neighbour.operations.get(name),
          (candidate) => candidate[direction].includes(header),
        );
    return [
      name,
      {
        ...operation,
        requestHeaders: operation.requestHeaders.filter(isBound('requestHeaders')),
        responseHeaders: operation.responseHeaders.filter(isBound('responseHeaders')),
      },
    ];
  });
  return {
    ...internal,
    operations: new Map(operations),
    types: new Map(types),
    elements: new Map(elements),
    simpleTypes: new Map([...internal.simpleTypes].filter(isDeclared('simpleTypes'))),
  };
}
