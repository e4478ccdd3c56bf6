/** Columns in the order in which the query asks for them; servers up to 49.0 give them by name. As they are where the two do not match. */
export function orderLike(selected: readonly string[] | undefined, columns: readonly string[]): readonly string[] {
  if (selected === undefined || selected.length !== columns.length) return columns;
  const byName = new Map(columns.map((name) => [name.toLowerCase(), name]));
  const ordered = selected.map((name) => byName.get(name.toLowerCase()));
  return ordered.every((name) => name !== undefined) ? ordered : columns;
}
