import { usageFailure } from '../../base/errors.ts';
import { type DialectName, dialectNamed } from '../../api/dialects/registry.ts';
import type { Dialect } from '../../api/dialects/dialect.ts';

/** A real controller that a sandbox can be like. */
export interface RealController {
  /** What people call it, with the release that was looked at. */
  readonly title: string;
  /** The dialect that it speaks. */
  readonly dialect: DialectName;
  /** What its version headers say, where it is older than all dialects. */
  readonly announces?: Pick<Dialect, 'version' | 'platform'>;
}

/** The real controllers that a sandbox can be like, by the name that `--like` has for them. */
export const controllers = {
  'deis-1.4': { title: 'Deis 1.4.1', dialect: 'deis-1.1' },
  'deis-1.13': { title: 'Deis 1.13.4', dialect: 'deis-1.7' },
  'workflow-2.0': {
    title: 'Workflow 2.0.0',
    dialect: 'deis-2.2',
    announces: { version: '2.0', platform: '2.0.0' },
  },
  'workflow-2.4.2': { title: 'Workflow 2.4.2', dialect: 'deis-2.2' },
  'workflow-2.18': { title: 'Workflow 2.18.0', dialect: 'deis-2.3' },
  'hephy-2.22': { title: 'Hephy 2.22.0', dialect: 'deis-2.3' },
  'drycc-1.0': { title: 'Drycc 1.0.0', dialect: 'drycc-2.3' },
  'drycc-1.3': { title: 'Drycc 1.3.0', dialect: 'drycc-2.3' },
} as const satisfies Readonly<Record<string, RealController>>;

/** The name of one. */
export type ControllerName = keyof typeof controllers;

/** The names of all of them. */
export const controllerNames = Object.keys(controllers) as readonly ControllerName[];

/** The real controller of that name, if there is one. */
export function controllerNamed(name: string): ControllerName | undefined {
  return controllerNames.find((each) => each === name);
}

/** The dialect of a real controller, with its own version in the headers. */
export function dialectOf(name: ControllerName): Dialect {
  const { dialect, announces }: RealController = controllers[name];
  const found = dialectNamed(dialect);
  if (!found) throw new TypeError(`no dialect ${dialect}`);
  return announces ? { ...found, ...announces } : found;
}

/** Throws a usage failure unless a real controller speaks that dialect. */
export function requireDialect(name: ControllerName, dialect: string): void {
  const { title, dialect: own } = controllers[name];
  if (own === dialect) return;
  throw usageFailure(`${title} speaks ${own}, not ${dialect}.`, `Leave out --api, or give --api ${own}.`);
}
