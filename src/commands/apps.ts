import { command, type Group } from '../cli/define.ts';
import type { Context } from '../cli/context.ts';
import { noApp } from '../cli/find-app.ts';
import {
  app,
  appIfGiven,
  argument,
  asIs,
  identifier,
  limit,
  manyArguments,
  option,
  optionalArgument,
  optionOrNot,
} from '../cli/inputs.ts';
import { Failure, usageFailure } from '../errors.ts';
import { isPushUrlOf, pushUrl, readRemoteName } from '../git/remotes.ts';
import { App, RunResult } from '../models/app.ts';
import { Domain } from '../models/domain.ts';
import { Pod } from '../models/pod.ts';
import { begun, done, doneIn, heading, line, linked, pairs, rows, text } from '../output/view.ts';
import { addressOf, open } from './apps-open.ts';
import { byName } from './domain-name.ts';
import { labelsView } from './labels-view.ts';
import { logs } from './logs.ts';
import { hintAtMissing } from './not-found.ts';
import { podTable } from './pod-table.ts';
import { hasParameter } from './requirement.ts';

const create = command({
  summary: 'create an app',
  description: 'Without a name the controller makes one up. In a git repository a remote for pushing is added.',
  args: {
    id: optionalArgument('id', 'the name of the app', asIs, { otherwise: 'a name that the controller makes up' }),
  },
  options: {
    buildpack: option('url', 'the buildpack to build with, set as BUILDPACK_URL', asIs, { short: 'b' }),
    remote: optionOrNot('remote', 'the name of the git remote; by default that of this program', readRemoteName, {
      short: 'r',
    }),
  },
  examples: ['apps:create', 'apps:create hello', 'apps:create hello --no-remote'],
  operations: ['apps.create', 'config.set'],
  output: App,
  doing: () => 'Creating Application',
  async run({ id: wanted, buildpack, remote }, context) {
    const { api, brand, note } = context;
    const created = await api('apps.create', { ...(wanted !== undefined && { id: wanted }) });
    const { id } = created;
    if (buildpack !== undefined) {
      const setting = api('config.set', { app: id, values: { BUILDPACK_URL: buildpack } });
      await setting.catch((error: unknown) => {
        note(`The app ${id} was created.`);
        throw error;
      });
    }
    if (remote !== false) return { created, ...(await addRemote(id, remote, context)) };
    const later = `${brand.name} git:remote -a ${id}`;
    return { created, about: `If you want to add a git remote for this app later, use \`${later}\`` };
  },
  json: ({ created }) => created,
  view: ({ created: { id }, about }) => [done(`created ${id}`), ...(about === undefined ? [] : [line(about)])],
  exitCode: ({ isUnfinished }) => (isUnfinished === true ? 1 : 0),
});

interface Addition {
  /** The sentence that there is a remote. */
  readonly about?: string;
  /** True where there should be a remote and is none: a script must not go on to push to the app of another. */
  readonly isUnfinished?: boolean;
}

/** Adds the remote for pushing. The app is there whatever becomes of the remote, so what cannot be added is only told. */
async function addRemote(id: string, name: string | undefined, context: Context): Promise<Addition> {
  const { git, brand, note } = context;
  if (!(await git.isRepository())) {
    note(`This folder is in no git repository, so no remote was added. In one, run ${brand.name} git:remote -a ${id}.`);
    return {};
  }
  const wanted = name ?? brand.name;
  const url = pushUrl(context.session().controller, (await context.dialect()).prefix, id);
  const existing = (await git.remotes()).find((remote) => remote.name === wanted);
  if (existing?.url === url) {
    return { about: `Remote ${wanted} already exists and is correctly configured for app ${id}.` };
  }
  if (existing !== undefined) {
    const remedy = `${brand.name} git:remote --force --remote ${wanted} --app ${id}`;
    note(`A git remote with the name ${wanted} already exists, and leads to ${existing.url}.`);
    note(`The app ${id} was created. To overwrite this remote run: ${remedy}`);
    return { isUnfinished: true };
  }
  try {
    await git.add(wanted, url);
    return { about: `Git remote ${wanted} successfully created for app ${id}.` };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    note(`The app ${id} was created, but no git remote was added: ${error.message}`);
    return { isUnfinished: true };
  }
}

const list = command({
  summary: 'list the apps that you may see',
  options: { limit },
  examples: ['apps:list', 'apps:list --json'],
  operations: ['apps.list'],
  output: { type: 'array', items: App },
  run: ({ limit: most }, { api }) => api.stream('apps.list', { limit: most }),
  view: (listing) => [
    heading('Apps', listing),
    rows(
      ['ID', 'OWNER', 'CREATED', 'UPDATED'],
      listing,
      ({ id, url, owner, created, updated }) => [
        linked(url ?? '', id),
        owner,
        { moment: created },
        { moment: updated },
      ],
      ({ id }) => id,
    ),
  ],
});

const AppDetails = {
  allOf: [
    App,
    {
      type: 'object',
      properties: {
        pods: { type: 'array', items: Pod },
        domains: { type: 'array', items: Domain },
        label: { type: 'object', description: 'the labels; missing where the API has none' },
      },
      required: ['pods', 'domains'],
    },
  ],
} as const;

