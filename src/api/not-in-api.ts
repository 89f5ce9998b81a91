import { Failure } from '../base/errors.ts';
import type { ControllerUrl } from './controller-url.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { OperationName } from './operations.ts';

/** The controller's API lacks an operation, or a parameter of one, that a command needs: found before it is asked for. */
export class NotInApi extends Failure {
  readonly controller: ControllerUrl;
  readonly dialect: Dialect;
  readonly isIn: (dialect: Dialect) => boolean;

  /** `isIn` says whether an API has it. */
  constructor(controller: ControllerUrl, dialect: Dialect, isIn: (dialect: Dialect) => boolean) {
    super('usage', `This needs another API; ${controller} speaks ${dialect.version}.`);
    this.name = 'NotInApi';
    this.controller = controller;
    this.dialect = dialect;
    this.isIn = isIn;
  }
}

/** Whether a dialect has an operation. */
export const hasRoute =
  (name: OperationName) =>
  (dialect: Dialect): boolean =>
    dialect.routes[name] !== null;

/** Makes sure that a dialect has an operation, before anything is asked. */
export function requireRoute(controller: ControllerUrl, dialect: Dialect, name: OperationName): void {
  if (!hasRoute(name)(dialect)) throw new NotInApi(controller, dialect, hasRoute(name));
}

/** Parameters without which an operation affects the caller. */
const decisive: Readonly<Partial<Record<OperationName, string>>> = {
  'auth.cancel': 'username',
  'auth.passwd': 'username',
};

/**
 * Makes sure that a dialect has the parameter that decides what changes, if it is given: a controller that does not
 * look at it would change the account of who asks.
 */
export function requireDecisive(
  controller: ControllerUrl,
  dialect: Dialect,
  name: OperationName,
  params: Readonly<Record<string, unknown>>,
): void {
  const parameter = decisive[name];
  if (parameter === undefined || params[parameter] === undefined) return;
  const hasIt = ({ lacks }: Dialect): boolean => lacks[name]?.includes(parameter) !== true;
  if (!hasIt(dialect)) throw new NotInApi(controller, dialect, hasIt);
}
