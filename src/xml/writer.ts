// Ordinary text holds none of these, so one test decides. `]` is here for "]]>", CR because a raw one would be read back as LF, and the
// surrogates and non-characters for the check that follows.
const SPECIAL = /[&<>"\0-\x08\x0B-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;
const ESCAPED = /[&<>"\r]/g;

/** Whether `escapeText` would return the text as it is, and XML 1.0 can carry it. */
export function isPlain(text: string): boolean {
  return !SPECIAL.test(text);
}

/** For element content and for attribute values in double quotes without line breaks. The caller has refused illegal characters. */
export function escapeText(text: string): string {
  return text.replace(ESCAPED, escapeCharacter);
}

function escapeCharacter(character: string): string {
  switch (character) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    default:
      return '&#13;';
  }
}
