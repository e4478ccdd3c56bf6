import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const config: ViteUserConfig = defineConfig({
  resolve: {
    alias: [
      { find: /^forcewire$/, replacement: source('./src/index.ts') },
      { find: /^forcewire\/local-org$/, replacement: source('./src/local-org/index.ts') },
      { find: /^forcewire\/csv$/, replacement: source('./src/csv/index.ts') },
      { find: /^forcewire\/opentelemetry$/, replacement: source('./src/opentelemetry/index.ts') },
      { find: /^forcewire\/recorder$/, replacement: source('./src/recorder/index.ts') },
      { find: /^forcewire\/versions$/, replacement: source('./src/version-report/index.ts') },
      { find: /^forcewire\/(v\d+)$/, replacement: source('./src/versions/$1.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    pool: 'forks',
    // Many tests wait for processes of their own: one worker less than cores, as it is by itself, would leave a small machine idle.
    maxWorkers: '100%',
  },
});

export default config;
