import type { ComplexTypeModel, FieldModel, SchemaModel, SimpleTypeModel, WsdlModel } from '../model.ts';
import { XSD } from '../model.ts';
import type { InferredField, InferredVersion } from './inferred-versions.ts';
import { renderWsdl } from './render.ts';

/** Stands in the comment above the root of a file that was inferred, and in no other. */
export const INFERRED_MARK = 'INFERRED:';

/** Writes the WSDL of a version that is known only by what it adds to `from`. Throws when that has no place for an addition. */
export function inferWsdl(from: WsdlModel, inferred: InferredVersion): string {
  if (from.version !== inferred.from) throw new Error(`${inferred.version} is inferred from ${inferred.from}, not from ${from.version}.`);
  const pending = new Set([...Object.keys(inferred.values), ...inferred.fields.map((field) => field.owner)]);
  const schemas = from.schemas.map((schema) => inferSchema(schema, inferred, from.targetNamespace, pending));
  if (pending.size > 0) throw new Error(`${inferred.from} does not declare ${[...pending].join(', ')}.`);
  return renderWsdl({ ...from, version: inferred.version, schemas }, [
    `${INFERRED_MARK} no WSDL of this version is public. It is ${inferred.from} and what ${inferred.source} shows to be new.`,
  ]);
}

function inferSchema(schema: SchemaModel, inferred: InferredVersion, headerNamespace: string, pending: Set<string>): SchemaModel {
  const headers = schema.namespace === headerNamespace ? inferred.headers.map((name) => ({ name, fields: [] })) : [];
  return {
    ...schema,
    simpleTypes: schema.simpleTypes.map((type) => withValues(type, inferred.values, pending)),
    complexTypes: schema.complexTypes.map((type) => withFields(type, inferred.fields, pending)),
    elements: [...schema.elements, ...headers],
  };
}

function withValues(type: SimpleTypeModel, added: InferredVersion['values'], pending: Set<string>): SimpleTypeModel {
  const values = type.name === 'FaultCode' ? added.ExceptionCode?.map((value) => `fns:${value}`) : added[type.name];
  if (values === undefined) return type;
  pending.delete(type.name);
  return { ...type, values: [...new Set([...type.values, ...values])].sort() };
}

function withFields(type: ComplexTypeModel, added: readonly InferredField[], pending: Set<string>): ComplexTypeModel {
  const own = added.filter((field) => field.owner === type.name);
  if (own.length === 0) return type;
  const fields = [...type.fields];
  for (const { name, after } of own) {
    const position = fields.findIndex((field) => field.name === after);
    if (position < 0) throw new Error(`${type.name} has no field ${after}, after which ${name} belongs.`);
    fields.splice(position + 1, 0, optionalString(name));
  }
  pending.delete(type.name);
  return { ...type, fields };
}

function optionalString(name: string): FieldModel {
  return { name, type: { namespace: XSD, name: 'string' }, min: 0, max: 1, nillable: true };
}
