import { describe, expect, it } from 'vitest';
import { type SmallDrycc, startSmallDrycc, webPod } from '../exec/small-drycc.ts';

type Outcome = Awaited<ReturnType<SmallDrycc['machine']['run']>>;

/** Runs a line as Drycc's Go client has it; the command of the app comes after `--`. */
async function play(line: string, command: readonly string[] = []): Promise<{ small: SmallDrycc; outcome: Outcome }> {
  const small = await startSmallDrycc();
  small.machine.environment['DRYCC_API'] = 'drycc-current';
  const words = [...line.split(' '), ...(command.length > 0 ? ['--', ...command] : [])];
  return { small, outcome: await small.machine.run(words, { brand: 'drycc' }) };
}

describe('the log of a process', () => {
  it.each([
    [`logs ${webPod} -a hello`, { lines: 300, follow: false }],
    [`ps logs ${webPod} -a hello`, { lines: 300, follow: false }],
    [`ps logs ${webPod} -l 20 -a hello`, { lines: 20, follow: false }],
    [`logs ${webPod} --lines=-1 -a hello`, { lines: 0, follow: false }],
    [`logs -l 5 ${webPod} --container hello-web -a hello`, { lines: 5, follow: false, container: 'hello-web' }],
    [`logs -p ${webPod} -a hello`, { lines: 300, follow: false, previous: true }],
    [`ps logs ${webPod} --previous -a hello`, { lines: 300, follow: false, previous: true }],
  ])('is asked for by %s', async (line, order) => {
    const { small, outcome } = await play(line);
    expect(outcome).toEqual({ exitCode: 0, stdout: 'one\ntwo\n', stderr: '' });
    expect(small.orders).toMatchObject([order]);
  });
});

describe('a command in a process', () => {
  const command = ['sh', '-c', 'echo done'];
  it.each([
    [`exec ${webPod} -a hello`, { tty: false, stdin: false }],
    [`ps exec ${webPod} -a hello`, { tty: false, stdin: false }],
    [`ps exec -a hello ${webPod} -i`, { tty: false, stdin: true }],
  ])('is run by %s', async (line, order) => {
    const { small, outcome } = await play(line, command);
    expect(outcome).toEqual({ exitCode: 0, stdout: 'done\n', stderr: '' });
    expect(small.orders).toEqual([{ command, ...order }]);
  });
});

describe('a command of its own', () => {
  it.each([
    ['run -a hello', { timeout: 3600, expires: 3600 }],
    ['apps run -a hello', { timeout: 3600, expires: 3600 }],
    ['run -m data:/data -t 60 -e 10 -a hello', { timeout: 60, expires: 10, volumes: { data: '/data' } }],
    [
      'apps run --mount=data:/data --timeout=60 --expires=10 -a hello',
      { timeout: 60, expires: 10, volumes: { data: '/data' } },
    ],
  ])('is run by %s', async (line, how) => {
    const { small, outcome } = await play(line, ['echo', 'hi']);
    expect(outcome).toMatchObject({ exitCode: 0, stdout: "Running 'echo hi'...\nhi\n" });
    const [started = ''] = small.requests.filter((each) => each.startsWith('POST'));
    expect(JSON.parse(started.slice(started.indexOf('{')))).toEqual({ command: 'echo hi', ...how });
  });
});
