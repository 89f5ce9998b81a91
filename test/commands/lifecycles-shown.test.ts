import { expect, it } from 'vitest';
import { lifecyclesView } from '../../src/commands/lifecycles/lifecycles-view.ts';
import { answering } from '../setup/answering-controller.ts';

it.each([
  [{ exec: { command: ['/bin/sh', '-c', 'sleep 5'] } }, "runs /bin/sh -c 'sleep 5'"],
  [{ exec: { command: ["it's"] } }, String.raw`runs 'it'\''s'`],
  [{ httpGet: { path: '/stop', port: 80 } }, 'GET /stop on port 80'],
  [{ httpGet: { port: 80 } }, 'GET / on port 80'],
  [{ tcpSocket: { port: 5000 } }, 'connects to port 5000'],
  [{ sleep: { seconds: 10 } }, 'sleeps 10s'],
  ['SIGTERM', 'SIGTERM'],
  [{ other: { a: 1 } }, '{"other":{"a":1}}'],
])('a hook is shown in words on a terminal: %j', (action, words) => {
  const view = lifecyclesView({ lifecycle: { web: { preStop: action } } }, 'hello');
  expect(JSON.stringify(view)).toContain(JSON.stringify(words).slice(1, -1));
});

it('records have their values in lines of whole words where the terminal is narrow', async () => {
  const { machine } = await answering({
    'GET /v2/apps/hello/releases': [
      200,
      { count: 1, results: [{ version: 2, summary: 'ada added LONG and LONGER_NAME_OF_VARIABLE and MORE' }] },
    ],
  });
  const { stdout } = await machine.run('releases -a hello', {
    isTerminal: true,
    columns: 40,
    environment: { NO_COLOR: '1' },
  });
  expect(stdout).toContain('SUMMARY  ada added LONG and\n         LONGER_NAME_OF_VARIABLE and\n         MORE\n');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
});
