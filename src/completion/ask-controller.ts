import type { Api } from '../api/client.ts';
import type { Brand } from '../base/brand.ts';
import type { LiveCompletable } from '../cli/define.ts';
import { createContext } from '../cli/context.ts';
import type { Host } from '../cli/host.ts';
import { Failure } from '../base/errors.ts';
import { Deadline, untilStopped } from '../base/stop-signal.ts';
import type { Candidate } from './expected.ts';

/** How long the controller is waited for, in milliseconds: about as long as people wait for a key to do something. */
const patience = 1500;
/** More than anybody picks from. */
const limit = 1000;

/** What is asked for, and what the command line says of where to ask. */
export interface Question {
  readonly kind: LiveCompletable;
  /** The app, or the workspace, that has the values; undefined for those that neither has. */
  readonly app: string | undefined;
  readonly profile: string | undefined;
  readonly api: string | undefined;
}

/** Asks the controller for values; undefined when it does not answer in time, or with a failure. */
export async function askController(
  { kind, app, profile, api }: Question,
  host: Host,
  brand: Brand,
): Promise<readonly Candidate[] | undefined> {
  const given = { quiet: true, input: false };
  const interrupted = new Deadline(host.interrupted, patience);
  const context = createContext(
    { host: { ...host, interrupted }, brand, nouns: {} },
    { ...given, config: profile, api, timeout: patience / 1000 },
    { notice: () => undefined, progress: () => undefined, silence: () => () => undefined },
  );
  try {
    return await untilStopped(interrupted, () => lists[kind](context.api, app ?? ''));
  } catch (error) {
    if (error instanceof Failure || interrupted.aborted) return undefined;
    throw error;
  } finally {
    interrupted.release();
    await context.close();
  }
}

/** The values of a kind, asked of a controller; those that an app or a workspace has are of that one. */
export function valuesOf(kind: LiveCompletable, api: Api, app: string): Promise<readonly Candidate[]> {
  return lists[kind](api, app);
}

type List = (api: Api, app: string) => Promise<readonly Candidate[]>;

const lists: Readonly<Record<LiveCompletable, List>> = {
  app: async (api) => (await api('apps.list', { limit })).items.map(({ id }) => ({ value: id })),
  release: async (api, app) =>
    (await api('releases.list', { app, limit })).items.map(({ version, summary }) => ({
      value: `v${version}`,
      summary,
    })),
  process: async (api, app) => (await processTypes(api, app)).types,
  async pod(api, app) {
    const { types, pods } = await processTypes(api, app);
    return [...types, ...pods];
  },
  domain: async (api, app) =>
    (await api('domains.list', { app, limit })).items.map(({ domain }) => ({ value: domain })),
  certificate: (api, app) => certificates(api, app),
  key: async (api) => (await api('keys.list', { limit })).items.map(({ id }) => ({ value: id })),
  user: (api, app) => users(api, app),
  variable: async (api, app) => names((await api('config.get', { app })).values),
  tag: async (api, app) => names((await api('config.get', { app })).tags),
  credential: async (api, app) => names((await api('config.get', { app })).registry),
  label: async (api, app) => names((await api('settings.get', { app })).label),
  group: async (api, app) => names((await api('config.get', { app })).groups),
  gateway: async (api, app) => named((await api('gateways.list', { app, limit })).items),
  route: async (api, app) => named((await api('routes.list', { app, limit })).items, ({ kind }) => kind),
  volume: async (api, app) => named((await api('volumes.list', { app, limit })).items, ({ size }) => size),
  addon: async (api, app) => named((await api('addons.list', { app, limit })).items, ({ plan }) => plan),
  class: async (api) => named((await api('addons.classes', { limit })).items, ({ description }) => description),
  resource: async (api, app) => named((await api('resources.list', { app, limit })).items, ({ plan }) => plan),
  workspace: async (api) => (await api('workspaces.list', { limit })).items.map(({ id }) => ({ value: id })),
  member: async (api, workspace) =>
    (await api('members.list', { workspace, limit })).items.map(({ user, role }) => ({ value: user, summary: role })),
  invitation: async (api, workspace) =>
    (await api('invitations.list', { workspace, limit })).items.flatMap(({ token, email }) =>
      token === undefined ? [] : [{ value: token, summary: email }],
    ),
  token: async (api) =>
    (await api('tokens.list', { limit })).items.map(({ uuid, alias }) => ({ value: uuid, summary: alias })),
  address: async (api, app) => (await api('whitelist.list', { app })).addresses.map((value) => ({ value })),
};

/** The certificates of the user or, where they belong to apps, of the app; none of them is known without one there. */
async function certificates(api: Api, app: string): Promise<readonly Candidate[]> {
  try {
    const { items } = await api('certs.list', { ...(app !== '' && { app }), limit });
    return items.map(({ name }) => ({ value: name }));
  } catch (error) {
    if (app === '' && error instanceof Failure && error.kind === 'usage') return [];
    throw error;
  }
}

function named<T extends { readonly name: string }>(
  items: readonly T[],
  summaryOf: (item: T) => string | undefined = () => undefined,
): readonly Candidate[] {
  return items.map((item) => ({ value: item.name, summary: summaryOf(item) }));
}

/** Names alone: what they stand for may be a secret. */
function names(values: object = {}): readonly Candidate[] {
  return Object.keys(values)
    .sort()
    .map((value) => ({ value }));
}

/** Processes that run, and the types that the app has besides: those are in its structure, where the controller tells it. */
async function processTypes(
  api: Api,
  app: string,
): Promise<{ types: readonly Candidate[]; pods: readonly Candidate[] }> {
  const [{ items }, { structure = {} }] = await Promise.all([
    api('pods.list', { app, limit }),
    api('apps.info', { app }),
  ]);
  const types = [...new Set([...items.map(({ type }) => type), ...Object.keys(structure)])].sort();
  return {
    types: types.map((type) => ({ value: type, summary: 'process type' })),
    pods: items.flatMap(({ name, state }) => (name === undefined ? [] : [{ value: name, summary: state }])),
  };
}

/** All users, which only administrators are told; for others those of the app. */
async function users(api: Api, app: string): Promise<readonly Candidate[]> {
  const [all, collaborators] = await Promise.allSettled([
    api('users.list', { limit }),
    app === '' ? undefined : api('perms.list', { app }),
  ]);
  if (all.status === 'fulfilled') return all.value.items.map(({ username }) => ({ value: username }));
  if (collaborators.status === 'rejected') throw collaborators.reason as Error;
  return (collaborators.value?.users ?? []).map((username) => ({ value: username }));
}
