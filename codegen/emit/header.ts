/** The first lines of a generated file. */
export function generatedHeader(source: string, about: readonly string[]): string {
  return [`// Generated from ${source} by "npm run generate". Do not edit.`, ...about.map((line) => `// ${line}`), ''].join('\n');
}
