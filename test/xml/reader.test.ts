import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { ParseError } from '../../src/errors.ts';
import { XmlReader } from '../../src/xml/reader.ts';
import { propertyRuns } from '../property-runs.ts';

interface Element {
  readonly name: string;
  readonly namespace: string;
  readonly children: readonly Element[];
  readonly text: string;
}

/** The whole document by our reader: leaves have text, other elements have children. */
function readTree(input: string | Uint8Array): Element {
  const xml = new XmlReader(input);
  if (!xml.openChild()) throw new Error('no root');
  const root = readElement(xml);
  xml.finish();
  return root;
}

function readElement(xml: XmlReader): Element {
  const name = xml.local;
  // saxes trims namespace names.
  const namespace = xml.namespace.trim();
  if (!xml.hasElements()) return { name, namespace, children: [], text: xml.readText() };
  const children: Element[] = [];
  while (xml.openChild()) children.push(readElement(xml));
  return { name, namespace, children, text: '' };
}

/** The same by saxes. */
function readBySaxes(text: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const stack: { name: string; namespace: string; children: Element[]; text: string }[] = [
    { name: '', namespace: '', children: [], text: '' },
  ];
  parser.on('opentag', (tag) => stack.push({ name: tag.local, namespace: tag.uri, children: [], text: '' }));
  const addText = (text: string): void => {
    stack.at(-1)!.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = stack.pop()!;
    stack.at(-1)!.children.push(element.children.length > 0 ? { ...element, text: '' } : element);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return stack[0]!.children[0]!;
}

const leaf = fc.string({
  unit: fc.constantFrom(
    'a',
    'é',
    '漢',
    '😀',
    ' ',
    '&amp;',
    '&lt;',
    '&#10;',
    '&#x1F600;',
    '\r\n',
    '\t',
    '<![CDATA[<&]]>',
    '<!-- c -->',
    ']',
  ),
});
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom('a', 'b-c', 'd.e', 'p:x', 'é'),
      fc.constantFrom('', ' xmlns="urn:one"', ' xmlns="urn:two" k = \'v"\'', ' k="&lt;&amp;"', ' xmlns:p="urn:three"'),
      fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, fc.array(tie('element'), { maxLength: 3 })),
    )
    .map(([name, attributes, content]) => {
      if (Array.isArray(content) && content.length > 0) return `<${name}${attributes}>\n <!-- c -->${content.join('<?pi x?> ')}</${name} >`;
      return content.length === 0 ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
    }),
}));
const document = element.map((root) => `<?xml version="1.0"?>\n<r xmlns:p="urn:p">${root}</r>\n<!-- end -->`);

