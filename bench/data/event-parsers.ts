import type { Contender, Context } from '../harness/workload.ts';
import { type DocumentBuilder, PageBuilder } from './page-builder.ts';

/**
 * The event parsers, each with the same builder behind it: of a page of records, unless another is given. They are given strings; `chunks` cut a
 * document anywhere, so bytes are decoded as a stream.
 */
export function eventParsers<Input>(chunksOf: ChunksOf<Input>, makeBuilder: MakeBuilder = () => new PageBuilder()): Contender<Input>[] {
  return [easysax, saxes, sax, htmlparser2].map((make) => make(chunksOf, makeBuilder));
}

type ChunksOf<Input> = (input: Input) => Iterable<Uint8Array>;
type MakeBuilder = (context: Context) => DocumentBuilder;

function easysax<Input>(chunksOf: ChunksOf<Input>, makeBuilder: MakeBuilder): Contender<Input> {
  return {
    name: 'easysax',
    package: 'easysax',
    lacks: 'checks of names, tags and characters',
    async setup(input, context) {
      const { default: EasySax } = await import('easysax');
      return () => {
        const builder = makeBuilder(context);
        const parser = new EasySax();
        parser.on('startNode', (name, attributes) => {
          const values = attributes();
          if (typeof values === 'boolean') builder.start(name, undefined, undefined);
          else builder.start(name, values['xsi:type'], values['xsi:nil']);
        });
        parser.on('textNode', (text) => builder.text(text));
        parser.on('cdata', (text) => builder.text(text));
        parser.on('endNode', (name) => builder.end(name));
        parser.on('error', refuse);
        writeAll(chunksOf(input), (text) => parser.write(text));
        parser.end();
        return builder.result();
      };
    },
  };
}

function saxes<Input>(chunksOf: ChunksOf<Input>, makeBuilder: MakeBuilder): Contender<Input> {
  return {
    name: 'saxes',
    package: 'saxes',
    lacks: 'namespaces',
    async setup(input, context) {
      const { SaxesParser } = await import('saxes');
      return () => {
        const builder = makeBuilder(context);
        const parser = new SaxesParser();
        parser.on('opentag', ({ name, attributes }) => builder.start(name, attributes['xsi:type'], attributes['xsi:nil']));
        parser.on('text', (text) => builder.text(text));
        parser.on('cdata', (text) => builder.text(text));
        parser.on('closetag', ({ name }) => builder.end(name));
        parser.on('error', refuse);
        writeAll(chunksOf(input), (text) => parser.write(text));
        parser.close();
        return builder.result();
      };
    },
  };
}

function sax<Input>(chunksOf: ChunksOf<Input>, makeBuilder: MakeBuilder): Contender<Input> {
  return {
    name: 'sax',
    package: 'sax',
    lacks: 'namespaces, checks of characters',
    async setup(input, context) {
      const { default: library } = await import('sax');
      return () => {
        const builder = makeBuilder(context);
        const parser = library.parser(true);
        parser.onopentag = ({ name, attributes }) => builder.start(name, attributes['xsi:type'] as string, attributes['xsi:nil'] as string);
        parser.ontext = (text) => builder.text(text);
        parser.oncdata = (text) => builder.text(text);
        parser.onclosetag = (name) => builder.end(name);
        parser.onerror = refuse;
        writeAll(chunksOf(input), (text) => parser.write(text));
        parser.close();
        return builder.result();
      };
    },
  };
}

function htmlparser2<Input>(chunksOf: ChunksOf<Input>, makeBuilder: MakeBuilder): Contender<Input> {
  return {
    name: 'htmlparser2',
    package: 'htmlparser2',
    lacks: 'namespaces, checks',
    async setup(input, context) {
      const { Parser } = await import('htmlparser2');
      return () => {
        const builder = makeBuilder(context);
        const handler = {
          onopentag: (name: string, attributes: Readonly<Record<string, string>>) =>
            builder.start(name, attributes['xsi:type'], attributes['xsi:nil']),
          ontext: (text: string) => builder.text(text),
          onclosetag: (name: string) => builder.end(name),
          onerror: refuse,
        };
        const parser = new Parser(handler, { xmlMode: true });
        writeAll(chunksOf(input), (text) => parser.write(text));
        parser.end();
        return builder.result();
      };
    },
  };
}

function writeAll(chunks: Iterable<Uint8Array>, write: (text: string) => void): void {
  const decoder = new TextDecoder();
  for (const chunk of chunks) write(decoder.decode(chunk, { stream: true }));
  const rest = decoder.decode();
  if (rest !== '') write(rest);
}

function refuse(problem: string | Error): never {
  throw problem instanceof Error ? problem : new Error(problem);
}
