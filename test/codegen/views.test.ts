// The views as the compiler sees them: inheritance over files and shadowing included.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { type IndependentReading, readIndependently } from '../../codegen/fingerprint/read-independently.ts';
import { typeName } from '../../codegen/rename.ts';
import { versions } from '../../generated/versions.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const paths = versions.map(({ version }) => `${root}generated/partner/v${Number(version)}.ts`);
const program = ts.createProgram(paths, {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
});
const checker = program.getTypeChecker();

/** What a version exports, by name, with aliases resolved. */
function exportsOf(path: string): ReadonlyMap<string, ts.Symbol> {
  const module = checker.getSymbolAtLocation(program.getSourceFile(path)!)!;
  return new Map(
    checker
      .getExportsOfModule(module)
      .map((symbol) => [symbol.name, symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol]),
  );
}

function membersOf(symbol: ts.Symbol): readonly ts.Symbol[] {
  return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol));
}

describe.each(versions.map((each) => each.version))('%s', (version) => {
  const path = `${root}generated/partner/v${Number(version)}.ts`;
  const exported = exportsOf(path);
  const reading = readIndependently(readFileSync(`${root}wsdl/partner-${version}.wsdl`, 'utf8'));

  test('has the operations of its WSDL', () => {
    expect(
      membersOf(exported.get('Operations')!)
        .map((member) => member.name)
        .sort(),
    ).toEqual([...reading.operations.keys()].sort());
  });

  test('has the types of its WSDL with their fields, those of base types first', () => {
    for (const [name, type] of reading.types) {
      if (!name.startsWith('urn:partner')) continue;
      const symbol = exported.get(typeName(local(name)));
      expect(symbol, name).toBeDefined();
      const members = membersOf(symbol!).map((member) => member.name);
      const fields = [...inherited(reading, type.base), ...type.fields.map((field) => field.name)];
      expect(
        members.filter((member) => member !== 'xsiType'),
        name,
      ).toEqual(fields);
    }
  });

  test('says of every field whether it is a list, and whether it may be missing or null', () => {
    const wrong: string[] = [];
    for (const [name, type] of reading.types) {
      if (!name.startsWith('urn:partner')) continue;
      const members = new Map(membersOf(exported.get(typeName(local(name)))!).map((member) => [member.name, member]));
      for (const field of type.fields) {
        const member = members.get(field.name)!;
        const found = checker.getTypeOfSymbol(member);
        if (found.flags & ts.TypeFlags.Unknown) continue;
        const isList = checker.isArrayType(checker.getNonNullableType(found));
        const mayLack = (member.flags & ts.SymbolFlags.Optional) !== 0 || checker.getNonNullableType(found) !== found;
        // A list of an answer is always there.
        const isRight =
          isList === field.max > 1 && (isList ? !mayLack || field.min === 0 : mayLack === (field.nillable || field.min === 0));
        if (!isRight) wrong.push(`${name}.${field.name}: ${checker.typeToString(found)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('mentions no type of an older version that it shadows', () => {
    const stale: string[] = [];
    for (const [name, symbol] of exported) {
      if ((symbol.flags & ts.SymbolFlags.Interface) === 0) continue;
      for (const member of membersOf(symbol)) {
        for (const mentioned of mentionedTypes(checker.getTypeOfSymbol(member))) {
          if (exported.has(mentioned.name) && exported.get(mentioned.name) !== mentioned)
            stale.push(`${name}.${member.name}: ${mentioned.name}`);
        }
      }
    }
    expect(stale).toEqual([]);
  });
});

describe('files', () => {
  const lines = (version: number): string[] => readFileSync(`${root}generated/partner/v${version}.ts`, 'utf8').split('\n');

  test('the first line is the release note', () => {
    expect(lines(30)[0]).toBe("// API 30.0, Spring '14: the first version here, in full.");
    expect(lines(48)[0]).toMatch(/^\/\/ API 48\.0, Spring '20: changes DescribeQuickActionResult\./);
    expect(lines(66)[0]).toBe("// API 66.0, Spring '26: the same types as 65.0.");
  });

  // The ten steps that wsdl-facts counts as structurally identical, and 60.0, whose LimitInfo is wider on the wire alone; 67.0 has new codes only.
  test.each([49, 52, 53, 54, 55, 56, 58, 60, 64, 65, 66, 67])('%i.0 says nothing but where it inherits from', (version) => {
    expect(lines(version).filter((line) => line !== '' && !line.startsWith('//'))).toEqual([`export type * from './v${version - 1}.ts';`]);
  });

  test('only the first version and the one that took names away are in full', () => {
    const full = versions
      .map(({ version }) => Number(version))
      .filter((version) => !lines(version).includes(`export type * from './v${version - 1}.ts';`));
    expect(full).toEqual([30, 39]);
  });

  test('views hold types only', () => {
    for (const path of paths)
      expect(readFileSync(path, 'utf8')).not.toMatch(/^export (const|let|function|class|enum|default)|^import (?!type)/m);
    expect(readdirSync(`${root}src/versions`)).toHaveLength(versions.length);
  });
});

/** Interfaces of generated/partner in a type: through unions, arrays, the arguments of Operation and Omit, and what Pick picks. */
function mentionedTypes(type: ts.Type, seen = new Set<ts.Type>()): ts.Symbol[] {
  if (seen.has(type)) return [];
  seen.add(type);
  if (type.isUnionOrIntersection()) return type.types.flatMap((each) => mentionedTypes(each, seen));
  const membersIn = (): ts.Symbol[] => type.getProperties().flatMap((each) => mentionedTypes(checker.getTypeOfSymbol(each), seen));
  if (type.aliasSymbol?.name === 'Pick') return membersIn();
  const argumentsOf = [
    ...(type.aliasTypeArguments ?? []),
    ...((type as ts.TypeReference).target === undefined ? [] : checker.getTypeArguments(type as ts.TypeReference)),
  ];
  const own = type.symbol?.declarations?.some(
    (each) => each.getSourceFile().fileName.includes('generated/partner/v') && ts.isInterfaceDeclaration(each),
  );
  const literal = type.symbol?.name === '__type' ? membersIn() : [];
  return [...(own ? [type.symbol] : []), ...literal, ...argumentsOf.flatMap((each) => mentionedTypes(each, seen))];
}

function inherited(reading: IndependentReading, base: string | undefined): string[] {
  const type = base === undefined ? undefined : reading.types.get(base);
  return type === undefined ? [] : [...inherited(reading, type.base), ...type.fields.map((field) => field.name)];
}

function local(name: string): string {
  return name.slice(name.indexOf('|') + 1);
}