const info = command({
  summary: 'show an app with its processes, domains and labels',
  options: { app },
  examples: ['apps:info --app hello'],
  operations: ['apps.info', 'pods.list', 'domains.list', 'settings.get'],
  output: AppDetails,
  async run({ app: id }, context) {
    const { api } = context;
    const hasLabels = await hasParameter(context, 'settings.set', 'label');
    const [details, pods, domains, settings] = await Promise.all([
      api('apps.info', { app: id }),
      api('pods.list', { app: id }),
      api('domains.list', { app: id }),
      hasLabels ? api('settings.get', { app: id }) : undefined,
    ]);
    const url = addressOf(details, domains.items, api.controller);
    return { details, pods, domains, url, label: settings && (settings.label ?? {}) };
  },
  json: ({ details, pods, domains, label }) => ({
    ...details,
    pods: pods.items,
    domains: domains.items,
    ...(label && { label }),
  }),
  view: ({ details: { id, uuid, owner, created, updated }, pods, domains, url, label }) => [
    heading(`${id} Application`),
    pairs([
      ['updated:', { moment: updated }],
      ['uuid:', uuid],
      ['created:', { moment: created }],
      ['url:', url === undefined ? `No domain assigned to ${id}` : linked(url)],
      ['owner:', owner],
      ['id:', id],
    ]),
    line(''),
    heading(`${id} Processes`),
    podTable(pods.items),
    line(''),
    heading(`${id} Domains`),
    ...byName(domains.items).map(({ domain }) => line(linked(domain))),
    ...(label ? [line(''), ...labelsView(label, id)] : []),
  ],
});

const destroy = command({
  summary: 'destroy an app with all that belongs to it',
  description:
    'There is no way back. The name must be typed again, or be given with --confirm, which also says which app is meant where nothing else does. The name of the folder never does.',
  options: {
    app: appIfGiven,
    confirm: option('app', 'the name of the app again, instead of being asked for it', asIs, { completes: 'app' }),
  },
  examples: ['apps:destroy --app hello', 'apps:destroy --app hello --confirm hello'],
  operations: ['apps.destroy'],
  output: App,
  doing: ({ app: id, confirm }) => `Destroying ${id ?? confirm ?? 'the app'}`,
  async run({ app: given, confirm }, context) {
    const id = await context.app(given ?? (await context.namedApp()) ?? confirm ?? none(context));
    const { controller } = context.session();
    const typed =
      confirm ??
      (await context.prompt.ask(
        `This destroys ${id} on ${controller}, for good. Type the name of the app to go on:`,
        `Confirm with --confirm=${id}.`,
      ));
    if (typed !== id) throw usageFailure(`"${typed}" is not "${id}": nothing was destroyed.`);
    await context.api('apps.destroy', { app: id });
    return { id, remotes: given === undefined ? await removeRemotes(id, context) : [] };
  },
  json: ({ id }) => ({ id }),
  view: ({ id, remotes }) => [
    begun(),
    doneIn(),
    ...(remotes.length === 0 ? [] : [line(`Git remotes for app ${id} removed.`)]),
  ],
});

function none({ brand }: Context): never {
  throw noApp(brand);
}

/** Removes the remotes that lead to an app, and gives their names. */
async function removeRemotes(id: string, { git, session }: Context): Promise<readonly string[]> {
  const remotes = (await git.remotes()).filter(({ url }) => isPushUrlOf(url, session().controller, id));
  for (const { name } of remotes) await git.remove(name);
  return remotes.map(({ name }) => name);
}

const run = command({
  summary: 'run a command in a new process of an app',
  description: 'The exit code is that of the command. There is no time-out unless --timeout sets one.',
  args: { command: manyArguments('command', 'the command and its arguments', asIs) },
  options: { app },
  passThrough: true,
  examples: ['apps:run --app hello ls -la', 'apps:run --app hello -- bash -c "env | sort"'],
  operations: ['apps.run'],
  output: RunResult,
  doing: ({ command: words }) => `Running '${words.join(' ')}'`,
  run: ({ app: id, command: words }, { api }) => api('apps.run', { app: id, command: words.join(' ') }),
  view: ({ output }) => [begun(), text(output)],
  exitCode: ({ exit_code: code }) => (code >= 0 && code <= 255 ? code : 1),
});

const transfer = command({
  summary: 'give an app to another owner',
  args: { username: argument('username', 'the new owner', identifier('username'), { completes: 'user' }) },
  options: { app },
  examples: ['apps:transfer bob --app hello'],
  operations: ['apps.transfer'],
  output: {
    title: 'Transfer',
    type: 'object',
    properties: { app: { type: 'string' }, owner: { type: 'string' } },
    required: ['app', 'owner'],
  },
  doing: ({ app: id, username }) => `Transferring ${id} to ${username}`,
  async run({ app: id, username: owner }, { api }) {
    await api('apps.transfer', { app: id, owner }).catch(hintAtMissing(`Is ${owner} a user of this controller?`));
    return { app: id, owner };
  },
  view: () => [done()],
});

/** Commands of apps. */
export const apps: Group = { create, list, info, destroy, logs, run, transfer, open };
