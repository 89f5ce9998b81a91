import { Failure } from '../base/errors.ts';
import type { ControllerUrl } from './controller-url.ts';
import type { Dialect } from './dialects/dialect.ts';

/** What a command needs is not in the controller's API: found before any request for it. */
export class NotInApi extends Failure {
  constructor(controller: ControllerUrl, { name, version }: Dialect, missing: string) {
    super('usage', `${controller} speaks API ${version} (${name}), which has no ${missing}.`);
    this.name = 'NotInApi';
  }
}
