import type { Dialect } from '../../api/dialects/dialect.ts';
import { assumed, dialectNamed } from '../../api/dialects/registry.ts';
import type { Brand } from '../../base/brand.ts';
import { demandedDialect } from '../../cli/demanded-dialect.ts';
import {
  type ControllerName,
  controllerNamed,
  dialectOf,
  requireDialect,
} from '../../sandbox/rules/controller-names.ts';
import { readLastApi } from '../../sandbox/state/last-api.ts';

/** What a sandbox is to speak, and which real controller it is to be like. */
export interface ChosenApi {
  readonly dialect: Dialect;
  readonly like: ControllerName | undefined;
}

/** Chooses by the options; without any, what the sandbox of the folder was last. Throws a usage failure if they contradict. */
export function chooseApi(
  { api, like }: { readonly api?: string | undefined; readonly like?: string | undefined },
  folder: string,
  { name }: Brand,
): ChosenApi {
  const last = api === undefined && like === undefined ? readLastApi(folder) : undefined;
  const controller = controllerNamed(like ?? last?.like ?? '');
  if (controller) {
    if (api !== undefined) requireDialect(controller, api);
    return { dialect: dialectOf(controller), like: controller };
  }
  const remembered = last && dialectNamed(last.api);
  const dialect = api === undefined ? (remembered ?? assumed[name][0]) : demandedDialect(api);
  return { dialect, like: undefined };
}
