import { describe, expect, it } from 'vitest';
import { type ControllerName, controllerNames, dialectOf } from '../../src/sandbox/rules/controller-names.ts';
import { sample } from '../setup/extent.ts';
import { get } from './runtime/pushed-app.ts';
import { nodeApp, pushPlace, type PushPlace, repository } from './pushing.ts';

interface Release {
  readonly version: number;
  readonly summary: string;
  readonly failed?: boolean;
  readonly exception?: string | null;
}

type Recorded = Readonly<Record<string, unknown>>;

const placeLike = (like: ControllerName): Promise<PushPlace> =>
  pushPlace({ like, showsAddresses: true }, dialectOf(like));

async function releasesOf({ sandbox, token }: PushPlace): Promise<readonly Release[]> {
  return ((await sandbox.ask('releases.list', { app: 'hello' }, token)).json as { results: Release[] }).results;
}

/** Creates an app, builds an image of it, and gives a way to ask about it. */
async function imageLike(
  like: ControllerName,
): Promise<(operation: Parameters<PushPlace['sandbox']['ask']>[0], parameters?: object) => Promise<Recorded>> {
  const { sandbox, token } = await placeLike(like);
  const image = { image: 'example/go', procfile: { web: './go', worker: './work' }, sha: 'a'.repeat(40) };
  const ask = async (operation: Parameters<typeof sandbox.ask>[0], parameters: object = {}): Promise<Recorded> => {
    const { status, json, headers } = await sandbox.ask(operation, { app: 'hello', ...parameters }, token);
    return { status, json, headers };
  };
  const stack = like === 'drycc-1.3' ? { stack: 'container' } : {};
  expect((await ask('builds.create', { ...image, ...stack }))['status']).toBe(201);
  return ask;
}

