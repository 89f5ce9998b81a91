import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../src/base/version.ts';
import { findPage } from '../../src/start/help-pages.ts';
import { build, root } from './installation.ts';
import { doMainJob, runnerIn } from './main-job.ts';

const suffix = process.platform === 'win32' ? '.exe' : '';
const built = join(root, 'release', `deis${suffix}`);
const bundles = join(root, 'dist', 'deis.cjs');
// One of an older build would tell of code that is no more.
const isBuilt = existsSync(built) && existsSync(bundles) && statSync(built).mtimeMs >= statSync(bundles).mtimeMs;

describe.skipIf(!isBuilt)(
  `the single file${isBuilt ? '' : ' (not built, or older than dist: npm run single-file)'}`,
  () => {
    let folder: string;
    let run: ReturnType<typeof runnerIn>;
    beforeAll(() => {
      build();
      folder = realpathSync(mkdtempSync(join(tmpdir(), 'deis-cli-single-')));
      const programs = join(folder, 'programs');
      mkdirSync(programs);
      copyFileSync(built, join(programs, `deis${suffix}`));
      if (process.platform !== 'win32') symlinkSync('deis', join(programs, 'drycc'));
      run = runnerIn(folder, programs);
    });
    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    it('prints its version and its help, and refuses what it does not know', async () => {
      expect(await run('deis', ['--version'])).toMatchObject({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
      const page = findPage(readFileSync(join(root, 'dist', 'help-deis.txt'), 'latin1'), ['help', 'apps']) ?? 'no page';
      expect(await run('deis', ['help', 'apps'])).toMatchObject({ exitCode: 0, stdout: page, stderr: '' });
      expect(await run('deis', ['apps:bogus'])).toMatchObject({ exitCode: 2, stdout: '' });
    });

    it.skipIf(process.platform === 'win32')('is drycc behind a link of that name', async () => {
      const { stdout } = await run('drycc', ['--help']);
      expect(stdout).toContain('Usage: drycc');
    });

    it('reads nothing of the folder in which it runs', async () => {
      const cwd = join(folder, 'project');
      mkdirSync(cwd);
      writeFileSync(join(cwd, '.env'), 'DEIS_PROFILE=planted\n');
      writeFileSync(join(cwd, 'bunfig.toml'), 'preload = ["./planted.js"]\n');
      writeFileSync(join(cwd, 'planted.js'), 'console.log("planted")\n');
      const { stdout, stderr } = await run('deis', ['whoami'], { cwd });
      expect(stderr).toContain('Not logged in');
      expect(stdout + stderr).not.toContain('planted');
    });

    it.skipIf(process.platform !== 'linux')('shows nobody the words of its command line', async () => {
      const silent = createServer();
      silent.listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const { port } = silent.address() as AddressInfo;
      const environment = {
        DEIS_CONTROLLER: `http://127.0.0.1:${port}`,
        DEIS_TOKEN: 'x',
        DEIS_API: 'deis-2.3',
        HOME: folder,
      };
      const words = ['config:set', 'KEY=planted', '--app', 'hello'];
      const child = spawn(join(folder, 'programs', `deis${suffix}`), words, { env: environment, stdio: 'ignore' });
      try {
        // It has read its words once it asks the controller.
        await once(silent, 'connection');
        expect(readFileSync(`/proc/${child.pid ?? 0}/cmdline`, 'latin1').replaceAll('\0', '')).toBe('deis');
      } finally {
        child.kill('SIGKILL');
        await once(child, 'exit');
        silent.close();
      }
    });

    it('does the main job alone: sandbox, register, push, response', async () => {
      await doMainJob(run, folder);
    });
  },
);
