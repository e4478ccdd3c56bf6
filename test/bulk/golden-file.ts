import { readFileSync } from 'node:fs';

/** One direction of one resource: a value and the message it stands for. */
export interface GoldenCase {
  readonly title: string;
  readonly operation: string;
  readonly side: 'request' | 'response';
  /** The format to encode an answer in; requests say theirs in the headers. */
  readonly format: 'json' | undefined;
  readonly value: { readonly request?: any; readonly result?: any; readonly headers: any };
  readonly message: GoldenMessage;
}

export interface GoldenMessage {
  /** `GET /path` or `HTTP 200`. */
  readonly start: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Reads the cases of test/bulk/golden/NAME.md: a heading, a block of JSON named after its operation, a block of HTTP. */
export function readGolden(name: string): GoldenCase[] {
  const text = readFileSync(new URL(`./golden/${name}.md`, import.meta.url), 'utf8');
  const sections = text.split(/^## /m).slice(1);
  return sections.map((section) => {
    const match = /^(.*)\n[\s\S]*?```json (\w+) (request|response)( json)?\n([\s\S]*?)```\n\n```http\n([\s\S]*?)\n```\n/.exec(section);
    if (match === null) throw new Error(`${name}.md: "${section.split('\n', 1)[0]}" has no json block and http block.`);
    const [, title, operation, side, format, value, message] = match as unknown as string[];
    return {
      title: title!,
      operation: operation!,
      side: side as 'request' | 'response',
      format: format === undefined ? undefined : 'json',
      value: JSON.parse(value!),
      message: parseMessage(message!),
    };
  });
}

function parseMessage(text: string): GoldenMessage {
  const blank = text.indexOf('\n\n');
  const head = (blank < 0 ? text : text.slice(0, blank)).split('\n');
  const headers = head.slice(1).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const);
  return {
    start: head[0]!,
    headers: Object.fromEntries(headers),
    body: blank < 0 ? undefined : text.slice(blank + 2).replaceAll('␍', '\r'),
  };
}
