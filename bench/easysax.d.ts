declare module 'easysax' {
  /** As far as the benchmarks use it. */
  export default class EasySax {
    on(event: 'startNode', listener: (name: string, attributes: () => Readonly<Record<string, string>> | boolean) => void): void;
    on(event: 'endNode' | 'textNode' | 'cdata' | 'error', listener: (text: string) => void): void;
    parse(xml: string): void;
    write(chunk: string): void;
    end(chunk?: string): void;
  }
}
