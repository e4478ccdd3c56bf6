/** What types of records are made of: a part of what every version's describeSObject answers. */
export interface DescribedObject {
  readonly name: string;
  readonly fields: readonly DescribedField[];
  readonly childRelationships: readonly { readonly childSObject: string; readonly relationshipName?: string | undefined }[];
}

interface DescribedField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly referenceTo: readonly string[];
  readonly relationshipName?: string | undefined;
}

/** Of which reading the records are. */
export interface RecordTypesOptions {
  /** Read with `typed: true`: numbers, booleans and Dates. Default false: text. */
  readonly typed?: boolean | undefined;
}

const TYPED: Readonly<Record<string, string>> = {
  int: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  boolean: 'boolean',
  datetime: 'Date',
};
/** Objects and anything, typed or not. */
const NO_TEXT: Readonly<Record<string, string>> = { address: 'object', location: 'object', anyType: 'unknown', complexvalue: 'unknown' };
const WRITTEN: Readonly<Record<string, string>> = {
  int: 'number | string',
  long: 'number | bigint | string',
  double: 'number | string',
  currency: 'number | string',
  percent: 'number | string',
  boolean: 'boolean',
  datetime: 'Date | string',
  base64: 'Uint8Array | string',
};

/**
 * TypeScript with three interfaces for each object: `Account` as queries read it, `AccountInsert` and `AccountUpdate` as rows of loads. Parents and
 * children have the types of the objects that are among those given.
 */
export function recordTypes(objects: readonly DescribedObject[], version: string, options: RecordTypesOptions): string {
  const names = new Set(objects.map(({ name }) => name));
  const mode = options.typed === true ? 'typed: true' : 'no typed option';
  const parts = objects.flatMap((object) => [readType(object, names, options), insertType(object), updateType(object)]);
  const used = ['ParentRef', 'SObject'].filter((name) => parts.some((part) => new RegExp(`: ${name}\\b`).test(part)));
  const head = [
    `// Records of ${[...names].join(', ')} at ${version}, by "forcewire generate". A query's records have the fields that it selects:`,
    `// org.query<Pick<${objects[0]?.name}, 'Id'>>('SELECT Id FROM ${objects[0]?.name}'), with ${mode}.`,
    ...(used.length === 0 ? [] : [`import type { ${used.join(', ')} } from 'forcewire';`]),
  ];
  return [`${head.join('\n')}\n`, ...parts].join('\n');
}

function readType(
  { name, fields, childRelationships }: DescribedObject,
  names: ReadonlySet<string>,
  { typed }: RecordTypesOptions,
): string {
  const lines = fields.flatMap((field) => {
    const type = NO_TEXT[field.type] ?? (typed === true ? TYPED[field.type] : undefined) ?? 'string';
    const own = `${docOf(field)}  readonly ${field.name}: ${orNull(type, field.nillable)};\n`;
    if (!field.relationshipName) return [own];
    const known = field.referenceTo.length > 0 && field.referenceTo.every((each) => names.has(each));
    return [own, `  readonly ${field.relationshipName}: ${orNull(known ? field.referenceTo.join(' | ') : 'SObject', true)};\n`];
  });
  const children = childRelationships.flatMap(({ childSObject, relationshipName }) =>
    relationshipName && names.has(childSObject)
      ? [`  readonly ${relationshipName}: { readonly size: number; readonly records: readonly ${childSObject}[] } | null;\n`]
      : [],
  );
  return `/** ${name} as it is read. */\nexport interface ${name} {\n  readonly type: '${name}';\n${lines.join('')}${children.join('')}}\n`;
}

function insertType({ name, fields }: DescribedObject): string {
  const lines = fields.filter(({ createable }) => createable).map((field) => written(field, !field.nillable && !field.defaultedOnCreate));
  return `/** A row that creates one. */\nexport interface ${name}Insert {\n${lines.join('')}}\n`;
}

function updateType({ name, fields }: DescribedObject): string {
  const lines = fields.filter(({ updateable }) => updateable).map((field) => written(field, false));
  return `/** A row that changes one: null clears a field, what is left out stays. */\nexport interface ${name}Update {\n  readonly Id: string;\n${lines.join('')}}\n`;
}

/** A reference may be given by its id, or by an external id of the record that it means. */
function written(field: DescribedField, isRequired: boolean): string {
  const byParent = field.type === 'reference' && Boolean(field.relationshipName);
  const type = orNull(WRITTEN[field.type] ?? 'string', field.nillable);
  const own = `  readonly ${field.name}${isRequired && !byParent ? '' : '?'}: ${type}${isRequired && !byParent ? '' : ' | undefined'};\n`;
  return byParent ? `${own}  readonly ${field.relationshipName}?: ParentRef | undefined;\n` : own;
}

function orNull(type: string, isNillable: boolean): string {
  return isNillable && type !== 'unknown' ? `${type} | null` : type;
}

/** Labels are the org's own text. */
function docOf({ label }: DescribedField): string {
  return `  /** ${label.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')} */\n`;
}
