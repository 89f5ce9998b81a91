import { parseControllerUrl } from '../api/controller-url.ts';
import type { Dialect } from '../api/dialects/dialect.ts';
import { checkIdentifier } from '../api/identifiers.ts';
import { Failure, usageFailure } from '../base/errors.ts';
import { readProfile } from '../settings/profile.ts';
import type { Context } from './context.ts';
import { identifier, option } from './inputs.ts';

/** The workspace that is meant, for commands that need one. */
export const workspaceOption = option(
  'workspace',
  'the workspace (default: from the environment, the profile, or the only one)',
  identifier('workspace'),
  { completes: 'workspace' },
);

/** How many workspaces are looked at, and named in a message. */
const most = 20;

/**
 * The chosen workspace: the given one, the environment's, or the profile's, in this order. Undefined if
 * there is none.
 */
export function chosenWorkspace(
  given: string | undefined,
  { variable, locations, session }: Pick<Context, 'variable' | 'locations' | 'session'>,
): string | undefined {
  const chosen = given ?? variable('WORKSPACE') ?? ofProfile(locations.profile, session().controller);
  if (chosen !== undefined) checkIdentifier('workspace', chosen);
  return chosen;
}

/** The chosen workspace; otherwise the only one; otherwise one chosen at the terminal. */
export async function findWorkspace(given: string | undefined, context: Context): Promise<string> {
  const chosen = chosenWorkspace(given, context);
  if (chosen !== undefined) return chosen;
  const { items, total } = await context.api('workspaces.list', { limit: most });
  const names = items.map(({ id }) => id);
  const [first] = names;
  const { name } = context.brand;
  if (first === undefined) {
    throw new Failure('failure', `You are not a member of any workspace on ${context.session().controller}.`, {
      hint: `Create one with ${name} workspaces:create.`,
    });
  }
  if (total === 1) return first;
  const listed = `${names.join(', ')}${total > names.length ? ', ...' : ''}`;
  if (!context.prompt.isPossible) {
    throw usageFailure(
      `Which workspace? You are a member of ${listed}.`,
      `Give it with --workspace, or set a default with ${name} workspaces:switch.`,
    );
  }
  return context.prompt.choose('Which workspace?', names, 'Give it with --workspace.');
}

/** The workspace in a profile, which is one of the profile's own controller. */
function ofProfile(path: string, controller: string): string | undefined {
  let profile;
  try {
    profile = readProfile(path);
    if (!profile || parseControllerUrl(profile.controller) !== controller) return undefined;
  } catch (error) {
    // The environment says who is logged in, then.
    if (error instanceof Failure) return undefined;
    throw error;
  }
  const { workspace } = profile.others;
  return typeof workspace === 'string' && workspace !== '' ? workspace : undefined;
}

/**
 * The parameter that names the workspace, for an operation that some controllers want one for: found where they do, and
 * nothing elsewhere. Throws a usage failure if one was given to a controller without workspaces.
 */
export async function inWorkspace(
  given: string | undefined,
  context: Context,
  find: (given: string | undefined, context: Context) => Promise<string> | string | undefined,
): Promise<{ readonly workspace?: string }> {
  const hasWorkspaces = ({ routes }: Dialect): boolean => routes['workspaces.list'] !== null;
  if (given !== undefined) await context.api.require('workspaces.list');
  if (!hasWorkspaces(await context.dialect())) return {};
  const workspace = await find(given, context);
  return workspace === undefined ? {} : { workspace };
}
