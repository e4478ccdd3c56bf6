import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { INTERNAL_FIELDS, INTERNAL_HEADERS, INTERNAL_OPERATIONS } from '../../codegen/import/customer-surface.ts';
import { decodeText } from '../../codegen/import/decode-text.ts';
import { importWsdl } from '../../codegen/import/import-wsdl.ts';
import { inferWsdl } from '../../codegen/import/infer.ts';
import { INFERRED_VERSIONS } from '../../codegen/import/inferred-versions.ts';
import { readWsdl } from '../../codegen/read-wsdl.ts';
import { smallWsdl } from './small-wsdl.ts';
import { hasVendorFiles, readCanonical, vendorDirectory, versions } from './wsdl-files.ts';

const clean = smallWsdl();
const expected = importWsdl(clean, 'partner.wsdl').text;

describe('a Partner WSDL as users have it gives the same file', () => {
  it.each([
    ['with Windows line ends', clean.replaceAll('\n', '\r\n')],
    ['without an XML declaration', withoutDeclaration(clean)],
    ['with attributes in another order', clean.replaceAll(/<([\w:]+)((?:\s+[\w:]+=(?:"[^"]*"|'[^']*'))+)/g, reverseAttributes)],
    ['with attributes in single quotes', clean.replaceAll(/="([^"]*)"/g, "='$1'")],
    ['without comments', withoutComments(clean)],
    ['with comments where none were', clean.replaceAll('<element ', '<!-- one more --><element ')],
    ['with a byte order mark', `\uFEFF${clean}`],
    ['with all indentation gone', clean.replaceAll(/>\s+</g, '><')],
    ['with prefixed schema elements, as other WSDLs of Salesforce have them', withPrefixedSchemas(clean)],
    [
      'with prefixes of another choice',
      clean.replaceAll(/(type|base|element|message|binding)="tns:/g, '$1="p:').replaceAll('xmlns:tns', 'xmlns:p'),
    ],
    ['for a sandbox', clean.replace('login.salesforce.com', 'test.salesforce.com')],
    [
      'for an address of an org',
      clean.replace('login.salesforce.com/services/Soap/u/62.0', 'acme.my.salesforce.com/services/Soap/u/62.0/00D000000000001'),
    ],
    [
      'saved from a browser: no declaration, other order, Windows line ends',
      withoutDeclaration(clean)
        .replaceAll('\n', '\r\n')
        .replaceAll(/<([\w:]+)((?:\s+[\w:]+=(?:"[^"]*"|'[^']*'))+)/g, reverseAttributes),
    ],
  ])('%s', (_, text) => {
    expect(text).not.toBe(clean);
    const imported = importWsdl(text, 'partner.wsdl');
    expect(imported.text).toBe(expected);
    expect(imported.warnings).toEqual([]);
  });

  it('stored as UTF-16 by an editor', () => {
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${clean}`, 'utf16le'));
    expect(importWsdl(decodeText(utf16), 'partner.wsdl').text).toBe(expected);
    expect(importWsdl(decodeText(utf16.map((_, index) => utf16[index ^ 1]!)), 'partner.wsdl').text).toBe(expected);
  });

  it('when it is imported a second time from what was written', () => {
    expect(importWsdl(expected, 'partner-62.0.wsdl').text).toBe(expected);
  });
});

describe('the version', () => {
  it('comes from the address when the comment at the top says otherwise, with a warning', () => {
    const imported = importWsdl(smallWsdl({ commentVersion: '58.0' }), 'edited.wsdl');
    expect(imported.fileName).toBe('partner-62.0.wsdl');
    expect(imported.text).toBe(expected);
    expect(imported.warnings).toEqual([
      'edited.wsdl: the comment at the top says 58.0, the address https://login.salesforce.com/services/Soap/u/62.0 says 62.0. ' +
        'The address decides what the server speaks: imported as 62.0.',
    ]);
  });

  it('comes from the comment when the address has none', () => {
    expect(importWsdl(smallWsdl({ address: 'https://proxy.example/salesforce' }), 'proxied.wsdl').text).toBe(expected);
  });

  it('must stand somewhere', () => {
    const text = withoutComments(smallWsdl({ address: 'https://proxy.example/salesforce' }));
    expect(() => importWsdl(text, 'proxied.wsdl')).toThrow(/^proxied\.wsdl: no API version/);
  });

  it('is refused below 30.0', () => {
    const text = smallWsdl({ commentVersion: '29.0', address: 'https://login.salesforce.com/services/Soap/u/29.0' });
    expect(() => importWsdl(text, 'old.wsdl')).toThrow('old.wsdl: Partner API 29.0 is older than 30.0');
  });
});

describe('text that is no WSDL is refused with what to do', () => {
  const banner = 'This XML file does not appear to have any style information associated with it. The document tree is shown below.';
  it.each([
    [
      "a browser's banner line above the declaration",
      `${banner}\n${clean}`,
      /^f\.wsdl: there is text before the first element: "This XML file.*delete everything above/,
    ],
    [
      "a browser's banner line above the root",
      `${banner}\n${withoutDeclaration(clean)}`,
      /^f\.wsdl: there is text before the first element.*"Save link as"/,
    ],
    ['a login page', '<!DOCTYPE html><html><body>Log in</body></html>', /^f\.wsdl: this is an HTML page.*log in/],
    ['half a file', clean.slice(0, clean.length / 2), /^f\.wsdl.*(cut off|not well-formed)/],
    ['an empty file', '', /^f\.wsdl: the file is empty/],
    [
      'a SOAP message',
      '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"/>',
      /^f\.wsdl: the root element is <Envelope>/,
    ],
  ])('%s', (_, text, message) => {
    expect(() => importWsdl(text, 'f.wsdl')).toThrow(message);
  });
});

describe('a WSDL of another kind is named and refused', () => {
  const kinds = [
    ['enterprise', clean.replaceAll('partner.soap', 'enterprise.soap').replace('Soap/u/', 'Soap/c/'), 'this is an Enterprise WSDL (62.0)'],
    ['tooling', clean.replaceAll('partner.soap', 'tooling.soap').replace('Soap/u/', 'Soap/T/'), 'this is a Tooling WSDL (62.0)'],
    [
      'metadata',
      clean.replaceAll('urn:partner.soap.sforce.com', 'http://soap.sforce.com/2006/04/metadata').replace('Soap/u/', 'Soap/m/'),
      'this is a Metadata WSDL (62.0)',
    ],
    [
      'apex',
      clean
        .replaceAll('urn:partner.soap.sforce.com', 'http://soap.sforce.com/schemas/class/Orders')
        .replace('Soap/u/62.0', 'Soap/class/Orders'),
      'this is the WSDL of an Apex class',
    ],
  ] as const;

  it.each(kinds)('%s', (kind, text, message) => {
    expect(readWsdl(text, 'f.wsdl').kind).toBe(kind);
    expect(() => importWsdl(text, 'f.wsdl')).toThrow(`f.wsdl: ${message}; wsdl/ holds Partner WSDLs alone.`);
  });

  it.skipIf(!hasVendorFiles)('in real files', () => {
    const directory = join(vendorDirectory, 'other');
    const refusals = readdirSync(directory).map((name) => {
      const text = readFileSync(join(directory, name), 'utf8');
      return /this is (.*?);/.exec(messageOf(() => importWsdl(text, name)))?.[1];
    });
    expect(refusals).toEqual([
      'the WSDL of an Apex class',
      'an Enterprise WSDL (23.0)',
      'an Enterprise WSDL (40.0)',
      'a Metadata WSDL (63.0)',
      'a Tooling WSDL (44.0)',
    ]);
  });
});

describe("the file of Salesforce's own org", () => {
  const { text, reduction, warnings } = importWsdl(smallWsdl({ isInternal: true }), 'internal.wsdl');

  it('is reduced to what a customer has, unreferenced types of customers included', () => {
    expect(text).toBe(expected);
    expect(text).toContain('<xsd:complexType name="StringList">');
  });

  it('leaves a list of what went', () => {
    expect(reduction.dropped).toEqual({
      operations: ['loginXi'],
      headers: ['PatchHeader'],
      fields: ['LimitInfo.appName'],
      values: ['soapType.tns:FieldCriteria'],
      types: ['ProcessArticleRequest', 'SnapshotItem'],
    });
  });

  it('asks for a look when the number of operations left is a new one', () => {
    expect(warnings).toEqual([expect.stringContaining('2 operations are left of this internal file; customers have had 63 since 44.0')]);
  });

  it('is recognised by 39 operations, 6 header blocks and 22 fields, each with a reason', () => {
    expect([INTERNAL_OPERATIONS, INTERNAL_HEADERS, INTERNAL_FIELDS].map((list) => list.length)).toEqual([39, 6, 22]);
    for (const entry of [...INTERNAL_OPERATIONS, ...INTERNAL_HEADERS, ...INTERNAL_FIELDS]) expect(entry.reason).not.toBe('');
  });

  it("leaves a customer's file alone, even one with an operation that was withdrawn later", () => {
    const imported = importWsdl(readCanonical('38.0'), 'partner-38.0.wsdl');
    expect(imported.reduction.isInternalFile).toBe(false);
    expect(imported.text).toContain('<operation name="describeFlexiPages">');
  });
});

describe('the files in wsdl/', () => {
  it.each(versions)('%s holds facts alone, is small, and importing it changes nothing', (version) => {
    const text = readCanonical(version);
    expect(text).not.toMatch(/<(xsd:)?(documentation|annotation)|copyright|\r|\t/i);
    expect(text.match(/<!--/g)).toHaveLength(1);
    expect(text.length).toBeLessThan(1_000_000);
    expect(withoutNotes(importWsdl(text, version).text)).toBe(withoutNotes(text));
  });

  it.each(INFERRED_VERSIONS)('$version is the version before it and the listed additions, and says that it is inferred', (inferred) => {
    const text = readCanonical(inferred.version);
    expect(text).toBe(inferWsdl(readWsdl(readCanonical(inferred.from)), inferred));
    expect(text).toContain(
      `INFERRED: no WSDL of this version is public. It is ${inferred.from} and what ${inferred.source} shows to be new.`,
    );
  });

  it('68.0 declares DpopProofHeader without content and binds it to no operation', () => {
    const model = readWsdl(readCanonical('68.0'));
    expect(model.schemas.flatMap(({ elements }) => elements).find(({ name }) => name === 'DpopProofHeader')?.fields).toEqual([]);
    expect(model.operations.flatMap(({ requestHeaders }) => requestHeaders)).not.toContain('DpopProofHeader');
  });

  it.skipIf(!hasVendorFiles)('are what the importer makes of the vendor files', () => {
    for (const version of versions.filter((each) => INFERRED_VERSIONS.every((inferred) => inferred.version !== each))) {
      const imported = importWsdl(readFileSync(join(vendorDirectory, `partner-${version}.wsdl`), 'utf8'), version);
      expect(imported.text === readCanonical(version), version).toBe(true);
      expect(imported.warnings).toEqual([]);
    }
  });
});

describe('npm run wsdl:import', () => {
  it('writes what it can, says what it did, and fails when a file was refused', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'forcewire-import-'));
    try {
      const write = (name: string, text: string): string => {
        writeFileSync(join(directory, name), text);
        return join(directory, name);
      };
      const good = write('downloaded.wsdl', smallWsdl({ isInternal: true, commentVersion: '58.0' }));
      const bad = write('enterprise.wsdl', clean.replaceAll('partner.soap', 'enterprise.soap').replace('Soap/u/', 'Soap/c/'));
      const run = await runImporter([bad, good, join(directory, 'absent.wsdl'), '--out', directory]);
      expect(run.code).toBe(1);
      expect(run.stderr).toContain(`${bad}: this is an Enterprise WSDL (62.0)`);
      expect(run.stderr).toContain('no such file');
      expect(run.stderr).toContain(`warning: ${good}: the comment at the top says 58.0`);
      expect(run.stderr).toContain('2 of 3 files not imported.');
      expect(run.stdout).toContain("Partner 62.0, of Salesforce's own all-features org");
      expect(run.stdout).toContain('kept 2 operations, 9 complex types, 3 simple types, 1 request headers, 1 response headers');
      expect(run.stdout).toContain('dropped 1 operations: loginXi');
      expect(readFileSync(join(directory, 'partner-62.0.wsdl'), 'utf8')).toBe(expected);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function runImporter(args: readonly string[]): Promise<Run> {
  const program = fileURLToPath(new URL('../../codegen/import/main.ts', import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

function withoutDeclaration(text: string): string {
  return text.replace(/^<\?xml.*\?>\n/, '');
}

function withoutComments(text: string): string {
  return text.replaceAll(/<!--[\s\S]*?-->/g, '');
}

/** The line of an inferred file that says so. */
function withoutNotes(text: string): string {
  return text.replace(/ {2}INFERRED: .*\n/, '');
}

function reverseAttributes(_: string, tag: string, attributes: string): string {
  const each = attributes.match(/[\w:]+=(?:"[^"]*"|'[^']*')/g)!;
  return `<${tag} ${each.reverse().join(' ')}`;
}

function withPrefixedSchemas(text: string): string {
  const [head, tail] = text.split('</types>') as [string, string];
  const schemaElements =
    /<(\/?)(schema|import|complexType|simpleType|sequence|element|any|restriction|length|pattern|enumeration|annotation|documentation|complexContent|extension)\b/g;
  return `${head.replaceAll(schemaElements, '<$1xsd:$2').replaceAll(' xmlns="http://www.w3.org/2001/XMLSchema"', '')}</types>${tail}`;
}
