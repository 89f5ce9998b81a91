import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { announced, ciMachine, fake } from '../api/controllers.ts';
import { type Answerer, closedPort, serve } from '../http/servers.ts';
import { createMachine } from '../setup/simulated-machine.ts';
import { planted } from '../secrets/planted.ts';

const config = {
  values: { SECRET: planted.value, PORT: 5000, UNSET: null },
  registry: { username: 'bob', password: planted.registry },
  memory: { web: '1G' },
};
const ok: Answerer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Set-Cookie': 'session=abc' });
  response.end(JSON.stringify(config));
};

async function start(answer: Answerer, environment: Readonly<Record<string, string>> = {}) {
  const { server } = await fake(announced.deis22, '/v2', answer);
  return { machine: ciMachine(server.origin, { DEIS_API: 'deis-2.2', ...environment }), origin: server.origin };
}

/** Times and dates differ from run to run, and what Node's servers say of connections from version to version. */
const steady = (trace: string): string =>
  trace
    .replaceAll(/\(\d+ ms\)/g, '(1 ms)')
    .replaceAll(/^[<>] \d (?:date|connection|keep-alive|transfer-encoding|content-length|user-agent): .*\n/gm, '');

describe('--debug', () => {
  it('shows a request and its answer, and no secret of them', async () => {
    const { machine, origin } = await start(ok);
    const outcome = await machine.run(`config:set SECRET=${planted.value} -a hello --debug`);
    expect(outcome).toMatchObject({ exitCode: 0, stdout: (await machine.run('config:set SECRET=x -a hello')).stdout });
    expect(steady(outcome.stderr)).toBe(
      [
        `> 1 POST ${origin}/v2/apps/hello/config/`,
        '> 1 accept: application/json, text/plain;q=0.9, */*;q=0.8',
        '> 1 content-type: application/json',
        '> 1 authorization: ***',
        '> 1 {"values":{"SECRET":"***"}}',
        '< 1 200 (1 ms)',
        '< 1 deis_api_version: 2.2',
        '< 1 content-type: application/json',
        '< 1 set-cookie: ***',
        '< 1 {"values":{"SECRET":"***","PORT":"***","UNSET":null},"registry":{"username":"***","password":"***"},"memory":{"web":"1G"}}',
        '',
      ].join('\n'),
    );
  });

  it('is JSON for scripts, beside the result', async () => {
    const { machine } = await start(ok);
    const { stdout, stderr } = await machine.run('config:list -a hello --json --debug');
    expect(JSON.parse(stdout)).toEqual(config);
    const entries = stderr.trimEnd().split('\n');
    expect(entries.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { debug: { number: 1, request: expect.stringContaining('GET ') as string, headers: { authorization: '***' } } },
      { debug: { number: 1, status: 200, body: { values: { SECRET: '***' }, memory: { web: '1G' } } } },
    ]);
  });

  it.each([
    ['1', true],
    ['yes', true],
    ['0', false],
    ['false', false],
    ['', false],
  ])('is asked for with DEIS_DEBUG=%s: %s', async (value, isOn) => {
    const { machine } = await start(ok, { DEIS_DEBUG: value });
    expect((await machine.run('config:list -a hello')).stderr !== '').toBe(isOn);
  });

  it('shows each attempt, each redirect, and why there is no answer', async () => {
    let count = 0;
    const { origin } = await serve((response) => {
      count += 1;
      if (count === 1) response.writeHead(503, { 'Retry-After': '0' }).end();
      else if (count === 2) response.writeHead(302, { Location: '/v2/apps?moved=1&token=t0ken' }).end();
      else response.destroy();
    });
    const machine = ciMachine(origin, { DEIS_API: 'deis-2.2' });
    const { exitCode, stderr } = await machine.run('apps:list --debug');
    expect(exitCode).toBe(7);
    const lines = stderr.split('\n').filter((line) => /^(?:> \d GET|< \d \d|[!E])/.test(line));
    expect(lines.map((line) => line.replaceAll(/\(\d+ ms\)|127[\d.:]+/g, '...'))).toEqual([
      '> 1 GET http://.../v2/apps',
      '< 1 503 ...',
      '> 2 GET http://.../v2/apps',
      '< 2 302 ...',
      ...[3, 4, 5, 6].flatMap((number) => [
        `> ${number} GET http://.../v2/apps?moved=1&token=***`,
        `! ${number} The connection to ... was closed before the response was complete. ...`,
      ]),
      'Error: The connection to ... was closed before the response was complete.',
    ]);
  });

  it.each([
    ['config:list -a hello', `{"values":{"SECRET":"${planted.value}"`, '(29 characters)'],
    ['config:list -a hello', `\ufeff{"values":{"SECRET":"${planted.value}"}}`, '{"values":{"SECRET":"***"}}'],
    ['run env -a hello', `{"exit_code":0,"output":"SECRET=${planted.value}"}`, '{"exit_code":"***","output":"***"}'],
    ['run env -a hello', `SECRET=${planted.value}`, '(14 characters)'],
    ['logs -a hello', `SECRET=${planted.value}`, '(comes piece by piece)'],
    ['apps', '<html><title>Bad Gateway</title></html>', '<html><title>Bad Gateway</title></html>'],
    [
      'apps',
      `{"results":[${'{"id":"a"},'.repeat(9)}{"id":"a"}]}`,
      `{"results":[${'{"id":"a"},'.repeat(5)}"... 5 more"]}`,
    ],
    ['apps', '['.repeat(100_000), '(100000 characters)'],
    ['apps', '['.repeat(1000) + ']'.repeat(1000), '['.repeat(11) + '"..."' + ']'.repeat(11)],
    ['apps', JSON.stringify('x\u001b[31m\n> 9 GET forged'), 'x\\u001b[31m\\u000a> 9 GET forged'],
    ['apps', JSON.stringify('x'.repeat(5000)), `${'x'.repeat(100)}... (5000 characters)`],
  ])('of %s shortens an answer: %s', async (line, body, shown) => {
    const { machine } = await start((response) => response.end(body));
    const { stderr } = await machine.run(['--debug', ...line.split(' ')]);
    const lines = stderr.split('\n').filter((each) => each.startsWith('< 1 '));
    expect(lines.at(-1)).toBe(`< 1 ${shown}`);
  });

  it('does not show what a refusal repeats', async () => {
    const { machine } = await start((response, { headers, body }) => {
      response.writeHead(400, { 'X-Echo': headers.authorization ?? '' });
      response.end(JSON.stringify({ detail: `${headers.authorization ?? ''} ${body}` }));
    });
    const { stderr } = await machine.run(`config:set SECRET=${planted.value} -a hello --debug`);
    expect(stderr).toContain('x-echo: token ***');
    expect(stderr).not.toMatch(new RegExp(`${planted.value}|${planted.token}`));
  });

  it('of a login shows neither the password nor the new token', async () => {
    const { server } = await fake(announced.deis22);
    const machine = createMachine();
    const words = ['login', server.origin, '--username=ada', '--password-stdin', '--debug'];
    const { exitCode, stderr } = await machine.run(words, { input: planted.password });
    machine.remove();
    expect(exitCode).toBe(0);
    expect(stderr).toContain('{"username":"ada","password":"***"}');
    expect(stderr).toContain('{"token":"***"}');
  });

  it('of a certificate shows no private key', async () => {
    const { machine } = await start(ok);
    for (const name of ['foo.pem', 'foo.key']) writeFileSync(join(machine.directory, name), `${planted.value}\n`);
    const { stderr } = await machine.run('certs:add foo foo.pem foo.key --debug');
    expect(stderr).not.toContain(planted.value);
  });

  it('says why nothing is sent', async () => {
    const machine = ciMachine(`http://127.0.0.1:${closedPort}`, { DEIS_API: 'deis-2.2' });
    const { stderr } = await machine.run('destroy -a hello --confirm=hello --debug');
    expect(stderr).toMatch(
      /^> 1 DELETE .*\n(?:> 1 .*\n)*! 1 Could not connect to .*: connection refused\. \(\d+ ms\)\nError: /,
    );
  });
});
