import { findIllegalCharacter } from '../../src/xml/characters.ts';
import { decodeReferences } from '../../src/xml/entities.ts';
import { XmlWriter } from '../../src/xml/writer.ts';

const plain = 'Northern Rivers Steel, 17 Harbour Street';
const markup = 'Harbour & Sons <"Granite"> GmbH & Co. KG';
const escaped = 'Harbour &amp; Sons &lt;&quot;Granite&quot;&gt; GmbH &amp; Co. KG';
const foreign = 'Zürich, København, 東京';

function write(text: string): string {
  const writer = new XmlWriter();
  writer.writeText(text, 'Name');
  return writer.text;
}

/** One value. */
export const cases: Readonly<Record<string, () => unknown>> = {
  'write plain text': () => write(plain),
  'write text with markup characters': () => write(markup),
  'write text beyond ASCII': () => write(foreign),
  'decode references': () => decodeReferences(escaped),
  'look for illegal characters': () => findIllegalCharacter(plain),
};
