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
