import { describe, expect, test } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import type { OperationName } from '../../src/api/operations.ts';
import { type Answer, preparedState, type StartedSandbox } from './started-sandbox.ts';

const withApp = preparedState(async (sandbox) => {
  const token = await sandbox.join('test');
  await sandbox.ask('apps.create', { id: 'go' }, token);
  return token;
});

type Ask = (operation: OperationName, params?: object) => Promise<Answer>;

async function app(dialect = deis22): Promise<{ ask: Ask; sandbox: StartedSandbox }> {
  const { sandbox, prepared: token } = await withApp(dialect);
  return { sandbox, ask: (operation, params) => sandbox.ask(operation, { app: 'go', ...params }, token) };
}

/** An item of a list of releases or pods. */
interface Listed {
  readonly summary?: string;
  readonly version?: number;
  readonly build?: string | null;
  readonly config?: string;
  readonly name?: string;
  readonly type?: string;
  readonly num?: number;
  readonly uuid?: string;
  readonly release?: string;
}

const results = ({ json }: Answer): readonly Listed[] => (json as { results: readonly Listed[] }).results;

async function summaries(ask: Ask): Promise<readonly unknown[]> {
  return results(await ask('releases.list')).map(({ summary }) => summary);
}

async function structure(ask: Ask): Promise<unknown> {
  return ((await ask('apps.info')).json as { structure: unknown }).structure;
}

