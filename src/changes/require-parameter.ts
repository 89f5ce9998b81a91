import type { Dialect } from '../api/dialects/dialect.ts';
import type { OperationName } from '../api/operations.ts';
import type { Context } from '../cli/context.ts';
import { NotInApi } from '../api/not-in-api.ts';

/** Whether the controller's API has an operation, and a parameter of it. */
export async function hasParameter(
  { dialect }: Pick<Context, 'dialect'>,
  operation: OperationName,
  parameter: string,
): Promise<boolean> {
  const { routes, lacks } = await dialect();
  return routes[operation] !== null && lacks[operation]?.includes(parameter) !== true;
}

/** Makes sure that the controller's API has a parameter of an operation, before anything is asked. Throws a usage failure. */
export async function requireParameter(
  { api, dialect }: Pick<Context, 'api' | 'dialect'>,
  operation: OperationName,
  parameter: string,
): Promise<void> {
  const hasIt = ({ routes, lacks }: Dialect): boolean =>
    routes[operation] !== null && lacks[operation]?.includes(parameter) !== true;
  const spoken = await dialect(hasIt);
  if (hasIt(spoken)) return;
  throw new NotInApi(api.controller, spoken, hasIt);
}
