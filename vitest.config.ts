import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { importsOfConf } from './bin/build/stand-ins.mjs';

const report = process.env['VITEST_JSON'];

function resolveForConf(source: string, importer = ''): string | undefined {
  return importsOfConf.find((each) => each.source === source && each.test(importer))?.file;
}

// npm test tries a sample of the long matrices; the long runs (npm run test:long) and npm run docs try all of them.
export default defineConfig(({ mode }) => ({
  // Settings are written in the tests as they are in the build.
  plugins: [{ name: 'conf', enforce: 'pre', resolveId: resolveForConf }],
  test: {
    server: { deps: { inline: ['conf'] } },
    include: ['test/**/*.test.ts'],
    // One more than can work at once, as many tests wait for processes that they have started.
    maxWorkers: availableParallelism() + 1,
    // Test files share the modules that others before them have loaded. The long runs show that each works by itself.
    isolate: mode !== 'test',
    // Only for what hangs: no test asks how long something takes.
    testTimeout: mode === 'long' ? 600_000 : 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 240_000 } },
    globalSetup: 'test/secrets/whole-run.ts',
    setupFiles: 'test/secrets/record-processes.ts',
    // Vitest replaces no module of Node: node:fs is the one stand-in of conf that is not met, and it counts inside a snap.
    env: {
      DOCUMENTATION: mode === 'docs' ? 'write' : 'compare',
      TEST_EXTENT: mode === 'long' || mode === 'docs' ? 'whole' : 'sample',
      SNAP: '',
    },
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
}));
