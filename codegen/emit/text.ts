// Laying out generated text: a line where it fits, else a block.

export const LINE_WIDTH = 140;

/** Words joined by `separator`, in lines of at most LINE_WIDTH, each after `indent`. */
export function packLines(words: readonly string[], indent: string, separator = ' '): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : line + separator + word;
    if (line === '' || indent.length + longer.length <= LINE_WIDTH) {
      line = longer;
      continue;
    }
    lines.push(indent + line);
    line = separator.trimStart() + word;
  }
  return [...lines, indent + line].join('\n');
}

/** `name: 'words'` on one line where it fits, else a template literal with one word on each line. */
export function wordsProperty(name: string, words: readonly string[], indent: string): string {
  const narrow = `${indent}${name}: '${words.join(' ')}',`;
  if (narrow.length <= LINE_WIDTH) return narrow;
  return [`${indent}${name}: \``, ...words.map((word) => `${indent}  ${word}`), `${indent}\`,`].join('\n');
}

/** Breaks a line of TypeScript that is too long after a separator, or before the bar of a union. */
export function breakLine(line: string): string {
  if (line.length <= LINE_WIDTH || line.startsWith('//')) return line;
  const [, head, names, tail] = /^(import type \{) (.*) (\} from .*)$/.exec(line) ?? [];
  if (names !== undefined) return `${head}\n${packLines(`${names},`.replaceAll(', ', ',\n').split('\n'), '  ')}\n${tail}`;
  const indent = `${/^ */.exec(line)![0]}  `;
  const broken: string[] = [];
  let rest = line;
  while (rest.length > LINE_WIDTH) {
    const at = breakPoint(rest, indent.length);
    if (at === undefined) break;
    broken.push(rest.slice(0, at).trimEnd());
    rest = indent + rest.slice(at).trimStart();
  }
  return [...broken, rest].join('\n');
}

function breakPoint(line: string, from: number): number | undefined {
  const head = line.slice(0, LINE_WIDTH);
  const afterSeparator = Math.max(head.lastIndexOf('; ') + 1, head.lastIndexOf(', ') + 1);
  if (afterSeparator > from) return afterSeparator;
  const beforeBar = head.lastIndexOf(' | ');
  return beforeBar > from ? beforeBar + 1 : undefined;
}
