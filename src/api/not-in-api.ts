import { Failure } from '../base/errors.ts';
import type { ControllerUrl } from './controller-url.ts';
import type { Dialect } from './dialects/dialect.ts';

/** What a command needs is not in the controller's API: found before any request for it. */
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
