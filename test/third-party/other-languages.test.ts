import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const wsdl = fileURLToPath(new URL('../../wsdl', import.meta.url));
const run = promisify(execFile);

let org: LocalOrg;
let temporary: string;
let facts: string;

beforeAll(async () => {
  org = await LocalOrg.start();
  temporary = mkdtempSync(join(tmpdir(), 'forcewire-'));
  facts = join(temporary, 'org.json');
  writeFileSync(facts, JSON.stringify({ url: org.url, ...org.credentials }));
});
afterAll(async () => {
  await org.close();
  rmSync(temporary, { recursive: true });
});

// Debian's packages, which the continuous integration installs; see clients/README.md.
const CLIENTS = [
  { name: 'zeep', command: '/usr/bin/python3', script: 'zeep_client.py', probe: ['-c', 'import zeep'], package: 'python3-zeep' },
  {
    name: 'php',
    command: 'php',
    script: 'php_client.php',
    probe: ['-r', 'exit(class_exists("SoapClient") ? 0 : 1);'],
    package: 'php-soap',
  },
];

describe.each(CLIENTS)('$name', ({ name, command, script, probe, package: wanted }) => {
  const isThere = works(command, probe);
  if (!isThere) console.warn(`${name} is not run: Debian's ${wanted} is not installed.`);

  // Checks of the schema are on: both are made from our WSDL.
  it.skipIf(!isThere)(
    'logs in, describes, writes, reads by pages and deletes at several versions, and decodes typed faults',
    async () => {
      const versions = ['31.0', '41.0', '62.0', '66.0'];
      const { stdout } = await run(command, [join(folder, 'clients', script), facts, wsdl, ...versions]);
      expect(stdout.trim().split('\n')).toEqual(versions.map((version) => `${name} ${version} ok`));
    },
    60_000,
  );
});

function works(command: string, probe: readonly string[]): boolean {
  try {
    execFileSync(command, probe, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
