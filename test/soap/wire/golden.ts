import { readdirSync, readFileSync } from 'node:fs';

/** One section of a golden file. */
export interface Golden {
  readonly file: string;
  readonly title: string;
  readonly operation: string;
  readonly direction: 'request' | 'response' | 'fault';
  readonly version: string;
  readonly decodeOnly: boolean;
  readonly json: any;
  /** What decoding gives, where that is not what was encoded. */
  readonly decoded: any;
  /** On one line, as it is sent. */
  readonly xml: string;
}

const HEADING = /^(?:(\w+) (request|response)|(fault)) at (\d+\.0)(?:: (.*?))?( \(decode only\))?$/;

/**
 * The sections of every golden file: a heading, sentences, a block of JSON, and the document it stands for. White space between tags is
 * layout for the reader and is taken out.
 */
export function readGolden(): Golden[] {
  const folder = new URL('./golden/', import.meta.url);
  return readdirSync(folder).flatMap((file) => {
    const [, ...sections] = readFileSync(new URL(file, folder), 'utf8').split(/^## /m);
    return sections.map((section) => parseSection(file, section));
  });
}

function parseSection(file: string, section: string): Golden {
  const title = section.slice(0, section.indexOf('\n'));
  const heading = HEADING.exec(title);
  if (heading === null) throw new Error(`${file}: "${title}" is not a heading of a golden section`);
  const [, operation = 'query', direction = 'fault', , version, , decodeOnly] = heading;
  // JSON has no bigint: { "bigint": "42" } stands for one.
  const json = JSON.parse(block(section, 'json')!, (_name, value) => (typeof value?.bigint === 'string' ? BigInt(value.bigint) : value));
  const decoded = block(section, 'decoded');
  return {
    file,
    title,
    operation,
    direction: direction as Golden['direction'],
    version: version!,
    decodeOnly: decodeOnly !== undefined,
    json,
    decoded: decoded === undefined ? json : JSON.parse(decoded),
    xml: block(section, 'xml')!.replace(/>\s+</g, '><').trim(),
  };
}

function block(section: string, language: string): string | undefined {
  return new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms').exec(section)?.[1];
}