describe.each(sample(controllerNames, (name) => name.replace(/-.*/, '')))('like %s', (like) => {
  it('an app is pushed, answers, is where it is said to be, and is as it was after a push that fails', async () => {
    const place = await placeLike(like);
    const { sandbox, token, url } = place;
    const { git, commit } = await repository();
    await commit(nodeApp);
    const pushed = await git('push', url(), 'HEAD:main');
    expect(pushed, pushed.output).toMatchObject({ exitCode: 0 });
    expect(await get(sandbox.port, 'hello.localhost')).toMatchObject({ status: 200, text: 'hello' });
    const { json } = await sandbox.ask('apps.info', { app: 'hello' }, token);
    expect(json).toMatchObject({ url: `http://hello.localhost:${sandbox.port}` });
    await commit({ 'server.js': 'process.exit(3)' });
    expect(await git('push', url(), 'HEAD:main')).toMatchObject({ exitCode: 1 });
    expect(await get(sandbox.port, 'hello.localhost')).toMatchObject({ status: 200, text: 'hello' });
    const releases = await releasesOf(place);
    const keeps = /^(?:workflow-2.18|hephy|drycc)/.test(like);
    expect(releases.map(({ version }) => version)).toEqual(keeps ? [3, 2, 1] : [2, 1]);
    expect(sandbox.reported).toEqual([]);
    if (!keeps) return;
    expect(releases[0]).toMatchObject({
      failed: true,
      summary: expect.stringMatching(/^ada deployed \w{7} which failed$/) as string,
    });
    expect(releases[0]?.exception ?? null).toEqual(like === 'workflow-2.18' ? null : expect.stringMatching(/^error: /));
    const back = await sandbox.ask('releases.rollback', { app: 'hello', version: 3 }, token);
    expect(back).toMatchObject({ status: 400, json: { detail: 'Cannot roll back to failed release.' } });
    expect((await sandbox.ask('releases.rollback', { app: 'hello', version: 2 }, token)).json).toEqual({ version: 4 });
  });

  it('says which version it is of, and which release a change of config made only if that does', async () => {
    const ask = await imageLike(like);
    const { status, json, headers } = await ask('config.set', { values: { A: '1' } });
    const { version, headers: names } = dialectOf(like);
    expect(status).toBe(201);
    expect(headers).toMatchObject({ [names.api]: version });
    expect(Object.keys(headers as object).filter((name) => name.endsWith('-Release'))).toEqual(
      { 'deis-1.4': ['X-Deis-Release'], 'deis-1.13': ['Deis-Release', 'X-Deis-Release'] }[like as string] ?? [],
    );
    // Only Deis 1.13 has its own variables among those of the config, once something was built.
    const { values } = json as { values: object };
    expect(values).toEqual({ A: '1', ...(like === 'deis-1.13' && { DEIS_APP: 'hello', DEIS_RELEASE: 'v3' }) });
  });

  it('has the name of the app for its first domain, unless it is Deis v1', async () => {
    const ask = await imageLike(like);
    const { json } = await ask('domains.list');
    const names = (json as { results: { domain: string }[] }).results.map(({ domain }) => domain);
    expect(names).toEqual(like.startsWith('deis') ? [] : ['hello']);
  });

  it('goes back to the first release only if it is Deis v1', async () => {
    const ask = await imageLike(like);
    expect(await ask('releases.rollback', { version: 1 })).toMatchObject(
      like.startsWith('deis')
        ? { status: 201 }
        : {
            status: 400,
            json: {
              detail:
                like === 'workflow-2.0'
                  ? 'No build associated with this release'
                  : 'Cannot roll back to initial release.',
            },
          },
    );
  });

  it('takes tags that no node has only if it is Deis v1', async () => {
    const ask = await imageLike(like);
    const isV1 = like.startsWith('deis');
    expect(await ask('config.set', { tags: { environ: 'dev' } })).toMatchObject({ status: 201 });
    expect(await ask('config.set', { tags: { environ: 'prod' } })).toMatchObject(
      isV1
        ? { status: 201 }
        : {
            status: 400,
            json: {
              detail: 'No nodes matched the provided labels: environ=prod - Addition of environ=prod is the cause',
            },
          },
    );
    expect((await ask('config.get'))['json']).toMatchObject({ tags: { environ: isV1 ? 'prod' : 'dev' } });
  });

  it('has nothing of process types that are gone to scale', async () => {
    const ask = await imageLike(like);
    await ask('pods.scale', { counts: { worker: 2 } });
    const stack = like === 'drycc-1.3' ? { stack: 'container' } : {};
    await ask('builds.create', { image: 'example/go', sha: 'b'.repeat(40), procfile: { web: './go' }, ...stack });
    const isV1 = like.startsWith('deis');
    const structure = (await ask('apps.info'))['json'] as { structure: object };
    expect(structure.structure).toEqual(like === 'deis-1.4' ? { web: 1 } : { web: 1, worker: 0 });
    const scaled = await ask('pods.scale', { counts: { worker: 1 } });
    expect(scaled['status']).toBe(isV1 || like === 'workflow-2.0' ? 400 : 404);
  });
});

it('a name that the cluster refuses is a 503 of Workflow 2.4.2, and of no later one', async () => {
  const create = async (like: ControllerName): Promise<unknown> => {
    const { sandbox, token } = await placeLike(like);
    const { status, json } = await sandbox.ask('apps.create', { id: 'ab--' }, token);
    expect((await sandbox.ask('apps.list', {}, token)).json).toMatchObject({ count: 1 });
    return { status, json };
  };
  expect(await create('workflow-2.4.2')).toEqual({
    status: 503,
    json: { detail: 'Kubernetes resources could not be created' },
  });
  expect(await create('workflow-2.18')).toMatchObject({ status: 400, json: { id: expect.anything() as unknown } });
});

it('Drycc 1.3 wants to know the stack of a build, and Drycc 1.0 does not', async () => {
  const build = async (like: ControllerName): Promise<number> => {
    const { sandbox, token } = await placeLike(like);
    return (await sandbox.ask('builds.create', { app: 'hello', image: 'example/go' }, token)).status;
  };
  expect(await build('drycc-1.0')).toBe(201);
  expect(await build('drycc-1.3')).toBe(400);
});
