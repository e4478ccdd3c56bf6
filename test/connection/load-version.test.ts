import { loadVersion, VersionError } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { expect, test } from 'vitest';
import { versions } from '../../generated/versions.ts';

test.each(['62.0', '62', 'v62', 'v62.0', ' 62.0 '])('"%s" is what forcewire/v62 exports', async (pin) => {
  expect(await loadVersion(pin)).toBe(v62);
});

test('every version that is still served loads', async () => {
  const served = versions.filter((each) => !each.retired).map((each) => each.version);
  const loaded = await Promise.all(served.map(async (version) => (await loadVersion(version)).version));
  expect(loaded).toEqual(served);
});

test.each([
  ['30.0', 'RETIRED_VERSION', '31.0'],
  ['7.0', 'RETIRED_VERSION', '31.0'],
  ['62.5', 'UNKNOWN_VERSION', '68.0'],
  ['latest', 'UNKNOWN_VERSION', '68.0'],
  ['', 'UNKNOWN_VERSION', '68.0'],
])('"%s" is refused with %s, and the nearest that works', async (pin, code, nearest) => {
  const error = await loadVersion(pin).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(VersionError);
  expect(error).toMatchObject({ code, nearest });
});

test('one that is newer is refused with the way to speak it', async () => {
  await expect(loadVersion('69.0')).rejects.toThrow("v68.at('69.0')");
});
