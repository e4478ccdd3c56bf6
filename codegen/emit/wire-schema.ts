// generated/partner/schema.ts: the merged model in the notation of src/soap/wire/schema.ts.
import type { MergedField, MergedModel, MergedOperation, MergedType } from '../merge.ts';
import { fieldText } from '../merge.ts';
import type { MergedRow } from '../ordered-merge.ts';
import { rangeOf } from '../version-range.ts';
import { generatedHeader } from './header.ts';
import { LINE_WIDTH, packLines, wordsProperty } from './text.ts';

export function wireSchemaFile(model: MergedModel): string {
  const [first, last] = [model.versions[0], model.versions.at(-1)];
  return `${generatedHeader(`wsdl/partner-${first}.0.wsdl … partner-${last}.0.wsdl`, [
    'Which elements every type, header and operation has on the wire, for all versions at once. src/soap/wire/schema.ts explains the notation:',
    'field:type, then ? (none or one), [] (any number), ~ (nillable), @ (the versions that have it; without it, all those of its owner).',
  ])}import type { WireSchema } from '../../src/soap/wire/schema.ts';

/** The wire schema of the Partner API, versions ${first}.0 to ${last}.0. */
export const schema: WireSchema = {
${section(
  'types',
  model.types.map((type) => entry(type, model.versions)),
)}
${section(
  'records',
  model.records.map((type) => entry(type, model.versions)),
)}
${section(
  'faults',
  model.faults.map((type) => entry(type, model.versions)),
)}
${section(
  'simple',
  model.simple.map((type) => `    ${type.name}: '${type.base}',`),
)}
${section(
  'headers',
  model.headers.map((type) => entry(type, model.versions)),
)}
${section(
  'operations',
  model.operations.map((operation) => operationEntry(operation, model.versions)),
)}
};
`;
}

function section(name: string, lines: readonly string[]): string {
  return `  ${name}: {\n${lines.join('\n')}\n  },`;
}

function entry(type: MergedType, versions: readonly number[]): string {
  const range = rangeOf(type.versions, versions);
  const words = [
    ...(range === '' ? [] : [range]),
    ...(type.base === undefined ? [] : [`extends ${type.base}`]),
    ...fieldWords(type.fields, type.versions),
    ...(type.any ? ['*'] : []),
  ];
  return wordsProperty(type.name, words, '    ');
}

function operationEntry(operation: MergedOperation, versions: readonly number[]): string {
  const { name, versions: own } = operation;
  const range = rangeOf(own, versions);
  return [
    `    ${name}: {`,
    ...(range === '' ? [] : [`      range: '${range}',`]),
    arrowProperty('call', fieldWords(operation.request, own), fieldWords(operation.response, own)),
    arrowProperty('headers', nameWords(operation.requestHeaders, own), nameWords(operation.responseHeaders, own)),
    `      faults: '${nameWords(operation.faults, own).join(' ')}',`,
    '    },',
  ].join('\n');
}

function arrowProperty(name: string, before: readonly string[], after: readonly string[]): string {
  const narrow = `      ${name}: '${[...before, '->', ...after].join(' ')}',`;
  if (narrow.length <= LINE_WIDTH) return narrow;
  return `      ${name}: \`\n${packLines(before, '        ')}\n${packLines(['->', ...after], '        ')}\n      \`,`;
}

function fieldWords(rows: readonly MergedRow<MergedField>[], whole: readonly number[]): string[] {
  return rows.map((row) => fieldText(row.item) + rangeOf(row.versions, whole));
}

function nameWords(rows: readonly MergedRow<string>[], whole: readonly number[]): string[] {
  return rows.map((row) => row.item + rangeOf(row.versions, whole));
}
