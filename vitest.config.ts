import { defineConfig } from 'vitest/config';

const report = process.env['VITEST_JSON'];

// Long runs (npm run test:long) repeat what npm test does a few times.
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'long' ? 'test/**/*.long.test.ts' : 'test/**/*.test.ts'],
    exclude: mode === 'long' ? [] : ['test/**/*.long.test.ts'],
    testTimeout: mode === 'long' ? 600_000 : 60_000,
    hookTimeout: 60_000,
    globalSetup: 'test/secrets/whole-run.ts',
    setupFiles: 'test/secrets/record-processes.ts',
    env: { DOCUMENTATION: mode === 'docs' ? 'write' : 'compare' },
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
}));
