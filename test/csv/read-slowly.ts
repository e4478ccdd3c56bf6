/** Rows of cells by RFC 4180, one character after another; undefined for what is no CSV. Slow, and short enough to be seen to be right. */
export function readSlowly(document: string, delimiter: string): string[][] | undefined {
  const rows: string[][] = [];
  let at = 0;
  const lineEnd = (): number => (document[at] === '\n' ? 1 : document.startsWith('\r\n', at) ? 2 : 0);
  while (at < document.length) {
    if (lineEnd() > 0) {
      at += lineEnd();
      continue;
    }
    const row: string[] = [];
    rows.push(row);
    for (;;) {
      let cell = '';
      if (document[at] === '"') {
        at++;
        while (document[at] !== '"' || document[at + 1] === '"') {
          if (at >= document.length) return undefined;
          if (document[at] === '"') at++;
          cell += document[at++];
        }
        at++;
      } else {
        while (at < document.length && document[at] !== delimiter && lineEnd() === 0) {
          if (document[at] === '"' || document[at] === '\r') return undefined;
          cell += document[at++];
        }
      }
      row.push(cell);
      if (document[at] !== delimiter) break;
      at++;
    }
    if (at < document.length && lineEnd() === 0) return undefined;
    at += lineEnd();
  }
  return rows;
}
