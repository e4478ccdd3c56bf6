import { EncodeError } from '../errors.ts';
import { findIllegalCharacter, nameCharacter } from './characters.ts';

// Ordinary text holds none of these, so one test decides. `]` is covered by `>` ("]]>"); CR because a raw one would be read back as LF; the
// surrogates and non-characters for the check that follows. Apostrophes are escaped since the servers do.
const SPECIAL = /[&<>"'\0-\x08\x0B-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;
const ESCAPED = /[&<>"'\r]/g;

/** What a writer collects while it walks a value: the text so far, and where it is, for errors. */
export class XmlWriter {
  text = '';
  /** Names and indexes down to the value being written; leaves do not enter it. */
  readonly path: (string | number)[] = [];

  /** Element content. Throws EncodeError for a character that XML 1.0 cannot carry; `field` names the leaf. */
  writeText(text: string, field: string): void {
    this.text += SPECIAL.test(text) ? this.#escape(text, field) : text;
  }

  #escape(text: string, field: string): string {
    const illegal = findIllegalCharacter(text);
    if (illegal >= 0) {
      const hint = 'XML 1.0 cannot carry it; remove or replace it';
      this.refuse(`${nameCharacter(text, illegal)} at position ${illegal}: ${hint}`, field, 'ILLEGAL_CHARACTER');
    }
    return text.replace(ESCAPED, escapeCharacter);
  }

  /** Throws an EncodeError for a field of the value being written. */
  refuse(message: string, field: string, code = 'ENCODE_ERROR'): never {
    throw new EncodeError(message, formatPath([...this.path, field]), { code });
  }
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
    case "'":
      return '&apos;';
    default:
      return '&#13;';
  }
}

/** `['create', 'sObjects', 3, 'Name']` → `create.sObjects[3].Name`. */
function formatPath(path: readonly (string | number)[]): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 || step === '' ? step : `.${step}`)).join('');
}
