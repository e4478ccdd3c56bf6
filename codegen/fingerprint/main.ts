// tsx codegen/fingerprint/main.ts --vendor DIR [--write]
// Takes fingerprints from a folder of vendor WSDLs and compares them with wsdl/fingerprints.json, or writes them there.

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Fingerprints, vendorFingerprints } from './vendor-fingerprints.ts';

const FILE = 'wsdl/fingerprints.json';

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function main(args: string[]): number {
  const { values } = parseArgs({ args, options: { vendor: { type: 'string' }, write: { type: 'boolean', default: false } } });
  if (values.vendor === undefined) {
    console.error('Usage: tsx codegen/fingerprint/main.ts --vendor DIR [--write]');
    return 2;
  }
  const committed = JSON.parse(readFileSync(FILE, 'utf8')) as Fingerprints;
  const taken = vendorFingerprints(values.vendor);
  const different = Object.keys(taken).filter((version) => JSON.stringify(taken[version]) !== JSON.stringify(committed[version]));
  console.log(
    `${Object.keys(taken).length} versions read, ${different.length} differ from ${FILE}${different.map((each) => ` ${each}`).join('')}`,
  );
  if (!values.write) return different.length === 0 ? 0 : 1;
  writeFileSync(FILE, `${JSON.stringify(sorted({ ...committed, ...taken }), null, 2)}\n`);
  return 0;
}

function sorted(fingerprints: Fingerprints): Fingerprints {
  return Object.fromEntries(Object.entries(fingerprints).sort(([a], [b]) => Number(a) - Number(b)));
}
