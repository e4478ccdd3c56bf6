// npm run wsdl:import -- FILE… [--out DIR]     reads Partner WSDLs as downloaded and writes wsdl/partner-NN.0.wsdl
// npm run wsdl:import -- --infer [--out DIR]   writes the versions that have no public WSDL

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DocumentError } from '../element-tree.ts';
import type { WsdlModel } from '../model.ts';
import { readWsdl } from '../read-wsdl.ts';
import { decodeText } from './decode-text.ts';
import { type ImportedWsdl, importWsdl } from './import-wsdl.ts';
import { INFERRED_MARK, inferWsdl } from './infer.ts';
import { INFERRED_VERSIONS } from './inferred-versions.ts';
import type { Reduction } from './reduce.ts';

const USAGE = 'Usage: npm run wsdl:import -- FILE… [--out DIR]   or   npm run wsdl:import -- --infer [--out DIR]';

process.exitCode = main(process.argv.slice(2));

function main(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { infer: { type: 'boolean', default: false }, out: { type: 'string', default: 'wsdl' } },
  });
  if (values.infer === positionals.length > 0) {
    console.error(USAGE);
    return 2;
  }
  if (values.infer) {
    writeInferred(values.out);
    return 0;
  }
  const refused = positionals.filter((file) => !importFile(file, values.out));
  if (refused.length > 0) console.error(`${refused.length} of ${positionals.length} files not imported.`);
  return refused.length > 0 ? 1 : 0;
}

/** Whether the file was imported; if not, why not has been printed. */
function importFile(file: string, directory: string): boolean {
  try {
    const imported = importWsdl(decodeText(readFileSync(file)), file);
    const target = join(directory, imported.fileName);
    writeFileSync(target, imported.text);
    for (const line of reportLines(file, target, imported)) console.log(line);
    for (const warning of imported.warnings) console.warn(`warning: ${warning}`);
    return true;
  } catch (error) {
    if (!(error instanceof DocumentError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    console.error((error as Error).message);
    return false;
  }
}

function reportLines(file: string, target: string, { version, reduction }: ImportedWsdl): string[] {
  const flavour = reduction.isInternalFile ? "of Salesforce's own all-features org, reduced to what customers have" : "of a customer's org";
  return [`${file} -> ${target}`, `  Partner ${version}, ${flavour}`, `  kept ${countsOf(reduction.model)}`, ...droppedLines(reduction)];
}

function countsOf(model: WsdlModel): string {
  const sum = (count: (schema: WsdlModel['schemas'][number]) => number): number =>
    model.schemas.reduce((total, schema) => total + count(schema), 0);
  return [
    `${model.operations.length} operations`,
    `${sum((schema) => schema.complexTypes.length)} complex types`,
    `${sum((schema) => schema.simpleTypes.length)} simple types`,
    `${new Set(model.operations.flatMap((operation) => operation.requestHeaders)).size} request headers`,
    `${new Set(model.operations.flatMap((operation) => operation.responseHeaders)).size} response headers`,
  ].join(', ');
}

function droppedLines({ isInternalFile, dropped }: Reduction): string[] {
  if (!isInternalFile) return [];
  return Object.entries(dropped).map(([what, names]) => `  dropped ${names.length} ${what}: ${names.join(' ')}`);
}

function writeInferred(directory: string): void {
  for (const inferred of INFERRED_VERSIONS) {
    const source = join(directory, `partner-${inferred.from}.wsdl`);
    const target = join(directory, `partner-${inferred.version}.wsdl`);
    if (isImported(target)) {
      console.warn(
        `warning: ${target} was imported from a real file: left as it is. Take ${inferred.version} out of inferred-versions.ts.`,
      );
      continue;
    }
    writeFileSync(target, inferWsdl(readWsdl(readFileSync(source, 'utf8'), source), inferred));
    console.log(`${source} + ${inferred.source} -> ${target}`);
  }
}

function isImported(file: string): boolean {
  return existsSync(file) && !readFileSync(file, 'utf8').includes(INFERRED_MARK);
}
