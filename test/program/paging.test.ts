import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPager } from '../../src/process/pager.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place;
beforeAll(async () => {
  place = await createPlace('deis-2.3');
  for (let count = 0; count < 12; count += 1)
    expect(await place.machine.run(`apps:create app-${count} --no-remote`)).toMatchObject({ exitCode: 0 });
  for (let count = 0; count < 12; count += 1)
    expect(await place.machine.run(`domains:add www${count}.example.com -a app-0`)).toMatchObject({ exitCode: 0 });
});
afterAll(() => place.close());

/** Runs on a terminal of ten rows; the reader leaves after so many pieces. */
async function run(line: string, environment: Record<string, string> = {}, { rows = 10, reads = Infinity } = {}) {
  const seen: string[] = [];
  const lines: string[] = [];
  const outcome = await place.machine.run(line, {
    isTerminal: true,
    rows,
    environment,
    startPager: (command) => {
      lines.push(command);
      const write = (text: string): Promise<boolean> => Promise.resolve(seen.push(text) < reads);
      return Promise.resolve(command === 'missing' ? undefined : { write, close: () => Promise.resolve() });
    },
  });
  return { ...outcome, lines, paged: seen.join('') };
}

describe('a table on a terminal', () => {
  it('that is longer than it goes to the pager, whole', async () => {
    const direct = await run('domains:list -a app-0', { PAGER: '' });
    expect(direct).toMatchObject({ exitCode: 0, lines: [], paged: '' });
    expect(direct.stdout).toContain('www11.example.com');
    const { stdout, paged, lines } = await run('domains:list -a app-0');
    expect({ stdout, lines, paged }).toEqual({ stdout: '', lines: ['less'], paged: direct.stdout });
  });

  it.each([
    [{ PAGER: 'more' }, ['more']],
    [{ PAGER: 'more', DEIS_PAGER: 'most -x' }, ['most -x']],
    [{ PAGER: 'more', DRYCC_PAGER: 'most' }, ['more']],
    [{ PAGER: 'more', DEIS_PAGER: '' }, []],
    [{ PAGER: 'cat' }, []],
    [{ TERM: 'dumb' }, []],
    [{ PAGER: 'missing' }, ['missing']],
  ])('with %o has the pager %o', async (environment, lines) => {
    const outcome = await run('domains:list -a app-0', environment);
    expect(outcome).toMatchObject({ exitCode: 0, lines });
    const isPaged = lines.length > 0 && lines[0] !== 'missing';
    expect(isPaged ? outcome.paged : outcome.stdout).toContain('www11.example.com');
    expect(isPaged ? outcome.stdout : outcome.paged).toBe('');
  });

  it('that is the config of an app is one too', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `VARIABLE_${index}=${index}`);
    expect(await place.machine.run(['config:set', ...many, '-a', 'app-2'])).toMatchObject({ exitCode: 0 });
    const { stdout, paged } = await run('config:list -a app-2');
    expect(stdout).toBe('');
    expect(paged).toContain('VARIABLE_19');
    expect(await run('config:get VARIABLE_19 -a app-2')).toMatchObject({ stdout: '19\n', lines: [] });
  });

  it('that fits is printed', async () => {
    expect(await run('domains:list -a app-0', {}, { rows: 50 })).toMatchObject({ lines: [], exitCode: 0 });
    expect(await run('domains:list -a app-1')).toMatchObject({ lines: [], exitCode: 0 });
  });

  it('is no failure where its reader has seen enough', async () => {
    expect(await run('domains:list -a app-0', {}, { reads: 1 })).toMatchObject({ exitCode: 0, stderr: '', stdout: '' });
  });
});

it.each(['domains:list -a app-0 --json', 'domains:list -a app-0 -o yaml', 'ps:restart -a app-0', 'apps:logs -a app-0'])(
  '"%s" is not paged',
  async (line) => {
    expect((await run(line, {}, { rows: 1 })).lines).toEqual([]);
  },
);

it('nor is anything in a pipe', async () => {
  const startPager = () => Promise.reject(new Error('there is no terminal'));
  const { exitCode, stdout } = await place.machine.run('domains:list -a app-0 -o table', { rows: 3, startPager });
  expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('www11') as string });
});

describe('a pager', () => {
  const environment = { PATH: process.env['PATH'] };

  it('that cannot be started is none', async () => {
    expect(await startPager('no-such-pager-here -x', environment)).toBeUndefined();
  });

  it('is given the text, and waited for', async () => {
    const pager = await startPager(`${process.execPath} -e process.stdin.resume()`, environment);
    expect(await pager?.write('text\n')).toBe(true);
    await pager?.close();
    expect(await pager?.write('more')).toBe(false);
  });
});
