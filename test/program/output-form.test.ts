import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place;
const apps = ['alpha', 'beta', 'gamma'];
beforeAll(async () => {
  place = await createPlace('deis-2.3');
  place.machine.environment['DEIS_APP'] = 'alpha';
  for (const app of apps)
    expect(await place.machine.run(`apps:create ${app} --no-remote`)).toMatchObject({ exitCode: 0 });
  expect(await place.machine.run(['config:set', 'A=1', 'B==x,"y"', 'C=no'])).toMatchObject({ exitCode: 0 });
});
afterAll(() => place.close());

async function printed(words: readonly string[] | string, options = {}): Promise<string> {
  const outcome = await place.machine.run(words, options);
  expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
  return outcome.stdout;
}

const ids = '[{"id":"alpha"},{"id":"beta"},{"id":"gamma"}]\n';

describe('--json', () => {
  it.each([
    ['apps:list --json id', ids],
    ['apps:list --json=id', ids],
    ['apps --json id', ids],
    ['--json=id apps', ids],
    ['apps:list --json=id -l 1', '[{"id":"alpha"}]\n'],
    ['apps:list --json url,id --limit 1', /^\[\{"url":("[^"]*"|null),"id":"alpha"\}\]\n$/],
    ['apps:info -a beta --json id,owner', '{"id":"beta","owner":"ada"}\n'],
    ['config:list --json app', '{"app":"alpha"}\n'],
    ['config:unset --json app,values NOT', ''],
    ['apps:list --json=id -o json', ids],
    ['apps:list -o json --json', /^\[\{"uuid":|^\[\{"id":/],
  ] as const)('"%s" picks fields', async (line, wanted) => {
    const { exitCode, stdout } = await place.machine.run(line);
    if (typeof wanted === 'string') expect({ line, stdout }).toEqual({ line, stdout: wanted });
    else expect(stdout).toMatch(wanted);
    expect(exitCode).toBe(wanted === '' ? 6 : 0);
  });

  it.each([
    ['config:set --json D=1', { D: '1' }],
    ['config:set D=1 --json E=2', { D: '1', E: '2' }],
    ['config:unset --json D', { E: '2' }],
    ['--json config:set D=3', { D: '3', E: '2' }],
    ['config:unset D E --json', {}],
  ])('"%s" takes no argument for its fields', async (line, values) => {
    const config = JSON.parse(await printed(line)) as { values: object };
    expect(config).toMatchObject({ app: 'alpha', values });
    for (const name of ['D', 'E']) expect(name in config.values).toBe(name in values);
  });

  it('before the command takes the command for no field', async () => {
    expect(JSON.parse(await printed('--json apps'))).toHaveLength(3);
  });
});

describe('--jq', () => {
  it.each([
    ['.[].id', 'alpha\nbeta\ngamma\n'],
    ['map(.id)', '["alpha","beta","gamma"]\n'],
    ['[.[] | select(.id | test("^[ab]"))] | length', '2\n'],
    ['.[0] | {id, owner}', '{"id":"alpha","owner":"ada"}\n'],
    ['.[] | [.id, .owner] | @csv', '"alpha","ada"\n"beta","ada"\n"gamma","ada"\n'],
    ['-1', '-1\n'],
    ['"two\\nlines", ""', 'two\nlines\n\n'],
    ['empty', ''],
    ['env | has("DEIS_APP"), has("HOME")', 'false\ntrue\n'],
  ])('%s', async (expression, wanted) => {
    expect(await printed(['apps:list', '--jq', expression])).toBe(wanted);
  });

  it('works on the fields that are picked, and on objects', async () => {
    expect(await printed(['apps:list', '--json=id', '--jq', '.[0] | keys'])).toBe('["id"]\n');
    expect(await printed(['apps:info', '--jq', '.id'])).toBe('alpha\n');
  });

  it('escapes on a terminal what could command it', async () => {
    expect(await printed(['apps:list', '--jq', '"\\u001b[31m", {a: 1}'], { isTerminal: true })).toBe(
      '\\u001b[31m\n{\n  "a": 1\n}\n',
    );
  });

  it('fails after what it made, when it fails', async () => {
    const { exitCode, stdout, stderr } = await place.machine.run(['apps:list', '--jq', '.[0].id, .id']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: 'alpha\n' });
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'failure', message: 'jq stopped: Cannot index array with string ("id")' },
    });
  });
});

describe('--template', () => {
  it.each([
    ['{{#.}}{{id}} {{owner}}\\n{{/.}}', 'alpha ada\nbeta ada\ngamma ada\n'],
    ['{{#.}}{{id}},{{/.}}', 'alpha,beta,gamma,\n'],
    ['{{#.}}{{^missing}}-{{/missing}}{{/.}}', '---\n'],
    ['{{constructor}}{{#toString}}x{{/toString}}{{#.}}{{__proto__}}{{pop}}{{hasOwnProperty}}{{/.}}', ''],
    ['{{! nothing }}', ''],
    ['{{> partial}}', ''],
  ])('%s', async (template, wanted) => {
    const { stdout } = await place.machine.run(['apps:list', '--template', template]);
    expect(stdout).toBe(wanted);
  });

  it('escapes nothing for HTML, and writes objects as JSON', async () => {
    expect(await printed(['config:list', '--template', '{{values.B}} {{values}}'])).toBe(
      '=x,"y" {"A":"1","B":"=x,\\"y\\"","C":"no"}\n',
    );
  });
});

describe('-o', () => {
  it('table prints the table of a terminal in a pipe', async () => {
    const table = await printed('releases:list -o table');
    expect(table).toContain('VERSION  CREATED');
    expect(table).toContain('now');
    expect(await printed('releases:list')).not.toBe(table);
  });

  it('yaml prints what --json prints, for readers of every version of YAML', async () => {
    const text = await printed('config:list -o yaml');
    expect(text).toContain('C: "no"');
    expect(parse(text)).toEqual(JSON.parse(await printed('config:list --json')));
    expect(parse(await printed('apps:list --output=yaml'))).toEqual(JSON.parse(await printed('apps:list --json')));
    expect(await printed('certs:list -o yaml')).toBe('[]\n');
    expect(await printed('apps:list -o yaml --json=id')).toBe('- id: alpha\n- id: beta\n- id: gamma\n');
  });

  it('csv prints a line of names and one of each item, which no spreadsheet takes for a formula', async () => {
    expect(await printed('apps:list -o csv --json id,owner')).toBe(
      'id,owner\r\nalpha,ada\r\nbeta,ada\r\ngamma,ada\r\n',
    );
    expect(await printed('config:list -o csv --json=app,values')).toBe(
      'app,values\r\nalpha,"{""A"":""1"",""B"":""=x,\\""y\\"""",""C"":""no""}"\r\n',
    );
    expect(await printed('certs:list -o csv --json=name,expires')).toBe('name,expires\r\n');
    expect((await printed('apps:list -o csv')).split('\r\n')).toHaveLength(5);
  });

  it('is the own option of config:pull, and --output the common one', async () => {
    expect(JSON.parse(await printed('config:pull -o --output json'))).toMatchObject({ path: null, values: { A: '1' } });
  });
});

describe('wrong usage', () => {
  it.each([
    ['apps:list --json nonsense', /^apps:list has no field "nonsense"\./, /id, owner, /],
    ['apps:list --json=id,', /has no field ""/, /Its fields are id/],
    ['config:set --json=nonsense A=1', /^config:set has no field "nonsense"/, /app, owner, values/],
    ['apps:logs --json=id', /^apps:logs has no field "id"/, /time, source, process, message/],
    ['apps:list -o csv --json', /--json and -o csv contradict each other/, /--json=FIELD/],
    ['apps:list -o table --json=id', /--json and -o table contradict each other/, /./],
    ['apps:list -o yaml --jq .', /-o yaml and --jq contradict each other/, /./],
    ['apps:list --template x --jq .', /--jq and --template contradict each other/, /./],
    ['apps:list -o xml', /argument 'xml' is invalid. Allowed choices are table, json, yaml, csv/, /./],
    ['apps:list --jq .[', /^Invalid --jq expression: .*unexpected end of file \(line 1, column 2\)\.$/, /./],
    ['apps:list --jq nosuch', /nosuch\/0 is not defined/, /./],
    ['apps:list --template {{#a}}', /^Invalid --template: Unclosed section "a" at 6\.$/, /./],
  ])('%s', async (line, message, hint) => {
    const before = place.sandbox.url;
    const { exitCode, stdout, stderr } = await place.machine.run(line, { environment: { DEIS_CONTROLLER: before } });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    const isJson = !line.includes('-o table') && !line.includes('xml');
    if (!isJson) return;
    const { error } = JSON.parse(stderr) as { error: { code: string; message: string; hint: string | null } };
    expect(error).toMatchObject({ code: 'usage', message: expect.stringMatching(message) as string });
    expect(error.hint ?? 'none').toMatch(hint);
  });

  it('changes nothing', async () => {
    for (const option of ['--jq=.[', '--template={{#a}}', '--json=nonsense', '-oxml']) {
      const { exitCode } = await place.machine.run(['apps:create', 'delta', '--no-remote', option]);
      expect({ option, exitCode }).toEqual({ option, exitCode: 2 });
    }
    expect(await printed('apps:list --json=id')).toBe(ids);
  });

  it('and every other failure is JSON for each form that is for programs', async () => {
    for (const words of ['-o yaml', '-ocsv', '--output=csv', '--jq .', '--template=x', '--json=id']) {
      const { exitCode, stderr } = await place.machine.run(`apps:info -a missing ${words}`);
      expect({ words, exitCode, error: JSON.parse(stderr) as unknown }).toMatchObject({
        exitCode: 5,
        error: { error: { code: 'not_found', status: 404 } },
      });
    }
    expect((await place.machine.run('apps:info -a missing -o table')).stderr).toMatch(/^Error: /);
  });
});
