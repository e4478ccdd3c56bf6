import { isName } from './characters.ts';
import { makeLiteral, standsAt } from './literal.ts';
import { readRaw } from './text.ts';
import type { Window } from './window.ts';

const QUESTION = 0x3f;
const GT = 0x3e;
const COMMENT = makeLiteral('<!--');
const DOCTYPE = makeLiteral('<!DOCTYPE');

const DECLARATION =
  /^<\?xml +version *= *(?:"1\.\d+"|'1\.\d+')(?: +encoding *= *("[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?: +standalone *= *(?:"yes"|"no"|'yes'|'no'))? *$/;

/** Behind the comment or processing instruction that begins there, which is checked. */
export function passMisc(window: Window, at: number): number {
  const { bytes, view } = window;
  if (bytes[at + 1] === QUESTION) return passInstruction(window, at);
  if (standsAt(COMMENT, view, at)) {
    const end = bytes.indexOf('--', at + 4, 'latin1');
    if (end < 0 || end + 2 >= bytes.length) window.end();
    if (bytes[end + 2] !== GT) window.fail('"--" inside a comment', end);
    readRaw(window, at + 4, end);
    return end + 3;
  }
  window.require(at + DOCTYPE.length);
  window.fail(standsAt(DOCTYPE, view, at) ? 'a DOCTYPE, which SOAP forbids' : '"<!" that starts nothing known', at);
}

function passInstruction(window: Window, at: number): number {
  const end = window.bytes.indexOf('?>', at + 2, 'latin1');
  if (end < 0) window.end();
  const target = /^[^\t\n\r ]*/.exec(readRaw(window, at + 2, end))![0];
  if (!isName(target)) window.fail('a processing instruction without a name', at);
  if (target.toLowerCase() === 'xml') window.fail('an XML declaration that is not at the start of the document', at);
  return end + 2;
}

/** Behind the XML declaration, if what begins with `<?xml` there is one. `isDecoded`: the document was text, and its encoding says nothing. */
export function passDeclaration(window: Window, at: number, isDecoded: boolean): number {
  const end = window.bytes.indexOf('?>', at, 'latin1');
  if (end < 0) window.end();
  const declaration = window.shown(at, end);
  // `<?xml-stylesheet …` and the like are processing instructions, which come later.
  if (!/^<\?xml[\t\n\r ]/.test(declaration)) return at;
  const match = DECLARATION.exec(declaration.replace(/[\t\n\r]/g, ' '));
  if (match === null) window.fail('an XML declaration that is not well-formed', at);
  const encoding = match[1]?.slice(1, -1);
  if (!isDecoded && encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) {
    window.fail(`the document says its encoding is ${encoding}; only UTF-8 is supported`, at);
  }
  return end + 2;
}
