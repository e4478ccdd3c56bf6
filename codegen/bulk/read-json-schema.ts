import type { BulkFieldModel, BulkModel, BulkTypeModel } from './model.ts';

interface Definition {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly allOf?: readonly Definition[];
  readonly anyOf?: readonly (Definition & { readonly enum?: readonly string[] })[];
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly required?: readonly string[];
  readonly items?: Definition;
  readonly 'x-since'?: string;
  readonly 'x-xsd'?: string;
}

/** Reads a JSON schema as far as Bulk 2.0 needs it, and refuses what it does not know. */
export function readJsonSchema(text: string): BulkModel {
  const definitions = Object.entries((JSON.parse(text) as { $defs: Record<string, Definition> }).$defs);
  const types = definitions.filter(([, definition]) => definition.type === 'object');
  const codes = definitions.filter(([, definition]) => definition.anyOf !== undefined);
  const simple = definitions.filter(([, definition]) => definition['x-xsd'] !== undefined);
  return {
    types: types.map(([name, definition]) => readType(name, definition)),
    codes: codes.map(([name, definition]) => ({
      name,
      doc: definition.description,
      values: definition.anyOf!.flatMap((choice) => choice.enum ?? []),
    })),
    simple: simple.map(([name, definition]) => ({ name, base: definition['x-xsd']! })),
    roots: new Map(),
  };
}

function readType(name: string, definition: Definition): BulkTypeModel {
  const base = definition.allOf?.[0]?.$ref;
  const fields = Object.entries(definition.properties ?? {}).map(([property, value]) =>
    readField(property, value, definition.required?.includes(property) ?? false, name),
  );
  return { name, doc: definition.description, base: base === undefined ? undefined : referenced(base), fields, open: false };
}

function readField(name: string, definition: Definition, required: boolean, owner: string): BulkFieldModel {
  const types = [definition.type].flat();
  const list = types.includes('array');
  const type = typeOf(list ? definition.items! : definition);
  if (type === undefined) throw new SyntaxError(`jobs.schema.json: ${owner}.${name} has a type that the generator does not know.`);
  const since = definition['x-since'];
  return {
    name,
    doc: definition.description,
    type,
    optional: !required,
    list,
    nillable: types.includes('null'),
    since: since === undefined ? undefined : Number.parseInt(since, 10),
  };
}

function typeOf(definition: Definition): string | undefined {
  if (definition.$ref !== undefined) return referenced(definition.$ref);
  const [type] = [definition.type].flat().filter((each) => each !== 'null');
  return type === 'string' || type === 'boolean' ? type : undefined;
}

function referenced(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
