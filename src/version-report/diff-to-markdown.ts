import type { Difference, DifferenceSubject, VersionDiff } from './diff-versions.ts';

/** A section for each kind of difference, a line for each difference. Codes are listed by type, since there can be hundreds. */
export function diffToMarkdown(diff: VersionDiff): string {
  const sections = SECTIONS.flatMap(({ title, subjects, line }) => {
    const found = diff.differences.filter((each) => subjects.includes(each.subject));
    return found.length === 0 ? [] : [`## ${title}\n\n${found.map((each) => `- ${line(each)}`).join('\n')}`];
  });
  const codes = codesSection(diff.differences.filter((each) => each.subject === 'code'));
  const body = [...sections, ...codes];
  const same = 'The two versions declare the same operations, types, fields and codes.';
  return `# ${diff.from} → ${diff.to}\n\n${body.length === 0 ? same : body.join('\n\n')}\n`;
}

interface Section {
  readonly title: string;
  readonly subjects: readonly DifferenceSubject[];
  readonly line: (difference: Difference) => string;
}

const SECTIONS: readonly Section[] = [
  { title: 'Operations', subjects: ['operation'], line: withText },
  { title: 'Header blocks', subjects: ['header'], line: withText },
  { title: 'Header bindings', subjects: ['binding'], line: withOwner },
  { title: 'Declared faults', subjects: ['fault'], line: withOwner },
  { title: 'Types', subjects: ['type'], line: withText },
  { title: 'Fields', subjects: ['field'], line: withText },
  { title: 'Order of fields', subjects: ['order'], line: ({ name, before, after }) => `\`${name}\`: \`${before}\` → \`${after}\`` },
  { title: 'Code types', subjects: ['codeType'], line: withText },
];

function withText({ change, name, before, after }: Difference): string {
  if (change === 'changed') return `changed \`${name}\`: \`${before}\` → \`${after}\``;
  const text = after ?? before ?? '';
  return `${change} \`${name}\`${text === '' ? '' : `: \`${text}\``}`;
}

function withOwner({ change, name, before, after }: Difference): string {
  const item = after ?? before ?? '';
  return `${change} \`${item}\` ${change === 'added' ? 'to' : 'from'} \`${name.slice(0, -item.length - 1)}\``;
}

function codesSection(codes: readonly Difference[]): string[] {
  const lines = new Map<string, string[]>();
  for (const { change, name, before, after } of codes) {
    const value = after ?? before ?? '';
    const key = `${change} in \`${name.slice(0, -value.length - 1)}\``;
    lines.set(key, [...(lines.get(key) ?? []), `\`${value}\``]);
  }
  if (lines.size === 0) return [];
  return [`## Codes\n\n${[...lines].map(([key, values]) => `- ${key} (${values.length}): ${values.join(', ')}`).join('\n')}`];
}
