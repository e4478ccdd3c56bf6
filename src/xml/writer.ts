import { EncodeError } from '../errors.ts';
import { findIllegalCharacter, nameCharacter } from './characters.ts';

// Ordinary text holds none of these, so one test decides. `]` is covered by `>` ("]]>"); CR because a raw one would be read back as LF; the
// surrogates and non-characters for the check that follows. Apostrophes are escaped since the servers do.
const SPECIAL = /[&<>"'\0-\x08\x0B-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;
// What cannot be written, or only as one half of a pair: the exact search is slow, and mostly it is only markup.
const SUSPECT = /[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** What a writer collects while it walks a value: the text so far, and where it is, for errors. */
export class XmlWriter {
  text = '';
  /** Names and indexes down to the value being written; leaves do not enter it. */
  readonly path: (string | number)[] = [];

  /** Element content. Throws EncodeError for a character that XML 1.0 cannot carry; `field` names the leaf. */
  writeText(text: string, field: string): void {
    this.text += this.escape(text, field);
  }

  /** What `writeText` would write. Most text has nothing to be escaped, and testing it costs a third of calling `replace` in vain. */
  escape(text: string, field: string): string {
    return SPECIAL.test(text) ? this.#escape(text, field) : text;
  }

  #escape(text: string, field: string): string {
    const illegal = SUSPECT.test(text) ? findIllegalCharacter(text) : -1;
    if (illegal >= 0) {
      const hint = 'XML 1.0 cannot carry it; remove or replace it';
      this.refuse(`${nameCharacter(text, illegal)} at position ${illegal}: ${hint}`, field, 'ILLEGAL_CHARACTER');
    }
    return escapeMarkup(text);
  }

  /** Throws an EncodeError for a field of the value being written. */
  refuse(message: string, field: string, code = 'ENCODE_ERROR'): never {
    throw new EncodeError(message, formatPath([...this.path, field]), { code });
  }
}

// Quicker than `replace` with a function: with the test above, a create of 200 records took 31 % less time (11 % on Node 24, 2026-11).
function escapeMarkup(text: string): string {
  let escaped = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const reference = referenceTo(text.charCodeAt(at));
    if (reference === '') continue;
    escaped += text.substring(from, at) + reference;
    from = at + 1;
  }
  return escaped + text.substring(from);
}

function referenceTo(unit: number): string {
  switch (unit) {
    case 0x26:
      return '&amp;';
    case 0x3c:
      return '&lt;';
    case 0x3e:
      return '&gt;';
    case 0x22:
      return '&quot;';
    case 0x27:
      return '&apos;';
    case 0x0d:
      return '&#13;';
    default:
      return '';
  }
}

/** `['create', 'sObjects', 3, 'Name']` → `create.sObjects[3].Name`. */
function formatPath(path: readonly (string | number)[]): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 || step === '' ? step : `.${step}`)).join('');
}
