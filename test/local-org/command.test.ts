import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { envelope, loginBody, post } from './soap-call.ts';

const command = ['--import', 'tsx', fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))];

it('forcewire local-org --json prints one line once it accepts requests, and runs until it is stopped', async () => {
  const child = spawn(process.execPath, [...command, 'local-org', '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await once(child.stdout, 'data');
  const facts = JSON.parse(output) as Record<string, string>;
  expect(Object.keys(facts)).toEqual(['url', 'username', 'password', 'securityToken', 'clientId', 'clientSecret']);
  const { username, password, securityToken, clientId, clientSecret } = facts as never;
  const answer = await post(
    `${facts.url}/services/Soap/u/62.0`,
    envelope(loginBody({ username, password, securityToken, clientId, clientSecret })),
  );
  expect(answer.status).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(output.trim().split('\n')).toHaveLength(1);
});

const run = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [...command, ...args])) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
};

it('forcewire versions lists, compares and checks', async () => {
  const [list, diff, check] = await Promise.all([
    run('versions'),
    run('versions', 'diff', '47.0', '48.0', '--json'),
    run('versions', 'check', '62.0', '65.0'),
  ]);
  expect(list.stdout).toMatch(/\n30\.0 {2}Spring '14 +retired\n31\.0 {2}Summer '14 +yes +– +– +–\n/);
  expect(list.stdout).toMatch(/\n65\.0 {2}Winter '26 +– +yes +yes +yes\n/);
  const { from, to, differences } = JSON.parse(diff.stdout);
  expect([from, to]).toEqual(['47.0', '48.0']);
  expect(differences).toContainEqual(
    expect.objectContaining({ change: 'removed', name: 'DescribeQuickActionResult.mobileExtensionDisplayMode' }),
  );
  expect(check.stdout).toMatch(/## Breaks[\s\S]*login/);
});

it('says in one line what is wrong with a version, and fails', async () => {
  const { code, stderr } = await run('versions', 'diff', '12.0', '62.0');
  expect(code).toBe(1);
  expect(stderr.split('\n').filter((line) => line.startsWith('forcewire:'))).toHaveLength(1);
});
