import { expect, test } from 'vitest';
import { runChaos } from './chaos.ts';

const SEEDS = 40;

test('loads that die, are left and meet broken connections, again and again, write each row once and say so in the end', async () => {
  let lives = 0;
  for (let seed = 1; seed <= SEEDS; seed++) lives += await runChaos(seed);
  expect(lives).toBeGreaterThan(2 * SEEDS);
}, 60_000);
