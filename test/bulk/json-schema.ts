/** What a document breaks of a JSON schema, as far as wsdl/bulk/jobs.schema.json uses it. Empty: it is valid. Unknown keywords throw. */
export function violations(value: unknown, schema: JsonSchema, root: JsonSchema, path = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    const check = KEYWORDS[keyword];
    if (check === undefined) throw new Error(`The keyword ${keyword} is not supported.`);
    return check(value, rule, root, path);
  });
}

export interface JsonSchema {
  readonly [keyword: string]: any;
}

type Check = (value: any, rule: any, root: JsonSchema, path: string) => string[];

const nothing: Check = () => [];
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  null: (value) => value === null,
};

const KEYWORDS: Readonly<Record<string, Check>> = {
  description: nothing,
  'x-since': nothing,
  'x-xsd': nothing,
  $ref: (value, ref: string, root, path) => violations(value, root.$defs[ref.replace('#/$defs/', '')], root, path),
  type: (value, types: string | string[], _root, path) =>
    [types].flat().some((type) => TYPES[type]!(value)) ? [] : [`${path} is no ${types}`],
  enum: (value, values: unknown[], _root, path) => (values.includes(value) ? [] : [`${path} is none of ${values.join()}`]),
  pattern: (value, pattern: string, _root, path) => (new RegExp(pattern).test(value) ? [] : [`${path} does not match ${pattern}`]),
  minimum: (value, minimum: number, _root, path) => (value >= minimum ? [] : [`${path} is below ${minimum}`]),
  maximum: (value, maximum: number, _root, path) => (value <= maximum ? [] : [`${path} is above ${maximum}`]),
  required: (value, names: string[], _root, path) => names.filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`),
  allOf: (value, all: JsonSchema[], root, path) => all.flatMap((each) => violations(value, each, root, path)),
  anyOf: (value, any: JsonSchema[], root, path) =>
    any.some((each) => violations(value, each, root, path).length === 0) ? [] : [`${path} is none of the choices`],
  items: (value, item: JsonSchema, root, path) =>
    Array.isArray(value) ? value.flatMap((each, at) => violations(each, item, root, `${path}[${at}]`)) : [],
  properties: (value, properties: Record<string, JsonSchema>, root, path) =>
    isObject(value)
      ? Object.entries(properties).flatMap(([name, each]) => (name in value ? violations(value[name], each, root, `${path}.${name}`) : []))
      : [],
};
