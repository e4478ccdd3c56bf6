/** The engine keeps pieces of a string from this length on as a reference into the whole. */
const SHORTEST_PIECE = 13;

/** The same text as a string of its own: a piece of a request would keep the whole request in memory for as long as its row lives. */
export function ownText(text: string): string {
  return text.length < SHORTEST_PIECE ? text : Buffer.from(text).toString();
}