describe('XmlReader', () => {
  it('reads any document as saxes does, from text and from bytes', () => {
    fc.assert(
      fc.property(document, (text) => {
        const expected = readBySaxes(text);
        expect(readTree(text)).toEqual(expected);
        expect(readTree(Buffer.from(text))).toEqual(expected);
      }),
      propertyRuns(400),
    );
  });

  it('accepts a document with one character changed only if saxes does', () => {
    const damaged = fc.tuple(
      document,
      fc.nat(),
      fc.constantFrom(
        '',
        '<',
        '>',
        '&',
        '"',
        '/',
        ' ',
        'x',
        '\u0001',
        ']]>',
        ':',
        '\u00D7',
        '\u00A0',
        '\u2028',
        ' xmlns:xmlns="u"',
        ' p:k="" p:k=""',
      ),
    );
    fc.assert(
      fc.property(damaged, ([text, at, insert]) => {
        const place = at % text.length;
        const broken = text.slice(0, place) + insert + text.slice(place + 1);
        const expected = attempt(() => readBySaxes(broken));
        const found = attempt(() => readTree(broken));
        // We also refuse text beside elements, which no message of the protocol has; what both accept is read alike.
        if (found !== undefined) expect(found, broken).toEqual(expected);
      }),
      propertyRuns(2000),
    );
  });

  it.each([
    ['<a>', 'the document ends inside a'],
    ['', 'no root element'],
    ['<a></b>', '</b> where </a> is expected'],
    ['<a/><b/>', 'something follows the root element'],
    ['<!DOCTYPE a><a/>', 'DOCTYPE'],
    ['<a b="1" b="2"/>', 'stands twice'],
    ['<a b=1/>', 'not in quotes'],
    ['<a b/>', 'has no value'],
    ['<a b="<"/>', '"<" in an attribute value'],
    ['<p:a/>', 'the prefix "p" is not declared'],
    ['<a p:b="1"/>', 'the prefix "p" is not declared'],
    ['<a:b:c/>', 'two colons'],
    ['<a>&nbsp;</a>', 'a reference that XML does not define'],
    ['<a>&#0;</a>', 'a reference that XML does not define'],
    ['<a>&#xD800;</a>', 'a reference that XML does not define'],
    ['<a>]]></a>', '"]]>" in text'],
    ['<a>\u0001</a>', 'the character U+0001'],
    ['<a>\uFFFE</a>', 'the character U+FFFE'],
    ['<a><!-- -- --></a>', '"--" inside a comment'],
    ['<a>text<b/></a>', 'an element inside a'],
    [`${'<a>'.repeat(300)}`, 'nested more than 200 deep'],
    ['<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'its encoding is ISO-8859-1'],
    ['<?xml version="1.0"\u00A0?><a/>', 'an XML declaration that is not well-formed'],
    ['<a\u00D7/>', '"a\u00D7" is not a name'],
    ['<a k\u2028="1"/>', 'is not a name'],
    ['<?\u00D7 x?><a/>', 'a processing instruction without a name'],
    ['<a:1 xmlns:a="urn:a"/>', 'a prefix without a name'],
    ['<a xmlns:xml="urn:a"/>', 'cannot be declared anew'],
    ['<a xmlns:xmlns="urn:a"/>', 'cannot be declared anew'],
    ['<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>', 'cannot be declared anew'],
    ['<a xmlns="http://www.w3.org/2000/xmlns/"/>', 'cannot be declared anew'],
    ['<a xmlns:p="urn:a" xmlns:q="urn:a" p:k="1" q:k="2"/>', 'q:k stands twice, under two prefixes'],
    [`<a ${Array.from({ length: 257 }, (_, at) => `k${at}=""`).join(' ')}/>`, 'more than 256 attributes'],
    ['<a>x</ >', '</ > where </a> is expected'],
  ])('refuses %s', (text, message) => {
    expect(() => readTree(Buffer.from(text))).toThrow(message);
  });

  it('refuses bytes that are not UTF-8, and keeps a replacement character that is', () => {
    expect(() => readTree(Buffer.from([0x3c, 0x61, 0x3e, 0xc3, 0x28, 0x3c, 0x2f, 0x61, 0x3e]))).toThrow('not UTF-8');
    expect(() => readTree(Buffer.from('<é>x</é>', 'latin1'))).toThrow('not UTF-8');
    expect(() => readTree(Buffer.concat([Buffer.from('<é>x</'), Buffer.from('é>', 'latin1')]))).toThrow('where </é> is expected');
    expect(readTree(Buffer.from('<a>\uFFFD</a>')).text).toBe('\uFFFD');
  });

  it('reads behind a byte order mark', () => {
    expect(readTree(Buffer.from('\uFEFF<a>x</a>')).text).toBe('x');
    expect(readTree('\uFEFF<a>x</a>').text).toBe('x');
  });

  it('says where a document is broken: bytes from the start, and the path', () => {
    const text = '<r><é>ü</é><records><Name>ok</Name></records><records><Name>&bad;</Name></records></r>';
    const error = attemptError(() => readTree(Buffer.from(text)));
    expect(error).toBeInstanceOf(ParseError);
    expect((error as ParseError).offset).toBe(Buffer.from(text).indexOf('&bad;'));
    expect((error as ParseError).path).toBe('r.records[1].Name');
  });

  it('says where quickly, whatever stands behind the place', () => {
    // Each of these took minutes, or overflowed the stack, when regular expressions looked for tags.
    const behind = ['<!--', '<a ', '<![CDATA[', '<?', `<a b="'`, "<a b='"];
    for (const junk of behind) {
      const error = attemptError(() => readTree(`<r><a>&bad;${junk.repeat(300_000)}`));
      expect(error).toMatchObject({ path: 'r.a' });
    }
    expect(attemptError(() => readTree(`<r><a k=${'x'.repeat(10_000_000)}`))).toMatchObject({ path: 'r.a' });
  });

  it('resolves xsi:nil and xsi:type by namespace, whatever the prefix', () => {
    const xml = new XmlReader('<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:o="urn:o" i:nil="1" i:type="o:T"/>');
    xml.openChild();
    expect([xml.nil, xml.type]).toEqual([true, 'o:T']);
    const other = new XmlReader('<a xmlns:i="urn:not-xsi" i:nil="true" i:type="T" nil="true"/>');
    other.openChild();
    expect([other.nil, other.type]).toEqual([false, undefined]);
    const undeclared = new XmlReader('<a xsi:nil="true"/>');
    undeclared.openChild();
    expect(undeclared.nil).toBe(true);
  });

  it('checks what it skips', () => {
    const xml = new XmlReader('<a><b><c>&bad;</c></b></a>');
    xml.openChild();
    xml.openChild();
    expect(() => xml.skip()).toThrow('a reference');
  });
});

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

function attemptError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
