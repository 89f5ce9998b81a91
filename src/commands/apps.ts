import { command, type Group } from '../cli/define.ts';
import type { Context } from '../cli/context.ts';
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
  wholeNumber,
} from '../cli/inputs.ts';
import { usageFailure } from '../errors.ts';
import { isPushUrlOf, pushUrl, readRemoteName } from '../git/remotes.ts';
import { App, RunResult } from '../models/app.ts';
import { Domain } from '../models/domain.ts';
import { Pod } from '../models/pod.ts';
import { begun, done, doneIn, heading, line, pairs, table, text } from '../output/view.ts';
import { open } from './apps-open.ts';
import { hintAtMissing } from './not-found.ts';
import { podTable } from './pod-table.ts';

const create = command({
  summary: 'create an app',
  description: 'Without a name the controller makes one up. In a git repository a remote for pushing is added.',
  args: { id: optionalArgument('id', 'the name of the app', asIs) },
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
  async run({ id, buildpack, remote }, context) {
    const { api } = context;
    const created = await api('apps.create', { ...(id !== undefined && { id }) });
    if (buildpack !== undefined) await api('config.set', { app: created.id, values: { BUILDPACK_URL: buildpack } });
    if (remote !== false) await addRemote(created.id, remote, context);
    return created;
  },
  view: ({ id }) => [done(`created ${id}`)],
});

/** The app is there whatever becomes of the remote: what cannot be added is told and is no failure. */
async function addRemote(id: string, name: string | undefined, context: Context): Promise<void> {
  const { git, brand } = context;
  if (!(await git.isRepository())) {
    context.note(
      `This folder is in no git repository, so no remote was added. In one, run ${brand.name} git:remote -a ${id}.`,
    );
    return;
  }
  const wanted = name ?? brand.name;
  const url = pushUrl(context.session().controller, (await context.dialect()).prefix, id);
  const existing = (await git.remotes()).find((remote) => remote.name === wanted);
  if (existing === undefined) {
    await git.add(wanted, url);
    context.note(`Git remote ${wanted} added.`);
  } else if (existing.url !== url) {
    context.note(
      `The git remote ${wanted} leads to ${existing.url} and was left as it is; add another with git:remote --remote.`,
    );
  }
}

const list = command({
  summary: 'list the apps that you may see',
  options: { limit },
  examples: ['apps:list', 'apps:list --json'],
  operations: ['apps.list'],
  output: { type: 'array', items: App },
  run: ({ limit: most }, { api }) => api('apps.list', { limit: most }),
  json: ({ items }) => items,
  view: (page) => [
    heading('Apps', page),
    table(
      ['ID', 'OWNER', 'CREATED', 'UPDATED'],
      page.items.map(({ id, owner, created, updated }) => [id, owner, { moment: created }, { moment: updated }]),
      page.items.map(({ id }) => id),
    ),
  ],
});

const AppDetails = {
  allOf: [
    App,
    {
      type: 'object',
      properties: { pods: { type: 'array', items: Pod }, domains: { type: 'array', items: Domain } },
      required: ['pods', 'domains'],
    },
  ],
} as const;

const info = command({
  summary: 'show an app with its processes and domains',
  options: { app },
  examples: ['apps:info --app hello'],
  operations: ['apps.info', 'pods.list', 'domains.list'],
  output: AppDetails,
  async run({ app: id }, { api }) {
    const [details, pods, domains] = await Promise.all([
      api('apps.info', { app: id }),
      api('pods.list', { app: id }),
      api('domains.list', { app: id }),
    ]);
    return { details, pods, domains };
  },
  json: ({ details, pods, domains }) => ({ ...details, pods: pods.items, domains: domains.items }),
  view: ({ details: { id, uuid, owner, url, created, updated }, pods, domains }) => [
    heading(`${id} Application`),
    pairs([
      ['updated:', { moment: updated }],
      ['uuid:', uuid],
      ['created:', { moment: created }],
      ['url:', url],
      ['owner:', owner],
      ['id:', id],
    ]),
    line(''),
    heading(`${id} Processes`),
    podTable(pods.items),
    line(''),
    heading(`${id} Domains`),
    ...domains.items.map(({ domain }) => line(domain)),
  ],
});

const destroy = command({
  summary: 'destroy an app with all that belongs to it',
  description:
    'There is no way back. The name must be typed again, or be given with --confirm, which also says which app is meant.',
  options: {
    app: appIfGiven,
    confirm: option('app', 'the name of the app again, instead of being asked for it', asIs, { completes: 'app' }),
  },
  examples: ['apps:destroy --app hello', 'apps:destroy --app hello --confirm hello'],
  operations: ['apps.destroy'],
  output: App,
  doing: ({ app: id, confirm }) => `Destroying ${id ?? confirm ?? 'the app'}`,
  async run({ app: given, confirm }, context) {
    const id = await context.app(given ?? confirm);
    const { controller } = context.session();
    const typed =
      confirm ??
      (await context.prompt.ask(
        `This destroys ${id} on ${controller}, for good. Type the name of the app to go on:`,
        `Confirm with --confirm=${id}.`,
      ));
    if (typed !== id) throw usageFailure(`"${typed}" is not "${id}": nothing was destroyed.`);
    await context.api('apps.destroy', { app: id });
    if (given === undefined) await removeRemotes(id, context);
    return { id };
  },
  view: () => [begun(), doneIn()],
});

async function removeRemotes(id: string, { git, session, note }: Context): Promise<void> {
  for (const { name, url } of await git.remotes()) {
    if (!isPushUrlOf(url, session().controller, id)) continue;
    await git.remove(name);
    note(`Git remote ${name} removed.`);
  }
}

const logs = command({
  summary: "show an app's log",
  options: { app, lines: option('number', 'how many lines, from the end', wholeNumber(1), { short: 'n' }) },
  examples: ['apps:logs --app hello', 'apps:logs --lines 20 --app hello'],
  operations: ['apps.logs'],
  output: { type: 'array', items: { type: 'string' } },
  async run({ app: id, lines }, { api }) {
    const log = await api('apps.logs', { app: id, log_lines: lines });
    const all = log.replace(/\n$/, '').split('\n');
    return log === '' ? [] : all.slice(lines === undefined ? 0 : -lines);
  },
  view: (lines) => lines.map((each) => line(each)),
});

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
  view: ({ output }) => [text(output)],
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
