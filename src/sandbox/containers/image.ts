import { isJsonObject, parseJson } from '../../base/json-object.ts';
import { runStep } from '../builds/run-step.ts';
import { call, type Engine } from './engine.ts';

/** An image that an engine has. */
export interface ContainerImage {
  /** Its id: what has its name later is another image. */
  readonly image: string;
  /** The first port that it says it listens on. */
  readonly port: number | undefined;
}

/** The label of the images that a sandbox built. That of its containers is another, as containers have the labels of their image. */
const label = 'SANDBOX_IMAGE_OF';

/** What a build of the sandbox is called by the engine. */
function tagOf(build: string): string {
  return `sandbox/${build}`;
}

/** How a Dockerfile is built. */
export interface ImageBuild {
  /** The folder that has it. */
  readonly folder: string;
  /** The id of the build. */
  readonly build: string;
  /** The id of the sandbox. */
  readonly sandbox: string;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
}

/** Builds the Dockerfile of a folder. Throws a `PushRefused` if that fails. */
export async function buildImage(
  engine: Engine,
  { folder, build, sandbox, signal, print }: ImageBuild,
): Promise<ContainerImage> {
  const tag = tagOf(build);
  const args = ['build', '--label', `${label}=${sandbox}`, '--tag', tag, '.'];
  await runStep({ file: engine.program, args, folder, environment: engine.environment, signal, print });
  const image = await inspect(engine, tag);
  if (!image) throw new Error(`${engine.name} has no image that it has just built`);
  return image;
}

/** How long an image may take to be pulled, in milliseconds. */
const pullLimit = 900_000;

/** The image of that name, which is pulled if the engine does not have it; a text says why there is none. */
export async function findImage(engine: Engine, name: string): Promise<ContainerImage | string> {
  // It would be an option.
  if (name.startsWith('-')) return 'invalid reference format';
  const known = await inspect(engine, name);
  if (known) return known;
  const { isGood, why } = await call(engine, ['pull', name], pullLimit);
  return (isGood ? await inspect(engine, name) : undefined) ?? why;
}

/** Removes what was built of a Dockerfile, unless something else uses it. */
export async function removeImage(engine: Engine, build: string): Promise<void> {
  await call(engine, ['image', 'rm', tagOf(build)]);
}

/** Removes what a sandbox built, but for the builds that are kept. */
export async function removeOtherImages(engine: Engine, sandbox: string, kept: ReadonlySet<string>): Promise<void> {
  const words = ['image', 'ls', '--filter', `label=${label}=${sandbox}`, '--format', '{{.Repository}}'];
  const { stdout } = await call(engine, words);
  const builds = stdout.split('\n').map((name) => name.split('/').at(-1) ?? '');
  for (const build of builds) if (/^[0-9a-f-]{36}$/.test(build) && !kept.has(build)) await removeImage(engine, build);
}

async function inspect(engine: Engine, name: string): Promise<ContainerImage | undefined> {
  // Without a format, of which docker and podman have ideas of their own.
  const { isGood, stdout } = await call(engine, ['image', 'inspect', name]);
  const all = isGood ? parseJson(stdout) : undefined;
  const found: unknown = Array.isArray(all) ? all[0] : undefined;
  if (!isJsonObject(found) || typeof found['Id'] !== 'string') return undefined;
  const config = isJsonObject(found['Config']) ? found['Config'] : {};
  const ports = Object.keys(isJsonObject(config['ExposedPorts']) ? config['ExposedPorts'] : {})
    .filter((port) => !port.endsWith('/udp'))
    .map((port) => Number.parseInt(port, 10));
  return { image: found['Id'], port: ports.toSorted((one, other) => one - other)[0] };
}
