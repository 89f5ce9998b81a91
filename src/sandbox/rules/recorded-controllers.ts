import type { Dialect } from '../../api/dialects/dialect.ts';
import { type DialectName, dialectNamed } from '../../api/dialects/registry.ts';
import { usageFailure } from '../../base/errors.ts';
import { deisV1Rules, runAsList } from './deis-1.ts';
import { deis11Rules } from './deis-1.1.ts';
import { rulesOf } from './rules-of.ts';
import type { Rules } from './rules.ts';
import { hephy222Rules, workflow200Rules, workflow218Rules, workflow242Rules } from './workflow.ts';

/** A real controller that a sandbox can be like, also where that goes against the documents. */
export interface RealController {
  /** What people call it, with the release that was looked at. */
  readonly title: string;
  /** The dialect that it speaks. */
  readonly dialect: DialectName;
  /** What its version headers say, where it is older than all dialects. */
  readonly announces?: Pick<Dialect, 'version' | 'platform'>;
  readonly rules: Rules;
}

const deis141Rules: Rules = {
  ...deis11Rules,
  hidesApps: false,
  collaboratorsShare: true,
  cancelsNamed: false,
  cancelTakesApps: true,
  showsRelease: false,
  readsPrefixes: true,
  removesNewestDomain: true,
  keepsKeys: true,
  crashes: true,
  adminsNeedPassword: true,
  loosePasswords: true,
  mergesNewestConfig: true,
  hides: { ...deis11Rules.hides, User: ['id'] },
  writes: { ...deis11Rules.writes, 'apps.run': runAsList },
};

const drycc100Rules: Rules = {
  ...workflow218Rules,
  hides: { ...workflow218Rules.hides, Release: [] },
  lacks: ['GET /v2/apps/{app}/build/', 'POST /v2/apps/{app}/build/'],
  writes: { ...workflow218Rules.writes, 'builds.list': (build: unknown) => build },
};

/** The real controllers that a sandbox can be like, by the name that `--like` has for them. */
export const controllers = {
  'deis-1.4': { title: 'Deis 1.4.1', dialect: 'deis-1.1', rules: deis141Rules },
  'deis-1.13': {
    title: 'Deis 1.13.4',
    dialect: 'deis-1.7',
    rules: { ...deisV1Rules('1.13.4'), readsPrefixes: true, webNeedsPush: true },
  },
  'workflow-2.0': {
    title: 'Workflow 2.0.0',
    dialect: 'deis-2.2',
    announces: { version: '2.0', platform: '2.0.0' },
    rules: workflow200Rules,
  },
  'workflow-2.4.2': { title: 'Workflow 2.4.2', dialect: 'deis-2.2', rules: workflow242Rules },
  'workflow-2.18': { title: 'Workflow 2.18.0', dialect: 'deis-2.3', rules: workflow218Rules },
  'hephy-2.22': { title: 'Hephy 2.22.0', dialect: 'deis-2.3', rules: hephy222Rules },
  'drycc-1.0': { title: 'Drycc 1.0.0', dialect: 'drycc-2.3', rules: drycc100Rules },
  'drycc-1.3': { title: 'Drycc 1.3.0', dialect: 'drycc-2.3', rules: { ...drycc100Rules, needsStack: true } },
} as const satisfies Readonly<Record<string, RealController>>;

/** The name of a real controller that a sandbox can be like. */
export type ControllerName = keyof typeof controllers;

/** The names of all of them. */
export const controllerNames = Object.keys(controllers) as readonly ControllerName[];

/** The dialect of a real controller, with its own version in the headers. */
export function dialectOf(name: ControllerName): Dialect {
  const { dialect, announces }: RealController = controllers[name];
  const found = dialectNamed(dialect);
  if (!found) throw new TypeError(`no dialect ${dialect}`);
  return announces ? { ...found, ...announces } : found;
}

/** The rules of a dialect by its documents, or those of a real controller. Throws a `Failure` for one of another dialect. */
export function rulesFor(dialect: Dialect, like: ControllerName | undefined): Rules {
  if (like === undefined) return rulesOf(dialect);
  const controller = controllers[like];
  if (controller.dialect === dialect.name) return controller.rules;
  throw usageFailure(
    `${controller.title} speaks ${controller.dialect}, not ${dialect.name}.`,
    `Leave out --api, or give --api ${controller.dialect}.`,
  );
}
