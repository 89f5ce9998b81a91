import type { Engine } from './engine.ts';

/** What the containers of a sandbox have in common. */
export interface ContainerHost {
  readonly engine: Engine;
  /** The id of the sandbox, which is in a label of all its containers. */
  readonly sandbox: string;
  /** The data folder of the sandbox. */
  readonly folder: string;
}

/** What the container of a pod is called. */
export function containerName({ sandbox }: Pick<ContainerHost, 'sandbox'>, pod: string): string {
  return `sandbox-${sandbox.slice(0, 8)}-${pod}`;
}
