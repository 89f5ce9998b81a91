import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSlug } from '../builds/build-slug.ts';
import { type ContainerImage, buildImage as buildImageIn } from '../containers/image.ts';
import { asPythonText } from '../rules/python.ts';
import { readConfig } from '../state/configuration.ts';
import { currentRelease } from '../state/releases.ts';
import { makePrivate } from './folders.ts';
import type { PushQuestion } from './hook.ts';
import type { Pushed, PushPlace } from './push-place.ts';
import { PushRefused } from './push-refused.ts';
import { type Deployment, deploymentOf } from './push-rules.ts';
import { commitOf, headOf, keepObjects, setHead } from './repository.ts';
import { unpack } from './unpack.ts';

type Say = (line: string) => void;

/**
 * Builds and deploys what a push brings, one push of an app after the other. Resolves with what was deployed when the app runs it. Throws a
 * `PushRefused`, or the `Refusal` of the deployment; nothing of the push is left then.
 */
export async function deployPush(
  place: PushPlace,
  pushed: Pushed,
  question: PushQuestion,
  say: Say,
  signal: AbortSignal,
): Promise<Deployment> {
  const deployment = deploymentOf(question.changes);
  const { app, repository } = pushed;
  const waits = (): void => {
    say(`Another push to ${app.id} is being deployed. This one waits for it.`);
  };
  await place.turns.take(app.uuid, signal, waits, async () => {
    if ((await commitOf(repository, deployment.branch, place.path)) !== deployment.before) {
      throw new PushRefused(`${deployment.branch} has moved meanwhile. Fetch it, and push again.`);
    }
    const limit = new AbortController();
    const timer = setTimeout(() => {
      limit.abort(new PushRefused(`The build took longer than ${place.limit / 1000} seconds.`));
    }, place.limit);
    try {
      await build(place, pushed, question, deployment, say, AbortSignal.any([signal, limit.signal]));
    } finally {
      clearTimeout(timer);
    }
  });
  return deployment;
}

async function build(
  place: PushPlace,
  { app, user, repository }: Pushed,
  { quarantine }: PushQuestion,
  { branch, sha }: Deployment,
  say: Say,
  signal: AbortSignal,
): Promise<void> {
  const { controller, folders, path, readServer } = place;
  const { rules, containers } = controller;
  const uuid = randomUUID();
  const bench = join(folders.build, uuid);
  const slug = folders.slug(uuid);
  makePrivate(bench);
  let isDeployed = false;
  const head = headOf(repository);
  try {
    const files = join(bench, 'files');
    await unpack({ repository, quarantine, sha, folder: files, path, signal, say });
    // What is built knows where it lies, as a virtual environment does: that must be where it will run.
    makePrivate(folders.slugs);
    renameSync(files, slug);
    const environment = environmentOf(place, app);
    const buildImage = async (print: Say): Promise<ContainerImage | undefined> => {
      const engine = await containers.find();
      if (!engine) return undefined;
      say(`-----> Building an image with ${engine.name}`);
      const sandbox = place.sandbox();
      return buildImageIn(engine, { folder: slug, build: uuid, sandbox, signal, print });
    };
    const built = await buildSlug({ folder: slug, environment, rules, signal, say, readServer, buildImage });
    const { procfile, dockerfile, isRunnable, image: container } = built;
    signal.throwIfAborted();
    keepObjects(repository, quarantine);
    const image = imageOf(app.id, sha);
    const made = {
      uuid,
      image,
      sha,
      procfile,
      slug: isRunnable,
      container,
      ...(dockerfile !== undefined && { dockerfile: dockerfile.trimEnd() }),
    };
    say('-----> Launching...');
    await setHead(repository, branch, path);
    const release = await place.deploy(controller, app.id, user, made, signal);
    isDeployed = true;
    if (!isRunnable) await rm(slug, { recursive: true, force: true });
    say(
      `       ${app.id} v${release.version} ${release.isDeployed ? `is deployed: ${controller.addressOf(app.id)}` : notDeployed}`,
    );
  } catch (error) {
    // Whatever failed did so because of that.
    throw signal.aborted ? signal.reason : error;
  } finally {
    await rm(bench, { recursive: true, force: true });
    if (!isDeployed) {
      await rm(slug, { recursive: true, force: true });
      await containers.removeImages([uuid]);
      await setHead(repository, head, path).catch(place.report);
    }
  }
}

const notDeployed = 'is not deployed: autodeploy is off. Deploy it with releases:deploy.';

/** What a pushed build is shown as. */
function imageOf(app: string, sha: string): string {
  return `${app}:git-${sha.slice(0, 8)}`;
}

/**
 * The environment of a build: a search path, a home of its own and the app's config, as the builders of real controllers
 * give it to buildpacks. Nothing of the environment of the sandbox's owner is in it.
 */
function environmentOf(
  { controller, folders, path, variables }: PushPlace,
  { id, uuid }: Pushed['app'],
): Record<string, string> {
  const { store } = controller;
  const home = folders.cache(uuid);
  makePrivate(home);
  const { values } = readConfig(store, currentRelease(store, id).config);
  const config = Object.entries(values).map(([name, value]): [string, string] => [name, asPythonText(value)]);
  const usable = config.filter(([name, value]) => /^[^=\0]+$/.test(name) && !value.includes('\0'));
  return {
    LANG: 'C.UTF-8',
    ...sharedCaches(folders.sharedCache),
    GOFLAGS: '-modcacherw',
    npm_config_update_notifier: 'false',
    ...Object.fromEntries(usable),
    PATH: path,
    HOME: home,
    ...variables(),
  };
}

/** A build finds what others have fetched already; of Go, the whole of its library would be compiled for each app. */
function sharedCaches(folder: string): Record<string, string> {
  return {
    npm_config_cache: join(folder, 'npm'),
    PIP_CACHE_DIR: join(folder, 'pip'),
    GOCACHE: join(folder, 'go-build'),
    GOMODCACHE: join(folder, 'go-mod'),
  };
}
