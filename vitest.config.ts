import { defineConfig } from 'vitest/config';
import { importsOfConf } from './bin/build/stand-ins.mjs';

const report = process.env['VITEST_JSON'];

function resolveForConf(source: string, importer = ''): string | undefined {
  return importsOfConf.find((each) => each.source === source && each.test(importer))?.file;
}

// Long runs (npm run test:long) repeat what npm test does a few times.
export default defineConfig(({ mode }) => ({
  // Settings are written in the tests as they are in the build.
  plugins: [{ name: 'conf', enforce: 'pre', resolveId: resolveForConf }],
  test: {
    server: { deps: { inline: ['conf'] } },
    include: [mode === 'long' ? 'test/**/*.long.test.ts' : 'test/**/*.test.ts'],
    exclude: mode === 'long' ? [] : ['test/**/*.long.test.ts'],
    testTimeout: mode === 'long' ? 600_000 : 60_000,
    hookTimeout: 60_000,
    globalSetup: 'test/secrets/whole-run.ts',
    setupFiles: 'test/secrets/record-processes.ts',
    // Vitest replaces no module of Node: node:fs is the one stand-in of conf that is not met, and it counts inside a snap.
    env: { DOCUMENTATION: mode === 'docs' ? 'write' : 'compare', SNAP: '' },
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
}));
