import type { ContainerImage } from '../containers/image.ts';
import type { Run } from '../containers/run-words.ts';
import type { Probes } from './health-check.ts';

/** All that is needed to run a pod. */
export interface Plan {
  /** The uuid of the pod, which changes with every restart. */
  readonly pod: string;
  readonly app: string;
  readonly appUuid: string;
  readonly name: string;
  readonly type: string;
  readonly num: number;
  readonly release: number;
  /** A line for the shell, unless it runs in a container. */
  readonly command: string;
  /** What runs in a container: an image, as it starts by itself or with what is said here. */
  readonly container: (ContainerImage & Pick<Run, 'entrypoint' | 'args'>) | undefined;
  /** Whether it serves requests: it is up once its port answers. */
  readonly serves: boolean;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** In kibibytes. */
  readonly memory: number | undefined;
  readonly probes: Probes;
}
