/**
 * Whether a text is like a pattern, in lower case: % stands for any number of characters, _ for one, and a backslash takes either's power.
 * The usual patterns (a prefix, a suffix, a part, all of a text) need no regular expression.
 */
export function compileLike(pattern: string): (text: string) => boolean {
  const wanted = pattern.toLowerCase();
  const simple = /^(%?)([^%_\\]*)(%?)$/.exec(wanted);
  if (simple !== null) return compileSimple(simple[2]!, simple[1] !== '', simple[3] !== '');
  const source = wanted.replace(/\\([%_\\])|[%_]|[.*+?^${}()|[\]\\/-]/g, (match, literally: string | undefined) => {
    if (literally !== undefined) return literally === '\\' ? '\\\\' : literally;
    return match === '%' ? '[^]*' : match === '_' ? '[^]' : `\\${match}`;
  });
  const expression = new RegExp(`^${source}$`, 'u');
  return (text) => expression.test(text.toLowerCase());
}

function compileSimple(part: string, isOpenBefore: boolean, isOpenAfter: boolean): (text: string) => boolean {
  if (isOpenBefore) return isOpenAfter ? (text) => text.toLowerCase().includes(part) : (text) => text.toLowerCase().endsWith(part);
  return isOpenAfter ? (text) => text.toLowerCase().startsWith(part) : (text) => text.toLowerCase() === part;
}
