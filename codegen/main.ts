// npm run generate: writes everything in generated/ and src/versions/ from wsdl/. With --check it writes nothing and fails on a difference.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateBulk } from './bulk/generate.ts';
import { differenceMessage, findDifferences, type GeneratedFiles, generatePartner } from './generate.ts';
import { knownConflicts } from './known-conflicts.ts';
import type { WsdlModel } from './model.ts';
import { readWsdl } from './read-wsdl.ts';

const root = new URL('../', import.meta.url);
/** What only the generator writes: a file here that it does not write is a leftover. */
const FOLDERS = ['generated', 'generated/partner', 'generated/bulk', 'src/versions'];

const generated = new Map([...generatePartner(await readWsdls(), knownConflicts), ...(await generateBulk())]);
if (process.argv.includes('--check')) await check(generated);
else await write(generated);

async function readWsdls(): Promise<WsdlModel[]> {
  const folder = new URL('wsdl/', root);
  const names = (await readdir(folder)).filter((name) => /^partner-\d+\.0\.wsdl$/.test(name));
  return Promise.all(names.map(async (name) => readWsdl(await readFile(new URL(name, folder), 'utf8'), `wsdl/${name}`)));
}

async function write(files: GeneratedFiles): Promise<void> {
  for (const [path, text] of files) {
    const file = fileURLToPath(new URL(path, root));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  console.log(`Wrote ${files.size} files.`);
}

async function check(files: GeneratedFiles): Promise<void> {
  const differences = findDifferences(files, await readExisting());
  if (differences.length === 0) {
    console.log(`All ${files.size} generated files are current.`);
    return;
  }
  console.error(differenceMessage(differences));
  process.exitCode = 1;
}

async function readExisting(): Promise<Map<string, string>> {
  const existing = new Map<string, string>();
  for (const folder of FOLDERS) {
    const entries = await readdir(new URL(`${folder}/`, root), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((each) => each.isFile())) {
      const path = `${folder}/${entry.name}`;
      existing.set(path, await readFile(new URL(path, root), 'utf8'));
    }
  }
  return existing;
}
