// generated/partner/codes.ts and code-history.ts: the simple types, open, and which version declares which value.
import type { MergedModel, MergedSimpleType } from '../merge.ts';
import { typeName } from '../rename.ts';
import { rangeOf } from '../version-range.ts';
import { generatedHeader } from './header.ts';
import { packLines } from './text.ts';

export function codesFile(model: MergedModel): string {
  return `${generatedHeader(sourceOf(model), [
    'Codes are open: a server may answer values newer than these, so every union ends in (string & {}), and all versions share it.',
  ])}
${model.simple.map(codeType).join('\n\n')}
`;
}

export function codeHistoryFile(model: MergedModel): string {
  return `${generatedHeader(sourceOf(model), [
    'Which versions declare which value, in the notation of src/soap/wire/schema.ts. Only the differences between versions need it.',
  ])}import type { CodeHistory } from '../../src/version-report/code-history.ts';

/** The values of every simple type with the versions that declare them. */
export const codeHistory: CodeHistory = {
${model.simple.map((type) => historyEntry(type, model.versions)).join('\n')}
};
`;
}

function sourceOf({ versions }: MergedModel): string {
  return `wsdl/partner-${versions[0]}.0.wsdl … partner-${versions.at(-1)}.0.wsdl`;
}

function codeType({ name, values }: MergedSimpleType): string {
  if (values.length === 0) return `/** \`${name}\` on the wire: any text. */\nexport type ${typeName(name)} = string;`;
  const members = [...values.map((row) => `'${row.item}'`), '(string & {})'];
  return `/** \`${name}\` on the wire. */\nexport type ${typeName(name)} =\n${packLines(members, '  ', ' | ').replace('  ', '  | ')};`;
}

function historyEntry(type: MergedSimpleType, versions: readonly number[]): string {
  const range = rangeOf(type.versions, versions);
  const words = type.values.map((row) => row.item + rangeOf(row.versions, type.versions));
  const head = `  ${type.name}: { range: '${range}', values: `;
  const narrow = `${head}'${words.join(' ')}' },`;
  if (narrow.length <= 140) return narrow;
  return `${head}\`\n${packLines(words, '    ')}\n  \` },`;
}
