import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const report = process.env['VITEST_JSON'];

// npm test tries a sample of the long matrices; the long runs (npm run test:long) and npm run docs try all of them.
export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: availableParallelism(),
    // Test files share the modules that others before them have loaded. The long runs show that each works by itself.
    isolate: mode !== 'test',
    testTimeout: mode === 'long' ? 600_000 : 60_000,
    hookTimeout: 60_000,
    globalSetup: 'test/secrets/whole-run.ts',
    setupFiles: 'test/secrets/record-processes.ts',
    env: {
      DOCUMENTATION: mode === 'docs' ? 'write' : 'compare',
      TEST_EXTENT: mode === 'long' || mode === 'docs' ? 'whole' : 'sample',
    },
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
}));
