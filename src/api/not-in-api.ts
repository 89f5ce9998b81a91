import { Failure } from '../base/errors.ts';
import type { ControllerUrl } from './controller-url.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { OperationName } from './operations.ts';

/** The controller's API lacks an operation, or a parameter of one, that a command needs: found before it is asked for. */
export class NotInApi extends Failure {
  constructor(controller: ControllerUrl, { name, version }: Dialect, operation: OperationName, parameter?: string) {
    super(
      'usage',
      parameter === undefined
        ? `${controller} speaks API ${version} (${name}), which has no ${operation}.`
        : `${controller} speaks API ${version} (${name}), which has no ${parameter} in ${operation}.`,
    );
    this.name = 'NotInApi';
  }
}
