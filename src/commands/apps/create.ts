import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { optionalArgument, anyText, option, optionOrNot } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { findWorkspace, inWorkspace, workspaceOption } from '../../cli/workspace.ts';
import { configurePush, pushUrlOf } from '../../cli/push-remote.ts';
import { readRemoteName } from '../../git/remotes.ts';
import { App } from '../../models/app.ts';
import { done, either, line, nothing } from '../../output/view.ts';

export default command({
  summary: 'create an app',
  description: 'If you give no name, the controller invents one. In a git repository, a git remote is added.',
  args: {
    id: optionalArgument('id', 'name of the app', anyText, { otherwise: 'a name that the controller makes up' }),
  },
  options: {
    buildpack: option('url', 'buildpack to build with, saved as BUILDPACK_URL', anyText, { short: 'b' }),
    remote: optionOrNot('remote', 'name of the git remote (default: the name of this program)', readRemoteName, {
      short: 'r',
    }),
    workspace: workspaceOption,
  },
  examples: ['apps:create', 'apps:create hello', 'apps:create hello --no-remote'],
  operations: ['apps.create', 'apps.info', 'config.set', 'workspaces.list'],
  output: App,
  doing: () => 'Creating Application',
  async run({ id: wanted, buildpack, remote, workspace }, context): Promise<Creation> {
    const { api, brand, note } = context;
    const owner = await inWorkspace(workspace, context, findWorkspace);
    const created = await api('apps.create', { ...(wanted !== undefined && { id: wanted }), ...owner }).catch(
      async (error: unknown) => {
        throw wanted === undefined ? error : await withLeftApp(error, wanted, context);
      },
    );
    const id = created.id ?? wanted;
    if (id === undefined) {
      note(`The app was created, but the controller did not say its name: ${brand.name} apps:list shows it.`);
      return { created, id, isUnfinished: buildpack !== undefined };
    }
    if (buildpack !== undefined) {
      const setting = api('config.set', { app: id, values: { BUILDPACK_URL: buildpack } });
      await setting.catch((error: unknown) => {
        note(`The app ${id} was created.`);
        throw error;
      });
    }
    if (remote !== false) return { created, id, ...(await addRemote(id, remote, context)) };
    const later = `${brand.name} git:remote -a ${id}`;
    return {
      created,
      id,
      about: `If you want to add a git remote for this app later, use \`${later}\``,
      isLater: true,
    };
  },
  json: ({ created }) => created,
  view: ({ id, about, isLater }) => [
    done(id === undefined ? 'created' : `created ${id}`, `Created app${id === undefined ? '' : ` ${id}`}`),
    ...(about === undefined
      ? []
      : [
          either({
            terminal:
              isLater === true ? [nothing('No git remote.', ['Add one', `git:remote -a ${id ?? ''}`])] : [line(about)],
            pipe: [line(about)],
          }),
        ]),
  ],
  exitCode: ({ isUnfinished }) => (isUnfinished === true ? 1 : 0),
});

/** A controller that fails half-way keeps the app (Workflow 2.4, where the cluster refuses its name). */
async function withLeftApp(error: unknown, id: string, { api }: Context): Promise<unknown> {
  if (!(error instanceof Failure) || (error.status ?? 0) < 500) return error;
  try {
    await api('apps.info', { app: id });
  } catch {
    return error;
  }
  const { kind, message, status } = error;
  const hint = `Destroy it with apps:destroy --app ${id} if you do not need it.`;
  return new Failure(kind, `${message}\nThe app ${id} exists anyway.`, { status, hint, cause: error });
}

interface Creation extends Addition {
  readonly created: Partial<App>;
  readonly id: string | undefined;
}

interface Addition {
  /** The sentence that there is a remote. */
  readonly about?: string;
  /** True where no remote was wanted. */
  readonly isLater?: boolean;
  /** True where there should be a remote and is none: a script must not go on to push to the app of another. */
  readonly isUnfinished?: boolean;
}

/** Adds the remote for pushing. The app is there whatever becomes of the remote, so what cannot be added is only told. */
async function addRemote(id: string, name: string | undefined, context: Context): Promise<Addition> {
  const { git, brand, note } = context;
  let isRepository: boolean;
  try {
    isRepository = await git.isRepository();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    note(`The app ${id} was created, but no git remote was added: ${error.message}`);
    return { isUnfinished: true };
  }
  if (!isRepository) {
    note(
      `This directory is not in a git repository, so no remote was added. In a repository, run ${brand.name} git:remote -a ${id}.`,
    );
    return {};
  }
  const wanted = name ?? brand.name;
  const url = await pushUrlOf(context, id);
  const existing = (await git.remotes()).find((remote) => remote.name === wanted);
  if (existing?.url === url) {
    await configurePush(context, url);
    return { about: `Remote ${wanted} already exists and is correctly configured for app ${id}.` };
  }
  if (existing !== undefined) {
    const remedy = `${brand.name} git:remote --force --remote ${wanted} --app ${id}`;
    note(`A git remote with the name ${wanted} already exists, and points to ${existing.url}.`);
    note(`The app ${id} was created. To overwrite this remote run: ${remedy}`);
    return { isUnfinished: true };
  }
  try {
    await git.add(wanted, url);
    await configurePush(context, url);
    return { about: `Git remote ${wanted} successfully created for app ${id}.` };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    note(`The app ${id} was created, but no git remote was added: ${error.message}`);
    return { isUnfinished: true };
  }
}