describe.each(dialects)('$name', (dialect) => {
  const isV1 = dialect.prefix === '/v1';

  test('every change of config or build makes a release and says what it was', async () => {
    const { ask } = await app(dialect);
    await ask('builds.create', { image: 'example/go:v1', procfile: { web: './go' } });
    await ask('builds.create', { image: 'go', sha: 'deadbeefdeadbeef', procfile: { web: './go' } });
    await ask('config.set', { values: { FOO: 'bar', A: '1' } });
    await ask('config.set', { values: { FOO: 'baz', A: null, NEW: 'n' } });
    await ask('config.set', { memory: { web: '128M' }, cpu: { web: isV1 ? 512 : '500m' } });
    await ask('config.set', { tags: { rack: 'a' }, values: { Z: '9' } });
    await ask('pods.scale', { counts: { web: 2 } });
    await ask('releases.rollback', { version: 2 });
    expect(await summaries(ask)).toEqual([
      'test rolled back to v2',
      'test added Z, added tag rack',
      'test changed limits for memory, cpu',
      'test added NEW, changed FOO, deleted A',
      'test added FOO, A',
      'test deployed deadbee',
      'test deployed example/go:v1',
      'test created initial release',
    ]);
    const versions = results(await ask('releases.list')).map(({ version }) => version);
    expect(versions).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  test('a rollback brings back the config and the build of the release, as a new one', async () => {
    const { ask } = await app(dialect);
    await ask('config.set', { values: { COLOR: 'red' } });
    await ask('builds.create', { image: 'example/go:v1' });
    await ask('config.set', { values: { COLOR: 'blue' } });
    await ask('builds.create', { image: 'example/go:v2' });
    expect((await ask('releases.rollback', { version: 3 })).json).toEqual({ version: 6 });
    expect((await ask('config.get')).json).toMatchObject({ values: { COLOR: 'red' } });
    const [newest, , , third] = results(await ask('releases.list'));
    expect(newest).toMatchObject({ version: 6, build: third?.build, config: third?.config });
    // Without a version it is the one before.
    expect((await ask('releases.rollback')).json).toEqual({ version: 7 });
    expect((await ask('config.get')).json).toMatchObject({ values: { COLOR: 'blue' } });
    expect((await ask('releases.rollback', { version: '4' })).json).toEqual({ version: 8 });
  });

  test('a rollback to the first release is what the documents show: nothing runs then, until a build comes', async () => {
    const { ask } = await app(dialect);
    await ask('builds.create', { image: 'example/go:v1' });
    if (dialect.documents.length === 0 && !isV1) {
      const refused = await ask('releases.rollback', { version: 1 });
      expect([refused.status, refused.json]).toEqual([400, { detail: 'Cannot roll back to initial release.' }]);
      return;
    }
    expect((await ask('releases.rollback', { version: 1 })).json).toEqual({ version: 3 });
    expect(results(await ask('pods.list'))).toEqual([]);
    await ask('builds.create', { image: 'example/go:v2' });
    expect(results(await ask('pods.list'))).toHaveLength(1);
  });

  test('a rollback to what is no release is refused', async () => {
    const { ask } = await app(dialect);
    expect((await ask('releases.rollback')).json).toEqual({ detail: 'version cannot be below 0' });
    // Deis v1 fails, which a sandbox of a later release of it does as well.
    const fails = dialect.name === 'deis-1.7';
    expect((await ask('releases.rollback', { version: 'v2' })).status).toBe(fails ? 500 : 400);
    const missing = await ask('releases.rollback', { version: 999 });
    expect(missing.status).toBe(fails ? 500 : isV1 ? 404 : 400);
    expect((await ask('releases.info', { version: 999 })).status).toBe(fails ? 500 : 404);
    expect(await summaries(ask)).toEqual(['test created initial release']);
  });

  test('a config that changes nothing', async () => {
    const { ask } = await app(dialect);
    await ask('config.set', { values: { A: '1' } });
    for (const params of [{ values: { A: '1' } }, { values: {} }, {}]) {
      const { status, json } = await ask('config.set', params);
      if (isV1) expect(status).toBe(201);
      else expect([status, json]).toEqual([409, { detail: 'test changed nothing - release stopped' }]);
    }
    const nothing = isV1 ? ['test changed nothing', 'test changed nothing', 'test changed nothing'] : [];
    expect(await summaries(ask)).toEqual([...nothing, 'test added A', 'test created initial release']);
  });

  test('the unsetting of an unknown variable', async () => {
    const { ask } = await app(dialect);
    const { status, json } = await ask('config.set', { values: { NOPE: null, A: '1' } });
    if (isV1) expect(status).toBe(201);
    else expect([status, json]).toEqual([422, { detail: 'NOPE does not exist under values' }]);
    expect((await ask('config.get')).json).toMatchObject({ values: isV1 ? { A: '1' } : {} });
  });

  test('values keep their JSON types in API 1.1, and become text later', async () => {
    const { ask } = await app(dialect);
    const values = { INT: 42, FLOAT: 1.5, BOOL: true, LIST: [1, 'two'], OBJECT: { a: null }, TEXT: 'é\n' };
    await ask('config.set', { values });
    const asText = {
      ...{ INT: '42', FLOAT: '1.5', BOOL: 'True', LIST: "[1, 'two']", OBJECT: "{'a': None}", TEXT: 'é\n' },
    };
    expect((await ask('config.get')).json).toMatchObject({ values: dialect.name === 'deis-1.1' ? values : asText });
  });

  test('the answer to a change shows what processes find beside the config, the config itself does not', async () => {
    const { ask } = await app(dialect);
    const { json } = await ask('config.set', { values: { A: '1' } });
    const prefix = dialect.product.toUpperCase();
    const isDocumented = dialect.documents.length > 0;
    const injected = isDocumented ? { [`${prefix}_APP`]: 'go', [`${prefix}_RELEASE`]: 'v2' } : {};
    expect((json as { values: unknown }).values).toEqual({ ...injected, A: '1' });
    expect(((await ask('config.get')).json as { values: unknown }).values).toEqual({ A: '1' });
  });

  test('the release header is there where the documents show one', async () => {
    const { ask } = await app(dialect);
    const built = await ask('builds.create', { image: 'example/go' });
    const set = await ask('config.set', { values: { A: '1' } });
    const other = await ask('releases.rollback');
    const { release } = dialect.headers;
    const numbers = [built, set, other].map(({ headers }) => headers[release ?? 'X-Deis-Release']);
    expect(numbers).toEqual(release === null ? [undefined, undefined, undefined] : ['2', '3', undefined]);
  });

  test('the first deploy starts one web, or one cmd; later ones keep the counts', async () => {
    const { ask } = await app(dialect);
    await ask('builds.create', { image: 'example/go', procfile: { web: './go', worker: './work' } });
    expect(await structure(ask)).toEqual({ web: 1 });
    await ask('pods.scale', { counts: { web: 3, worker: 2 } });
    await ask('builds.create', { image: 'example/go:2', procfile: { web: './go', clock: './tick' } });
    // Deis v1 stops what is missing, and starts nothing in its place.
    const stops = dialect.name === 'deis-1.7';
    expect(await structure(ask)).toEqual(stops ? { web: 3, worker: 0 } : { web: 3 });
    const types = results(await ask('pods.list')).map(({ type, release }) => `${type} ${release}`);
    expect(types).toEqual(['web v3', 'web v3', 'web v3']);
    await ask('builds.create', { image: 'example/go:3' });
    expect(await structure(ask)).toEqual(stops ? { web: 0, worker: 0 } : { cmd: 1 });
  });

  test('scaling starts and ends only what is missing or too many', async () => {
    const { ask } = await app(dialect);
    await ask('builds.create', { image: 'example/go', procfile: { web: './go' } });
    const named = async (): Promise<readonly unknown[]> =>
      results(await ask('pods.list')).map(({ name, uuid }) => name ?? uuid);
    const [first] = await named();
    expect((await ask('pods.scale', { counts: { web: '3' } })).status).toBe(204);
    const three = await named();
    expect(three).toHaveLength(3);
    expect(new Set(three).size).toBe(3);
    expect(three[0]).toBe(first);
    await ask('pods.scale', { counts: { web: 1.7 } });
    expect(await named()).toEqual([first]);
    await ask('pods.scale', { counts: { web: 0 } });
    expect(await named()).toEqual([]);
    expect(await structure(ask)).toEqual(dialect.name === 'deis-1.7' ? {} : { web: 0 });
  });

  test('pods have the names of v2 or the numbers of v1', async () => {
    const { ask } = await app(dialect);
    await ask('builds.create', { image: 'example/go', procfile: { web: './go', worker: './work' } });
    await ask('pods.scale', { counts: { web: 2, worker: 1 } });
    const pods = results(await ask('pods.list'));
    if (isV1) expect(pods.map(({ type, num }) => `${type}.${num ?? ''}`)).toEqual(['web.1', 'web.2', 'worker.1']);
    else for (const { name, type } of pods) expect(name).toMatch(new RegExp(`^go-v2-${type}-[a-z0-9]{5}$`));
    expect(results(await ask('pods.listByType', { type: 'worker' }))).toHaveLength(1);
    expect(results(await ask('pods.listByType', { type: 'nope' }))).toEqual([]);
  });

  test.each([
    [{ web: 'two' }, 400, /^Invalid scaling format/],
    [{ web: -1 }, 400, /^Invalid scaling format/],
    [{ web: null }, 400, /^Invalid scaling format/],
    [{ web: [1] }, 400, /^Invalid scaling format/],
    [{ web: 1_000_000 }, 400, /^Invalid scaling format/],
    [{ nope: 1 }, isV1 ? 400 : 404, /^Container type nope does not exist in application$/],
    [{ web: 2, nope: 0 }, isV1 ? 400 : 404, /^Container type nope does not exist in application$/],
  ])('scaling by %o is refused, and changes nothing', async (counts, status, detail) => {
    const { ask } = await app(dialect);
    await ask('builds.create', { image: 'example/go', procfile: { web: './go' } });
    const refused = await ask('pods.scale', { counts });
    expect(refused.status).toBe(status);
    expect((refused.json as { detail: string }).detail).toMatch(detail);
    expect(await structure(ask)).toEqual({ web: 1 });
  });

  test('before a build there is nothing to scale or to run', async () => {
    const { ask } = await app(dialect);
    const scaled = await ask('pods.scale', { counts: { web: 1 } });
    expect([scaled.status, scaled.json]).toEqual([400, { detail: 'No build associated with this release' }]);
    const ran = await ask('apps.run', { command: 'true' });
    const detail = 'No build associated with this release to run this command';
    expect([ran.status, ran.json]).toEqual([400, { detail }]);
  });

  test('builds are listed newest first, or the current one alone', async () => {
    const { ask } = await app(dialect);
    const none = (await ask('builds.list')).json;
    await ask('builds.create', { image: 'example/go:1' });
    await ask('builds.create', { image: 'example/go:2', dockerfile: 'FROM scratch\n' });
    const { json } = await ask('builds.list');
    if (dialect.codecs['builds.list']) {
      expect(none).toEqual({ app: null, image: '', sha: '', procfile: null, dockerfile: '' });
      expect(json).toMatchObject({ image: 'example/go:2', dockerfile: 'FROM scratch' });
    } else {
      expect(none).toEqual({ count: 0, next: null, previous: null, results: [] });
      expect(json).toMatchObject({ count: 2, results: [{ image: 'example/go:2' }, { image: 'example/go:1' }] });
    }
  });
});

describe('v2', () => {
  test('a restart gives new names, of all pods, of a type, or of one', async () => {
    const { ask } = await app();
    await ask('builds.create', { image: 'example/go', procfile: { web: './go', worker: './work' } });
    await ask('pods.scale', { counts: { web: 2, worker: 1 } });
    const names = async (): Promise<(string | undefined)[]> => results(await ask('pods.list')).map(({ name }) => name);
    const [web1, web2, worker1] = await names();
    const one = await ask('pods.restartByName', { type: 'web', pod: web2 });
    expect(one.json).toHaveLength(1);
    const [sameWeb1, newWeb2, sameWorker1] = await names();
    expect([sameWeb1, sameWorker1]).toEqual([web1, worker1]);
    expect(newWeb2).not.toBe(web2);
    expect((await ask('pods.restartByType', { type: 'worker' })).json).toMatchObject([{ type: 'worker' }]);
    const all = (await ask('pods.restart')).json as readonly Listed[];
    expect(all.map(({ name }) => name)).toEqual(await names());
    expect(await names()).not.toContain(web1);
    expect((await ask('pods.restartByType', { type: 'nope' })).json).toEqual([]);
    expect((await ask('pods.restartByName', { type: 'web', pod: worker1 })).json).toEqual([]);
  });

  test.each([
    [
      { values: { 'BAD-KEY': 'x' } },
      'values',
      'Config keys must start with a letter or underscore and only contain [A-z0-9_]',
    ],
    [
      { values: { '': 'x' } },
      'values',
      'Config keys must start with a letter or underscore and only contain [A-z0-9_]',
    ],
    [{ values: null }, 'values', 'This field may not be null.'],
    [{ values: ['a'] }, 'values', 'Value must be a JSON object.'],
    [{ values: { PORT: 'abc' } }, 'values', 'PORT can only be a numeric value'],
    [{ values: { PORT: 70_000 } }, 'values', 'PORT needs to be between 1 and 65535'],
    [{ memory: { web: '512' } }, 'memory', 'Limit format: <number><unit>, where unit = B, K, M or G'],
    [{ memory: { 'web-1!': '1G' } }, 'memory', 'Process types can only contain alphanumeric'],
    [{ cpu: { web: 'lots' } }, 'cpu', 'CPU shares must be a numeric value'],
    [{ tags: { 'bad key': 'x' } }, 'tags', 'Tag keys must be alphanumeric or "-_.", and 1-63 characters.'],
    [{ tags: { 'b@d/name': 'x' } }, 'tags', 'Tag key prefixes must be DNS subdomains.'],
    [{ tags: { ssd: 'b@d' } }, 'tags', 'Tag values must be alphanumeric or "-_.", and 1-63 characters.'],
    [
      { healthcheck: { web: { aliveProbe: {} } } },
      'healthcheck',
      'Healthcheck keys must be either livenessProbe or readinessProbe',
    ],
    [
      { healthcheck: { web: { livenessProbe: { httpGet: { path: '/' } } } } },
      'healthcheck',
      "could not validate {'httpGet': {'path': '/'}}: 'port' is a required property",
    ],
    [
      { healthcheck: { web: { livenessProbe: { exec: { command: [] } } } } },
      'healthcheck',
      "could not validate {'exec': {'command': []}}: [] is too short",
    ],
  ])('config %o is refused', async (params, field, message) => {
    const { ask } = await app();
    const { status, json } = await ask('config.set', params);
    expect([status, json]).toEqual([400, { [field]: [message] }]);
  });

  test('probes are set and unset one by one', async () => {
    const { ask } = await app();
    const probe = { tcpSocket: { port: 80 } };
    const shown = async (): Promise<unknown> =>
      ((await ask('config.get')).json as { healthcheck: unknown }).healthcheck;
    await ask('config.set', { healthcheck: { web: { livenessProbe: probe, readinessProbe: probe } } });
    await ask('config.set', { healthcheck: { web: { livenessProbe: null } } });
    expect(await shown()).toEqual({ web: { readinessProbe: probe } });
    const again = await ask('config.set', { healthcheck: { web: { livenessProbe: null } } });
    expect([again.status, again.json]).toEqual([422, { detail: 'web does not exist under healthcheck' }]);
    await ask('config.set', { healthcheck: { web: null } });
    expect(await shown()).toEqual({});
  });

  test('a private registry needs a port', async () => {
    const { ask } = await app();
    const registry = { registry: { USERNAME: 'bob', password: 's3cret' } };
    const { status, json } = await ask('config.set', registry);
    const detail = 'PORT needs to be set in the config when using a private registry';
    expect([status, json]).toEqual([400, { detail }]);
    await ask('config.set', { values: { PORT: '8080' } });
    expect((await ask('config.set', registry)).status).toBe(201);
    expect(await summaries(ask)).toContain('test added registry info username, password');
    // The documents' config shows no registry; real controllers have one, so it is there as soon as it holds something.
    expect((await ask('config.get')).json).toMatchObject({ registry: { username: 'bob', password: 's3cret' } });
    await ask('config.set', { registry: { username: null, password: null } });
    expect((await ask('config.get')).json).not.toHaveProperty('registry');
  });
});
