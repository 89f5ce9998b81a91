import { deis23 } from '../../src/api/dialects/deis-2.3.ts';
import type { OperationName } from '../../src/api/operations.ts';

/** Commands of Drycc whose operations every controller has, with parameters or fields that only Drycc has. */
const byParameter = /^(?:config:attach|(?:lifecycles|timeouts|autodeploy|autorollback):\w+|tls:(?:auto|issuer))$/;

/** Whether a command is one that only newer controllers of Drycc can do: a sandbox does not take it. */
export function isOfDryccAlone(name: string, operations: readonly OperationName[]): boolean {
  return byParameter.test(name) || operations.some((each) => deis23.routes[each] === null);
}
