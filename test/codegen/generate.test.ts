import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { versionFacts } from '../../codegen/version-facts.ts';
import { schema } from '../../generated/partner/schema.ts';
import { parseEntry, splitArrow } from '../../src/soap/wire/schema.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

// The generator runs in a copy of what it reads and writes, so that the test may spoil a file.
describe('npm run generate', () => {
  const copy = mkdtempSync(join(tmpdir(), 'forcewire-generate-'));

  beforeAll(() => {
    for (const folder of ['codegen', 'generated', 'src']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
    for (const name of ['wsdl', 'node_modules', 'package.json', 'tsconfig.json']) symlinkSync(join(root, name), join(copy, name));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  function generate(...flags: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
    return new Promise((resolve) => {
      execFile(process.execPath, [tsx, join(copy, 'codegen/main.ts'), ...flags], (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  }

  test('what is committed is what the generator makes', async () => {
    expect(await generate('--check')).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^All \d+ generated files are current\.\n$/),
      stderr: '',
    });
  });

  test('--check names what differs, what is missing and what is left over, and the command to run', async () => {
    writeFileSync(join(copy, 'generated/partner/codes.ts'), '// edited\n');
    rmSync(join(copy, 'src/versions/v62.ts'));
    writeFileSync(join(copy, 'generated/partner/v29.ts'), '');
    const { code, stderr } = await generate('--check');
    expect(code).toBe(1);
    expect(stderr).toContain('generated/partner/codes.ts differs');
    expect(stderr).toContain('src/versions/v62.ts is missing');
    expect(stderr).toContain('generated/partner/v29.ts is no longer generated: delete it');
    expect(stderr).toMatch(/Run: npm run generate\n$/);
  });

  test('writing makes it current again', async () => {
    rmSync(join(copy, 'generated/partner/v29.ts'));
    expect((await generate()).code).toBe(0);
    expect(readFileSync(join(copy, 'src/versions/v62.ts'), 'utf8')).toBe(readFileSync(join(root, 'src/versions/v62.ts'), 'utf8'));
  });

  test('a new conflict stops it before anything is written', async () => {
    rmSync(join(copy, 'wsdl'));
    cpSync(join(root, 'wsdl'), join(copy, 'wsdl'), { recursive: true });
    const file = join(copy, 'wsdl/partner-66.0.wsdl');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(
        '<xsd:element name="queryString" type="xsd:string"/>',
        '<xsd:element name="queryString" type="xsd:int"/>',
      ),
    );
    const { code, stderr } = await generate();
    expect(code).not.toBe(0);
    expect(stderr).toContain('The versions disagree');
    expect(stderr).toContain('operation query: query.queryString changed at 66: string → int');
    expect(stderr).toContain('codegen/known-conflicts.ts');
  });
});

describe('the wire schema', () => {
  test('reads like the notation: a line for a narrow type, one field per line for a wide one', () => {
    const text = readFileSync(join(root, 'generated/partner/schema.ts'), 'utf8');
    expect(text).toContain("    SaveResult: 'errors:Error[] id:ID~ success:boolean',\n");
    expect(text).toContain("      call: 'queryString:string -> result:QueryResult',\n");
    expect(text).toContain("    LimitInfo: 'current:int@..59 current:long@60 limit:int@..59 limit:long@60 type:string',\n");
    expect(text.split('\n').filter((line) => line.length > 140 && !line.startsWith('//'))).toEqual([]);
    expect(text.match(/^import .*/gm)).toEqual(["import type { WireSchema } from '../../src/soap/wire/schema.ts';"]);
  });

  test('a type of all versions bears no range, a later one starts with it', () => {
    expect(parseEntry(schema.types.SaveResult!).range).toBeUndefined();
    expect(parseEntry(schema.types.DuplicateResult!).range).toEqual([{ since: 34, until: Number.POSITIVE_INFINITY }]);
    expect(parseEntry(schema.headers.CurrencyConversionHeader!).range).toEqual([
      { since: 45, until: 45 },
      { since: 47, until: Number.POSITIVE_INFINITY },
    ]);
    expect(schema.operations.describeFlexiPages!.range).toBe('@..38');
  });

  test('every entry is in the notation', () => {
    for (const section of [schema.types, schema.records, schema.faults, schema.headers]) {
      for (const text of Object.values(section)) expect(() => parseEntry(text)).not.toThrow();
    }
    for (const { call } of Object.values(schema.operations))
      for (const side of splitArrow(call)) expect(() => parseEntry(side)).not.toThrow();
  });
});

describe('facts by hand', () => {
  test.each([
    [30, "Spring '14", true],
    [31, "Summer '14", false],
    [32, "Winter '15", false],
    [41, "Winter '18", false],
    [47, "Winter '20", false],
    [62, "Winter '25", false],
    [66, "Spring '26", false],
    [68, "Winter '27", false],
  ])('%i.0 is %s, retired: %s', (version, release, retired) => {
    expect(versionFacts(version)).toMatchObject({ version: `${version}.0`, release, retired });
  });

  test.each([
    [40, { login: true, bulk2Ingest: false, bulk2Query: false, bulk2ResultPages: false }],
    [41, { login: true, bulk2Ingest: true, bulk2Query: false, bulk2ResultPages: false }],
    [47, { login: true, bulk2Ingest: true, bulk2Query: true, bulk2ResultPages: false }],
    [58, { login: true, bulk2Ingest: true, bulk2Query: true, bulk2ResultPages: true }],
    [64, { login: true, bulk2Ingest: true, bulk2Query: true, bulk2ResultPages: true }],
    [65, { login: false, bulk2Ingest: true, bulk2Query: true, bulk2ResultPages: true }],
  ])('%i.0 has %j', (version, has) => {
    expect(versionFacts(version).has).toEqual(has);
  });
});
