import { dryccCurrent } from '../../../src/api/dialects/drycc-current.ts';
import type { OperationName } from '../../../src/api/operations.ts';
import type { SandboxOptions } from '../../../src/sandbox/wire/server.ts';
import { deployFiles, type Pushed } from '../runtime/deploy-files.ts';
import { get, type Got } from '../runtime/pushed-app.ts';
import { type Answer, start, type StartedSandbox } from '../started-sandbox.ts';
import { accounts } from './accounts.ts';

/** A sandbox of today's Drycc in which ada has a workspace, `team1`, with an app, `hello`. */
export interface DryccPlace {
  readonly sandbox: StartedSandbox;
  readonly tokens: ReadonlyMap<string, string>;
  /** Asks as ada, or somebody else. */
  readonly ask: (operation: OperationName, params?: object, username?: string) => Promise<Answer>;
  /** Deploys a build whose slug has these files. */
  readonly deploy: (pushed: Pushed) => Promise<number>;
  /** Asks the app over HTTP. */
  readonly get: () => Promise<Got>;
}

/** Starts such a sandbox; the users besides ada have an account and nothing else. */
export async function startDrycc(
  others: readonly string[] = [],
  options: Partial<SandboxOptions> = {},
): Promise<DryccPlace> {
  const sandbox = await start(dryccCurrent, { ...options, patience: { alive: 50, ...options.patience } });
  const tokens = await accounts(sandbox, ['root', 'ada', ...others]);
  const ask: DryccPlace['ask'] = (operation, params, username = 'ada') =>
    sandbox.ask(operation, params, tokens.get(username));
  await ask('workspaces.create', { id: 'team1', email: 'team@example.com' });
  await ask('apps.create', { id: 'hello', workspace: 'team1' });
  return {
    sandbox,
    tokens,
    ask,
    deploy: (pushed) => deployFiles(sandbox.controller, sandbox.directory, 'hello', pushed),
    get: () => get(sandbox.port, 'hello.localhost'),
  };
}
