/** How a CSV document is written. */
export interface CsvForm {
  /** One character. */
  readonly delimiter: string;
  readonly lineEnding: '\n' | '\r\n';
}

/**
 * Lines of a CSV result. Every cell is quoted, empty ones too: that is how the servers write what is the org's, and jsforce takes a bare delimiter
 * of any kind for the end of a cell.
 */
export function csvLine(cells: readonly (string | null)[], { delimiter, lineEnding }: CsvForm): string {
  let line = quoted(cells[0]!);
  for (let at = 1; at < cells.length; at++) line += delimiter + quoted(cells[at]!);
  return line + lineEnding;
}

/** A cell in quotes; null and the empty text look the same. */
export function quoted(cell: string | null): string {
  if (cell === null) return '""';
  return cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : `"${cell}"`;
}
