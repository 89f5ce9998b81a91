import { mark } from '../runtime/orphans.ts';
import type { ContainerHost } from './container-host.ts';
import type { Engine } from './engine.ts';
import type { ContainerImage } from './image.ts';
import type { Variables } from './variables.ts';

/** What is run in a container. */
export interface Run {
  readonly name: string;
  readonly variables: Pick<Variables, 'options'>;
  /** More options of the engine's command line. */
  readonly options?: readonly string[];
  /** What runs in place of the image's own command; empty for that. */
  readonly entrypoint: readonly string[];
  /** Its arguments, or those of the image's own. */
  readonly args?: readonly string[];
}

/** The command line that runs an image in a container, which is removed at its end. */
export function runWords(
  { engine, sandbox }: Pick<ContainerHost, 'engine' | 'sandbox'>,
  { image }: ContainerImage,
  { name, variables, options = [], entrypoint, args = [] }: Run,
): readonly string[] {
  const [program, ...words] = entrypoint;
  return [
    ...[engine.program, 'run', '--rm', '--pull=never', '--name', name, '--label', `${mark}=${sandbox}`],
    // Otherwise the settings of the owner's environment would be in the container.
    ...(engine.name === 'podman' ? ['--http-proxy=false'] : []),
    ...options,
    ...variables.options,
    ...(program === undefined ? [image] : ['--entrypoint', program, image, ...words]),
    ...args,
  ];
}

/** The port on which an app listens in its container: that of its config, otherwise that of the image, otherwise the usual one. */
export function innerPort({ port }: ContainerImage, { PORT }: Readonly<Record<string, string>>): number {
  const own = Number(PORT);
  return Number.isInteger(own) && own > 0 && own < 65_536 ? own : (port ?? 5000);
}

/** The words after the engine's name that end containers at once and remove them. Podman would wait ten seconds for each. */
export function removeWords({ name }: Pick<Engine, 'name'>, ...containers: readonly string[]): readonly string[] {
  return ['rm', '--force', ...(name === 'podman' ? ['--time', '0'] : []), ...containers];
}
