import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Contender, Measured, type Workload } from '../harness/workload.ts';
import { startCannedOrg, USER } from '../loopback/canned-org.ts';

/** Nothing goes in: what is measured is a process that begins. */
type Input = undefined;

interface Started {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly addedMb: number;
  readonly told: string;
}

const run = promisify(execFile);

/** Runs the code in a new process, and says what it cost from before its first import on. `told` is what it left in a variable of that name. */
async function start(code: string): Promise<Started> {
  const script = `
    const from = performance.now(), cpu = process.cpuUsage(), before = process.memoryUsage.rss();
    let told;
    ${code}
    const { user, system } = process.cpuUsage(cpu);
    const wallSeconds = (performance.now() - from) / 1e3, addedMb = (process.memoryUsage.rss() - before) / 1e6;
    process.stdout.write(JSON.stringify({ cpuSeconds: (user + system) / 1e6, wallSeconds, addedMb, told }), () => process.exit());`;
  const folder = dirname(fileURLToPath(import.meta.url));
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
  return JSON.parse(stdout);
}

function contender(name: string, from: string, code: (origin: string) => string): Contender<Input> {
  return {
    name,
    package: from,
    async setup(_, { service, isVerifying }) {
      const text = code(service.origin ?? '');
      return async () => {
        const { cpuSeconds, wallSeconds, addedMb, told } = await start(text);
        return isVerifying ? told : new Measured(cpuSeconds, wallSeconds, addedMb);
      };
    },
  };
}

const login = JSON.stringify(USER);

export const workloads: readonly Workload<Input>[] = [
  {
    name: 'I import',
    title: 'Import the package in a new process',
    unit: 'imports',
    makeInput: () => undefined,
    unitsOf: () => 1,
    expected: () => 'function',
    showsMemory: 'added',
    contenders: [
      contender(
        'forcewire/v62',
        'forcewire',
        () => `const { v62 } = await import('forcewire/v62'); told = typeof v62.operations.query.decodeResponse;`,
      ),
      contender('jsforce', 'jsforce', () => `const { Connection } = await import('jsforce'); told = typeof Connection;`),
      contender('soap', 'soap', () => `const { createClientAsync } = await import('soap'); told = typeof createClientAsync;`),
    ],
    targets: [
      { over: 'jsforce', atLeast: 5, aim: 10 },
      { memoryOver: 'jsforce', atMost: 0.2, aim: 0.1 },
    ],
  },
  {
    name: 'I connect',
    title: 'Import the package in a new process and log in over a socket',
    unit: 'logins',
    makeInput: () => undefined,
    unitsOf: () => 1,
    expected: () => '0055e000000001AAAQ',
    serve: async () => ({ origin: await startCannedOrg(() => ({ type: 'application/json', body: [] })) }),
    showsMemory: 'added',
    contenders: [
      contender(
        'forcewire',
        'forcewire',
        (origin) => `const { connect, soapLogin } = await import('forcewire');
          const { v62 } = await import('forcewire/v62');
          const org = await connect({ api: v62, auth: soapLogin({ ...${login}, loginUrl: '${origin}' }) });
          told = org.userId;`,
      ),
      contender(
        'jsforce',
        'jsforce',
        (origin) => `const { Connection } = await import('jsforce');
          const connection = new Connection({ loginUrl: '${origin}', version: '62.0' });
          told = (await connection.login('${USER.username}', '${USER.password}')).id;`,
      ),
      contender(
        'soap',
        'soap',
        (origin) => `const { createClientAsync } = await import('soap');
          const client = await createClientAsync('${process.cwd()}/wsdl/partner-62.0.wsdl', { endpoint: '${origin}/services/Soap/u/62.0' });
          told = (await client.loginAsync(${login}))[0].result.userId;`,
      ),
    ],
    targets: [
      { over: 'jsforce', atLeast: 1 },
      { memoryOver: 'jsforce', atMost: 1 },
    ],
  },
];
