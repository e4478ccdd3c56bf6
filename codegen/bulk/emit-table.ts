import { quote } from './emit-types.ts';
import type { BulkFieldModel, BulkTarget, BulkTypeModel, ResourceModel } from './model.ts';
import { FLOOR, sinceOf } from './views.ts';

/** The table that the codecs are compiled from. */
export function emitTable({ prefix, model, resources }: BulkTarget, reachable: ReadonlySet<string>): string {
  const lines = [
    `/** The same as data, in the notation of src/bulk/schema.ts. */`,
    `export const ${prefix.toLowerCase()}Schema: BulkSchema = {`,
  ];
  lines.push(`  base: ${quote(resources.base)},`);
  lines.push(
    ...emitRecord(
      'roots',
      [...model.roots].filter(([name]) => reachable.has(name)),
    ),
  );
  lines.push(`  bareArrays: [${(resources.bareArraysInJson ?? []).map(quote).join(', ')}],`);
  const codes = model.codes.filter(({ name }) => reachable.has(name)).map(({ name }) => [name, 'string'] as const);
  lines.push(...emitRecord('simple', [...codes, ...model.simple.map(({ name, base }) => [name, base] as const)]));
  lines.push('  types: {', ...model.types.filter(({ name }) => reachable.has(name)).map(emitType), '  },');
  lines.push(
    '  resources: {',
    ...Object.entries(resources.resources).map(([name, resource]) => `    ${name}: ${emitResource(resource)},`),
    '  },',
    '};',
  );
  return `${lines.join('\n')}\n`;
}

function emitRecord(name: string, entries: readonly (readonly [string, string])[]): string[] {
  if (entries.length === 0) return [`  ${name}: {},`];
  const flat = `  ${name}: { ${entries.map(([key, value]) => `${key}: ${quote(value)}`).join(', ')} },`;
  if (flat.length <= 140) return [flat];
  return [`  ${name}: {`, ...entries.map(([key, value]) => `    ${key}: ${quote(value)},`), '  },'];
}

/** A narrow type on one line, a wide one with a line for each field. */
function emitType(type: BulkTypeModel): string {
  const fields = type.fields.map(notation);
  const words = [...(type.base === undefined ? [] : [`extends ${type.base}`]), ...fields, ...(type.open ? ['*'] : [])];
  const flat = `    ${type.name}: ${quote(words.join(' '))},`;
  if (flat.length <= 140) return flat;
  return `    ${type.name}: \`\n${words.map((word) => `      ${word}`).join('\n')}\`,`;
}

function notation(field: BulkFieldModel): string {
  const occurs = field.list ? '[]' : field.optional ? '?' : '';
  const since = field.since === undefined || field.since <= FLOOR ? '' : `@${field.since}`;
  return `${field.name}:${field.type}${occurs}${field.nillable ? '~' : ''}${since}`;
}

function emitResource(resource: ResourceModel): string {
  const call = [resource.request, resource.body, '->', resource.status, resource.result].filter((part) => part !== undefined).join(' ');
  const members = [`call: ${quote(call)}`];
  if (resource.query !== undefined) members.push(`query: ${quote(resource.query)}`);
  if (resource.headers !== undefined || resource.resultHeaders !== undefined) {
    members.push(`headers: ${quote([...(resource.headers ?? []), '->', ...(resource.resultHeaders ?? [])].join(' '))}`);
  }
  members.push(`since: ${sinceOf(resource)}`);
  const flat = `{ ${members.join(', ')} }`;
  return flat.length <= 125 ? flat : `{\n${members.map((member) => `      ${member},`).join('\n')}\n    }`;
}
