import { SoapFaultError } from '../errors.ts';
import { unknownObject } from '../soql/select.ts';
import type { Describe, ObjectShape } from '../soql/shape.ts';
import { readOperation, type SoapLink } from './call.ts';

/** Describes objects by describeSObject, each of them once. Throws ForcewireError (UNKNOWN_OBJECT) with the nearest name that the org has. */
export function shapeReader(link: SoapLink, signal: AbortSignal | undefined): Describe {
  const known = new Map<string, Promise<ObjectShape>>();
  const ask = async (object: string): Promise<ObjectShape> => {
    try {
      const { name, fields } = await readOperation(link, 'describeSObject', { sObjectType: object }, { signal });
      return { name, fields: fields.map(toShape) };
    } catch (error) {
      if (!(error instanceof SoapFaultError && error.exceptionCode === 'INVALID_TYPE')) throw error;
      const { sobjects } = await readOperation(link, 'describeGlobal', {}, { signal });
      throw unknownObject(
        object,
        sobjects.map(({ name }: { name: string }) => name),
        error,
      );
    }
  };
  return (object) => {
    const key = object.toLowerCase();
    const shape = known.get(key) ?? ask(object);
    known.set(key, shape);
    return shape;
  };
}

function toShape({ name, type, custom, relationshipName, referenceTo }: any): ObjectShape['fields'][number] {
  return { name, type, custom, relationshipName: relationshipName ?? null, referenceTo: referenceTo ?? [] };
}
