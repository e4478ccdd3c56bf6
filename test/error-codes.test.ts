import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
const auth = readFileSync(join(root, 'docs/auth.md'), 'utf8');

// The command line and the local org have codes of their own, which no program of a user meets. Advice stands in auth.md, which has a test of its own.
const ELSEWHERE = /^src\/(?:cli|local-org|version-report|versions|auth\/advice)\//;
// Words in capitals that are no codes of errors: variables of the environment, SOQL, content types; and those of Node and undici.
const NO_CODES = new Set(['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'COUNT_DISTINCT', 'ZIP_CSV', 'ZIP_XML', 'ZIP_JSON']);

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => join('src', file))
  .filter((file) => file.endsWith('.ts') && !ELSEWHERE.test(file));

/** Codes that a source makes or goes by: what an error is made with, what stands behind `code:`, and words in capitals with underscores. */
function codesIn(text: string): string[] {
  const made = [...text.matchAll(/new \w*Error\(\s*'([A-Z][A-Z_]+)'/g), ...text.matchAll(/\bcode: '([A-Z][A-Z_]+)'/g)];
  const words = [...text.matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g)];
  return [...made, ...words].map((match) => match[1]!);
}

test('every code that an error, a row or an event can have stands in docs/errors.md, or with its advice in docs/auth.md', () => {
  const codes = new Set(sources.flatMap((file) => codesIn(readFileSync(join(root, file), 'utf8'))));
  expect(codes.size).toBeGreaterThan(90);
  const missing = [...codes].filter(
    (code) => !NO_CODES.has(code) && !/^(?:UND_)?ERR_/.test(code) && !page.includes(`\`${code}\``) && !auth.includes(code),
  );
  expect(missing.sort()).toEqual([]);
});

test('every code of ours in docs/errors.md can come', () => {
  const texts = sources.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  // The tables of what servers say name codes that forcewire treats like any other.
  const ours = [...page.matchAll(/^## (?!What the server says|Rows|With bulk).*?(?=^## |$(?![\s\S]))/gms)]
    .map(([section]) => section)
    .join('\n');
  const rows = [...ours.matchAll(/^\| ((?:`[A-Z][A-Z_]+`(?:, )?)+)/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`(\w+)`/g)].map((match) => match[1]!),
  );
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((code) => !/^HTTP_/.test(code) && !texts.includes(`'${code}'`))).toEqual([]);
});
