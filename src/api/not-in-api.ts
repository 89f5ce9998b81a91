import { Failure } from '../base/errors.ts';
import type { ControllerUrl } from './controller-url.ts';
import type { Dialect } from './dialects/dialect.ts';

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
