import { describe, expect, it } from 'vitest';
import { readAnswer, readPage } from '../../src/api/answer.ts';
import { deis11 } from '../../src/api/dialects/deis-1.1.ts';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { dialects } from '../../src/api/dialects/registry.ts';
import { drycc20 } from '../../src/api/dialects/drycc-2.0.ts';
import { drycc21 } from '../../src/api/dialects/drycc-2.1.ts';
import { type OperationName, operations } from '../../src/api/operations.ts';
import { noteRelease, releaseOf } from '../../src/api/release-number.ts';

const answer = (body: unknown) => ({
  status: 200,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('the output of run', () => {
  it.each([
    [deis11, { rc: 3, output: 'hi' }],
    [deis11, [3, 'hi']],
    [deis11, { exit_code: 3, output: 'hi' }],
    [deis22, { exit_code: 3, output: 'hi' }],
    [drycc21, { exit_code: 3, output: 'hi' }],
  ])('is read in every shape', (dialect, wire) => {
    expect(readAnswer(dialect, 'apps.run', answer(wire))).toEqual({ exit_code: 3, output: 'hi' });
  });

  it.each([
    [deis11, {}],
    [deis11, ['3', 'hi']],
    [deis22, { rc: 3, output: 'x' }],
  ])('is not made up', (dialect, wire) => {
    expect(() => readAnswer(dialect, 'apps.run', answer(wire))).toThrow(
      expect.objectContaining({ kind: 'controller' }),
    );
  });
});

describe('logs', () => {
  it.each([
    ['a JSON string', '"one\\ntwo \\"x\\"\\n"', 'one\ntwo "x"\n'],
    ['plain text', 'one\ntwo\n', 'one\ntwo\n'],
    ['bytes of Python', "b'one\\ntwo \\'x\\'\\n'", "one\ntwo 'x'\n"],
    ['bytes of Python in double quotes', 'b"it\'s\\n"', "it's\n"],
    ['bytes beyond ASCII', "b'caf\\xc3\\xa9 \\xe2\\x82\\xac'", 'café €'],
    ['a backslash', "b'C:\\\\new'", 'C:\\new'],
    ['text that only starts with a quote', '"quoted" and more', '"quoted" and more'],
    ['text that starts with b', "b'open", "b'open"],
    ['quotes around no JSON string', '"a" "b"', '"a" "b"'],
    ['nothing', '', ''],
  ])('are read from %s', (_, wire, log) => {
    for (const dialect of dialects) {
      // Controllers of 2.3, and Deis 1.13, send text as it is, which may look like any of these.
      const isPlain = dialect.version === '2.3' || dialect.name === 'deis-1.7';
      expect(readAnswer(dialect, 'apps.logs', answer(wire))).toBe(isPlain ? wire : log);
    }
  });
});

describe('dates', () => {
  it('that end in UTC become ISO 8601, and others stay', () => {
    const wire = { id: 'a', created: '2014-01-01T00:00:00UTC', updated: '2014-01-01T00:00:00Z', owner: '2014UTC' };
    expect(readAnswer(deis11, 'apps.info', answer(wire))).toEqual({ ...wire, created: '2014-01-01T00:00:00Z' });
    expect(readAnswer(deis22, 'apps.info', answer({ id: 'a', created: null }))).toEqual({ id: 'a' });
  });

  it('are read in lists and in answers that are lists too', () => {
    const pod = { name: 'a', type: 'web', started: '2014-01-01T00:00:00.5UTC' };
    const read = { ...pod, started: '2014-01-01T00:00:00.5Z' };
    expect(readPage(deis22, 'pods.list', answer({ count: 1, results: [pod] })).items).toEqual([read]);
    expect(readAnswer(deis22, 'pods.restart', answer([pod]))).toEqual([read]);
  });
});

describe('what controllers write differently', () => {
  it('containers get the name and the start of a pod, and keep their own fields', () => {
    const container = { type: 'web', num: 2, state: 'up', release: 'v3', created: '2014-01-01T00:00:00UTC', uuid: 'u' };
    const { items } = readPage(deis11, 'pods.list', answer({ count: 1, next: null, results: [container] }));
    const moment = '2014-01-01T00:00:00Z';
    expect(items).toEqual([{ ...container, name: 'web.2', created: moment, started: moment }]);
  });

  it('the one build of Drycc is a list of one, and the old page stays a page', () => {
    const build = { uuid: 'u', image: 'i' };
    for (const dialect of [drycc20, drycc21]) {
      expect(readPage(dialect, 'builds.list', answer(build))).toEqual({ items: [build], total: 1, next: null });
      const page = { count: 9, next: 'http://x/?offset=1', results: [build] };
      expect(readPage(dialect, 'builds.list', answer(page))).toEqual({ items: [build], total: 9, next: page.next });
      const none = { app: null, image: '', sha: '', procfile: null, dockerfile: '' };
      expect(readPage(dialect, 'builds.list', answer(none))).toEqual({ items: [], total: 0, next: null });
    }
  });

  it('the fingerprint of a new certificate loses its wrapping', () => {
    const wire = { name: 'foo', fingerprint: "b'8A:D2'" };
    expect(readAnswer(deis22, 'certs.add', answer(wire))).toEqual({ name: 'foo', fingerprint: '8A:D2' });
  });

  it.each(['""', 'null'])('the answer to the regeneration of all tokens is no failure: %s', (wire) => {
    expect(readAnswer(deis22, 'auth.regenerate', answer(wire))).toEqual({ token: '' });
  });

  it('the number of a release is in a header, or among the config', () => {
    const withHeader = { values: { DEIS_RELEASE: 'v9' } };
    noteRelease(withHeader, { 'x-deis-release': '3' }, deis11);
    expect(releaseOf(withHeader)).toBe('v3');
    expect(JSON.stringify(withHeader)).toBe('{"values":{"DEIS_RELEASE":"v9"}}');
    const ofDrycc = {};
    noteRelease(ofDrycc, { 'x-drycc-release': '4' }, drycc20);
    expect(releaseOf(ofDrycc)).toBe('v4');
    for (const name of ['DEIS_RELEASE', 'DRYCC_RELEASE', 'WORKFLOW_RELEASE']) {
      expect(releaseOf({ values: { [name]: 'v5' } })).toBe('v5');
    }
    noteRelease({}, { 'x-deis-release': 'none' }, deis11);
    for (const value of [{}, { values: null }, { values: { DEIS_RELEASE: '<b>' } }])
      expect(releaseOf(value)).toBeUndefined();
  });
});

describe('a page', () => {
  it.each([
    [{ count: 250, next: 'http://x/?limit=1', results: [{ id: 'a' }] }, 250, 'http://x/?limit=1'],
    [{ count: '250', next: null, results: [{ id: 'a' }] }, 250, null],
    [{ count: null, next: '', results: [{ id: 'a' }] }, 1, null],
    [{ count: -3, results: [{ id: 'a' }] }, 1, null],
    [{ count: 'many', next: 5, results: [{ id: 'a' }] }, 1, null],
    [{ count: 1e300, results: [{ id: 'a' }] }, 1, null],
    [{ results: [{ id: 'a' }] }, 1, null],
  ])('is read from %o', (wire, total, next) => {
    expect(readPage(deis22, 'apps.list', answer(wire))).toEqual({ items: [{ id: 'a' }], total, next });
  });

  it.each([
    '',
    'null',
    '[]',
    '"x"',
    '5',
    '{}',
    '{"results":null}',
    '{"results":{}}',
    '{"results":[null]}',
    '{"results":[["a"]]}',
    '{"results":[{"id":5}]}',
    '{"results":[{}]}',
    '<html>',
    '{"results":[',
    '{"results":[{"id":"a"}]} trailing',
  ])('is not made of %s', (body) => {
    expect(() => readPage(deis22, 'apps.list', answer(body))).toThrow(
      expect.objectContaining({ kind: 'controller', exitCode: 8 }),
    );
  });
});

const bad: readonly [what: string, body: string][] = [
  ['empty', ''],
  ['null', 'null'],
  ['a number', '5'],
  ['a string', '"yes"'],
  ['a page of HTML', '<!DOCTYPE html><h1>Welcome</h1>'],
  ['text', 'OK'],
  ['cut off', '{"id":"a'],
  ['nested without end', '['.repeat(100_000)],
  ['nested deeply', `{"id":"a","uuid":"a","x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
];

describe('an answer of success', () => {
  const read = (Object.keys(operations) as OperationName[]).filter((name) =>
    ['object', 'list'].includes(operations[name].answer),
  );
  const isChange = (name: OperationName): boolean => 'accepted' in operations[name];
  it.each(bad)('that is %s is a failure of the controller, whatever was asked', (what, body) => {
    for (const name of read) {
      if (name === 'auth.regenerate' && what === 'null') continue;
      if (isChange(name) && what !== 'a page of HTML') continue;
      const reading = () => readAnswer(deis22, name, answer(body));
      expect(reading, name).toThrow(expect.objectContaining({ kind: 'controller', exitCode: 8 }));
      expect(reading, name).toThrow(name);
    }
  });

  it.each(bad)('that is %s does not undo a change that was accepted', (what, body) => {
    for (const name of read.filter(isChange)) {
      const reasons: string[] = [];
      const value = readAnswer(deis22, name, { ...answer(body), status: 201 }, (why) => reasons.push(why));
      const isAllTokens = name === 'auth.regenerate' && what === 'null';
      expect(value, name).toEqual(isAllTokens ? { token: '' } : operations[name].answer === 'list' ? [] : {});
      expect(reasons, name).toHaveLength(isAllTokens ? 0 : 1);
    }
  });

  it('to a change loses what cannot be read of it, and keeps the rest', () => {
    const reasons: string[] = [];
    const wire = { app: 'hello', values: 5, memory: null, cpu: 'none', uuid: 'u', owner: null };
    const read = readAnswer(deis22, 'config.set', answer(wire), (why) => reasons.push(why));
    expect(read).toEqual({ app: 'hello', uuid: 'u', memory: {} });
    expect(reasons).toEqual(['its "values" is not what the API documents promise']);
  });

  it('has empty lists and objects for those that are null', () => {
    expect(readAnswer(deis22, 'config.get', answer({ values: null }))).toEqual({ values: {} });
    expect(readAnswer(deis22, 'perms.list', answer({ users: null }))).toEqual({ users: [] });
    const settings = { maintenance: null, autoscale: null, label: null, whitelist: null };
    expect(readAnswer(deis22, 'settings.get', answer(settings))).toEqual({ autoscale: {}, label: {}, whitelist: [] });
    const rules = { autoscale: { web: null, worker: { min: 1, max: 2, cpu_percent: 50 } } };
    expect(readAnswer(deis22, 'settings.get', answer(rules))).toEqual({
      autoscale: { worker: rules.autoscale.worker },
    });
    const pod = { type: 'cmd', replicas: 0, state: 'stopped' };
    expect(readPage(deis22, 'pods.list', answer({ results: [pod] })).items).toEqual([pod]);
  });

  it('to a read says which field cannot be read', () => {
    expect(() => readAnswer(deis22, 'config.get', answer({ app: 'hello' }))).toThrow('its "values" is not');
    expect(() => readAnswer(deis22, 'apps.info', answer({ id: null }))).toThrow('its "id" is not');
  });

  it('is not looked at where nothing is expected', () => {
    for (const [what, body] of bad) {
      if (what !== 'a page of HTML') expect(readAnswer(deis22, 'apps.destroy', answer(body))).toBeNull();
    }
  });

  it.each(Object.keys(operations) as OperationName[])('is no web page, as networks show one to log in: %s', (name) => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '\n<!DOCTYPE html><h1>Log in</h1>' };
    const isPage = operations[name].answer === 'page';
    const reading = () => (isPage ? readPage(deis22, name, page) : readAnswer(deis22, name, page));
    expect(reading).toThrow(/web page/);
  });

  it('may be a log that looks like one', () => {
    const log = { status: 200, headers: { 'content-type': 'text/plain' }, body: '<web.1> hello' };
    expect(readAnswer(deis22, 'apps.logs', log)).toBe('<web.1> hello');
  });

  it('keeps what it does not know, big numbers as they are in JSON, and fields with odd names', () => {
    const wire = '{"id":"a","structure":{"web":1},"new":{"deep":[1,2]},"constructor":"x"}';
    expect(JSON.stringify(readAnswer(deis22, 'apps.info', answer(wire)))).toBe(wire);
  });
});
