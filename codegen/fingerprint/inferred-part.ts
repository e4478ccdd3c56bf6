import type { InferredVersion } from '../import/inferred-versions.ts';
import type { ElementReading, FieldReading, IndependentReading, SimpleTypeReading, TypeReading } from './read-independently.ts';

const STRING = 'http://www.w3.org/2001/XMLSchema|string';

/** What a version without a public WSDL must look like, from the reading of the version before. It shares the list of additions with the importer, not the code. */
export function inferredPart(previous: IndependentReading, inferred: InferredVersion): IndependentReading {
  const types = new Map<string, TypeReading>(previous.types);
  for (const field of inferred.fields) {
    const owner = `${previous.targetNamespace}|${field.owner}`;
    const type = types.get(owner)!;
    const added: FieldReading = { name: field.name, type: STRING, min: 0, max: 1, nillable: true };
    types.set(owner, { ...type, fields: type.fields.flatMap((each) => (each.name === field.after ? [each, added] : [each])) });
  }
  const elements = new Map<string, ElementReading>(previous.elements);
  for (const header of inferred.headers) elements.set(`${previous.targetNamespace}|${header}`, { type: undefined, fields: [] });
  return {
    ...previous,
    address: previous.address.replace(/[\d.]+$/, inferred.version),
    types,
    elements,
    simpleTypes: new Map([...previous.simpleTypes].map(([name, type]) => [name, withValues(name, type, inferred)])),
  };
}

function withValues(name: string, type: SimpleTypeReading, inferred: InferredVersion): SimpleTypeReading {
  const local = name.slice(name.indexOf('|') + 1);
  const added = local === 'FaultCode' ? inferred.values.ExceptionCode?.map((value) => `fns:${value}`) : inferred.values[local];
  return added === undefined ? type : { ...type, values: [...type.values, ...added].sort() };
}
